package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPassages(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // those of prose begin with a +
	}{
		{"none", "", nil},
		{"words", "word\n", []string{"+word"}},
		{"paragraphs", "*One*\ntwo.\n\n\n[Three](x).\n", []string{"+*One*\ntwo.", "+[Three](x)."}},
		{"a heading", "# Head\n\nText.\n", []string{"# Head", "+Text."}},
		{"no blank line", "# Head\nText.\n\nMore.\n", []string{"# Head\nText.", "+More."}},
		{"a list", "- a\n\n- b\n\nText.\n", []string{"- a\n\n- b", "+Text."}},
		{"lists", "- a\n\n1. b\n\nText.\n\n1. c\n", []string{"- a\n\n1. b", "+Text.", "1. c"}},
		{"quotes", "> a\n\n> b\n", []string{"> a\n\n> b"}},
		{"what may be a table", "a | b\n\nText.\n", []string{"a | b", "+Text."}},
		{"indented", "Text.\n\n    code\n\n   text\n", []string{"Text.\n\n    code\n\n   text"}},
		{"raw in kramdown", "<div>\n\nText.\n\n</div>\n\nText.\n", []string{"<div>\n\nText.\n\n</div>", "+Text."}},
		{"a formula", "$$ a\n\nText.\n\nb $$\n\nText.\n", []string{"$$ a\n\nText.\n\nb $$", "+Text."}},
		{"an attribute list", "{:.a}\n\nText.\n\nText.\n{:.b}\n\nText.\n\nText.\n", []string{"Text.\n{:.b}\n\nText.", "+Text."}},
		{"a fence", "```\na\n\nb\n```\n\nText.\n", []string{"```\na\n\nb\n```", "+Text."}},
		{"a footnote", "Text[^1].\n\n[^1]: A\n\n    note.\n\nText.\n", []string{"+Text[^1].", "[^1]: A\n\n    note.", "+Text."}},
		{"a definition", "Text.\n\n[a]: /a\n\nText.\n", []string{"+Text.", "[a]: /a", "+Text."}},
		{"CRLF", "One.\r\n\r\nTwo.\r\n", []string{"+One.", "+Two."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			src := []byte(test.text + "\n*End*\n")
			var got []string
			for _, p := range Parse(src, 0, Dialect{}).Passages() {
				text := string(p.Span.Of(src))
				if p.Prose {
					text = "+" + text
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(append(test.want, "+*End*"), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWithoutComments(t *testing.T) {
	for text, want := range map[string]string{
		"<!-- note: a -->\nText.\n":                    "Text.\n",
		"Text.\n\n<!-- note -->\n\nMore.\n":            "Text.\n\nMore.\n",
		"A <!-- note --> word.\n":                      "A  word.\n",
		"<!-- note -->\n\n- a\n- b\n\n<!-- note -->\n": "- a\n- b\n",
	} {
		got, page := Render([]byte(text), 0, Dialect{}), Render([]byte(want), 0, Dialect{})
		if !got.WithoutComments("note").Equal(page) {
			t.Errorf("%q: %q, want %q", text, got.WithoutComments("note").html, page.html)
		}
		if got.WithoutComments("other") != got {
			t.Errorf("%q: another comment is gone", text)
		}
	}
}
