package markdown

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBroken(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"none", "A [link](heat.md) and <i>italics</i>.\n", nil},
		{"cut", "See <a href=\"/heat\">Heat</a</b>.\n", []string{"</a"}},
		{"glued", "> See <a href=\"\"/heat\"\">Heat</a>.\n", []string{`href=""/heat""`}},
		{"block", "<p>\n<a href=\"\"/heat\"\">Heat</a</p>\n", []string{`href=""/heat""`, "</a"}},
		{"table", "| a | b |\n|---|---|\n| x</a</b> | y |\n", []string{"</a"}},
		{"heading", "# x</a</b>\n", []string{"</a"}},
		{"code", "`</a</b>` and x</i</b>\n\n    </a</b>\n\n```\n</a</b>\n```\n", []string{"</i"}},
		{"comment", "<!-- </a</b> -->\n", nil},
		{"definition", "[a]: /b \"</a</b>\"\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree := Parse([]byte(test.text), 0, Dialect{})
			var got []string
			for _, b := range tree.Broken() {
				got = append(got, string(b.Span.Of(tree.Source)))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestInText(t *testing.T) {
	src := []byte("?a *?b* `?c` [?d](/?e) <i title=\"?f\">?g</i>\n\n    ?h\n\n{{ ?i }} [?j]\n")
	var offsets []uint32
	for i, c := range src {
		if c == '?' {
			offsets = append(offsets, uint32(i))
		}
	}
	tree := Parse(src, 0, Dialect{Template: Liquid})
	var got []byte
	for _, at := range tree.InText(offsets) {
		got = append(got, src[at+1])
	}
	if !bytes.Equal(got, []byte("abdgj")) {
		t.Errorf("shown as text are %s, want abdgj", got)
	}
}

func TestBlock(t *testing.T) {
	src := []byte("One.\n\nTwo <i>lines\nof</i> text.\n")
	tree := Parse(src, 0, Dialect{})
	for _, tag := range tree.Tags {
		if got := string(tree.Block(tag.Node).Of(src)); got != "Two <i>lines\nof</i> text." {
			t.Errorf("%s stands in %q", tag.Span.Of(src), got)
		}
	}
}
