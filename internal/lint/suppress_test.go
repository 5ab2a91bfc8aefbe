package lint

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSuppressions(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		want             []string
	}{
		{"none", "a.md", "LOUD\n", []string{"1:1 loud"}},
		{"the next line", "a.md", "<!-- reviewlint-disable-next-line loud: a quotation -->\n\nLOUD\nLOUD\n", []string{"4:1 loud"}},
		{"the next line, CRLF", "a.md", "<!-- reviewlint-disable-next-line loud -->\r\nLOUD\r\nLOUD\r\n", []string{"3:1 loud"}},
		{"every rule", "a.md", "<!--reviewlint-disable-->\n\nLOUD quiet\n", nil},
		{"another rule", "a.md", "<!-- reviewlint-disable quiet -->\n\nLOUD quiet\n", []string{"3:1 loud"}},
		{"two rules", "a.md", "<!-- reviewlint-disable quiet, loud -->\n\nLOUD quiet\n", nil},
		{"a range", "a.md", "LOUD\n\n<!-- reviewlint-disable loud -->\n\nLOUD\n\n<!-- reviewlint-enable loud -->\n\nLOUD\n", []string{"1:1 loud", "9:1 loud"}},
		{"enable all", "a.md", "<!-- reviewlint-disable loud -->\nLOUD\n\n<!-- reviewlint-enable -->\nLOUD\n", []string{"5:1 loud"}},
		{"enable one of two", "a.md", "<!-- reviewlint-disable loud quiet -->\n\nLOUD quiet\n\n<!-- reviewlint-enable loud -->\n\nLOUD quiet\n", []string{"7:1 loud"}},
		{"inline", "a.md", "word <!-- reviewlint-disable loud --> LOUD\n", nil},
		{"two on a line", "a.md", "<!-- reviewlint-disable loud --> <!-- reviewlint-disable quiet -->\nLOUD quiet\n", nil},
		{"in code", "a.md", "`<!-- reviewlint-disable loud -->` LOUD\n", []string{"1:36 loud"}},
		{"on the key's line", "a.md", "---\ntitle: LOUD # reviewlint-disable loud: it is the title\nother: LOUD\n---\n", []string{"3:8 loud"}},
		{"above the key", "a.md", "---\n# reviewlint-disable loud\ntitle: LOUD\nother: LOUD\n---\n", []string{"4:8 loud"}},
		{"in a value", "a.md", "---\ntitle: \"LOUD # reviewlint-disable loud\"\n---\n", []string{"2:9 loud"}},
		{"in TOML", "a.md", "+++\ntitle = \"LOUD\" # reviewlint-disable loud\n+++\n", nil},
		{"a front-matter key", "a.md", "---\ntitle: LOUD\nreviewlint: { disable: [loud] }\n---\nLOUD quiet\n", []string{"5:6 quiet"}},
		{"MDX", "a.mdx", "{/* reviewlint-disable loud */}\n\nLOUD\n", nil},
		{"several above one line", "a.md", "<!-- reviewlint-disable-next-line loud: one -->\n\n<!-- reviewlint-disable-next-line quiet: two -->\nLOUD quiet\nLOUD\n", []string{"5:1 loud"}},
		{"several above one key", "a.md", "---\n# reviewlint-disable loud\n# reviewlint-disable quiet: why\ntitle: LOUD quiet\nother: LOUD\n---\n", []string{"5:8 loud"}},
		{"above a value over lines", "a.md", "---\n# reviewlint-disable loud\ntitle: \"a\n  LOUD\"\nother: LOUD\n---\n", []string{"5:8 loud"}},
		{"behind a value over lines", "a.md", "---\ntitle: \"LOUD\n  LOUD\" # reviewlint-disable loud\nother: LOUD\n---\n", []string{"4:8 loud"}},
		{"on the line of a block of text", "a.md", "---\ntitle: | # reviewlint-disable loud\n  a\n  LOUD\nother: LOUD\n---\n", []string{"5:8 loud"}},
		{"in a block of text", "a.md", "---\ntitle: |\n  a # reviewlint-disable loud\n  LOUD\n---\n", []string{"4:3 loud"}},
		{"a list in brackets", "a.md", "---\ntags: [a,\n  LOUD] # reviewlint-disable loud\nother: LOUD\n---\n", []string{"4:8 loud"}},
		{"all of a list", "a.md", "---\ntags: # reviewlint-disable loud\n  - LOUD\n  - LOUD\nother: LOUD\n---\n", []string{"5:8 loud"}},
		{"an item of a list", "a.md", "---\ntags:\n  - LOUD # reviewlint-disable loud\n  - LOUD\n---\n", []string{"4:5 loud"}},
		{"all of a map", "a.md", "---\nextra: # reviewlint-disable loud\n  film: LOUD\nother: LOUD\n---\n", []string{"4:8 loud"}},
		{"a key of a map in a list", "a.md", "---\nfilms:\n  - title: LOUD # reviewlint-disable loud\n    other: LOUD\n---\n", []string{"4:12 loud"}},
		{"above the closing fence", "a.md", "---\ntitle: a\n# reviewlint-disable loud\n---\nLOUD\n", []string{"3:22 unused-suppression", "5:1 loud"}},
		{"a key that names nothing", "a.md", "---\nreviewlint: { disable: [''] }\n---\nLOUD\n", []string{"2:26 unused-suppression", "4:1 loud"}},
		{"a key, enabled in the body", "a.md", "---\nreviewlint: { disable: [loud] }\n---\n<!-- reviewlint-enable loud -->\n\nLOUD\n", nil},
		{"a list of keys", "a.md", "---\nreviewlint:\n  disable:\n    - loud\n    - quiet\n---\nLOUD quiet\n", nil},
		{"a front-matter key in TOML", "a.md", "+++\n[reviewlint]\ndisable = [\"loud\"]\n+++\nLOUD\n", nil},
		{"a front-matter key in JSON", "a.md", "{ \"title\": \"LOUD\", \"reviewlint\": { \"disable\": \"loud\" } }\n\nLOUD\n", nil},
		{"over lines in TOML", "a.md", "+++\ntags = [ # reviewlint-disable loud\n  \"LOUD\",\n]\nother = \"LOUD\"\n+++\n", []string{"5:10 loud"}},
		{"where it begins", "a.md", "A LOUD\n<!-- reviewlint-disable-next-line loud -->\nB\n", []string{"1:3 loud", "2:35 unused-suppression"}},
		{"the next line, MDX", "a.mdx", "{/* reviewlint-disable-next-line loud: a sign */}\n\nLOUD\n\nLOUD\n", []string{"5:1 loud"}},
		{"a range, MDX", "a.mdx", "{/* reviewlint-disable loud */}\n\nLOUD\n\n{/* reviewlint-enable loud */}\n\nLOUD\n", []string{"7:1 loud"}},
		{"unused", "a.md", "<!-- reviewlint-disable loud -->\n\nword\n", []string{"1:25 unused-suppression"}},
		{"one of two is unused", "a.md", "<!-- reviewlint-disable loud, quiet -->\n\nLOUD\n", []string{"1:31 unused-suppression"}},
		{"no such rule", "a.md", "<!-- reviewlint-disable whisper -->\n\nLOUD\n", []string{"1:25 unused-suppression", "3:1 loud"}},
		{"a misspelt rule counts", "a.md", "<!-- reviewlint-disable lout -->\n\nLOUD\n", []string{"1:25 unused-suppression"}},
		{"enable one of all", "a.md", "<!-- reviewlint-disable -->\n\nLOUD quiet\n\n<!-- reviewlint-enable loud -->\n\nLOUD quiet\n", []string{"7:1 loud"}},
		{"enabled before it begins", "a.md", "<!-- reviewlint-disable-next-line loud -->\n<!-- reviewlint-enable -->\nLOUD\n", nil},
		{"enabled at once", "a.md", "<!-- reviewlint-disable loud --><!-- reviewlint-enable loud -->\nLOUD\n", []string{"1:25 unused-suppression", "2:1 loud"}},
		{"begun again", "a.md", "<!-- reviewlint-disable -->\n\nLOUD\n\n<!-- reviewlint-enable loud -->\n\nLOUD quiet\n\n<!-- reviewlint-disable loud -->\n\nLOUD\n", []string{"7:1 loud"}},
		{"a misspelt directive counts", "a.md", "<!-- reviewlint-disable-nextline loud -->\n\nLOUD\nLOUD\n", []string{"1:6 unused-suppression", "4:1 loud"}},
		{"a past participle counts", "a.md", "<!-- reviewlint-disabled loud -->\n\nLOUD\n", []string{"1:6 unused-suppression"}},
		{"so does one that ends", "a.md", "<!-- reviewlint-disable loud -->\n\nLOUD\n\n<!-- reviewlint-enabled loud -->\n\nLOUD\n", []string{"5:6 unused-suppression", "7:1 loud"}},
		{"misspelt and in vain", "a.md", "<!-- reviewlint-disabled loud -->\n", []string{"1:6 unused-suppression", "1:26 unused-suppression"}},
		{"of its own line", "a.md", "LOUD <!-- reviewlint-disable-line loud -->\n", []string{"1:1 loud", "1:11 unused-suppression"}},
		{"a directive of its own", "a.mdx", "{/* reviewlint-ignore loud */}\n\nLOUD\n", []string{"1:5 unused-suppression", "3:1 loud"}},
		{"not a directive", "a.md", "<!-- reviewlint, see reviewlint-disabled -->\n", nil},
		{"misspelt in front matter", "a.md", "---\na: LOUD # reviewlint-disabled loud\n---\n", []string{"2:11 unused-suppression"}},
		{"the line, behind a value", "a.md", "---\na: LOUD # reviewlint-disable-line loud\n---\n", []string{"2:11 unused-suppression"}},
		{"the next line, behind a value", "a.md", "---\na: LOUD # reviewlint-disable-next-line loud\nb: LOUD\n---\n", []string{"2:4 loud", "2:11 unused-suppression", "3:4 loud"}},
		{"the next line, above a key", "a.md", "---\n# reviewlint-disable-next-line loud\na: LOUD\n---\n", []string{"2:3 unused-suppression"}},
		{"the line, above a key", "a.md", "---\n# reviewlint-disable-line loud\na: LOUD\n---\n", []string{"2:3 unused-suppression", "3:4 loud"}},
		{"enabled in front matter", "a.md", "---\na: LOUD # reviewlint-enable loud\n---\n", []string{"2:4 loud", "2:11 unused-suppression"}},
		{"behind a word like it", "a.md", "---\na: LOUD reviewlint-a#reviewlint-b # reviewlint-disable loud\n---\n", nil},
		{"a word in a value", "a.md", "---\na: reviewlint-disabled\n---\n", nil},
		{"a misspelt key counts", "a.md", "---\nreviewlint: { disabled: [loud] }\n---\nLOUD\n", []string{"2:15 unused-suppression"}},
		{"a misspelt key beside the right one", "a.md", "---\nreviewlint: { disabled: [loud], disable: [quiet] }\n---\nLOUD quiet\n", []string{"2:15 unused-suppression", "4:1 loud"}},
		{"another key", "a.md", "---\nreviewlint:\n  ignore: loud\n---\nLOUD\n", []string{"3:3 unused-suppression", "5:1 loud"}},
		{"a key without a map", "a.md", "---\nreviewlint: disable\n---\nLOUD\n", []string{"2:13 unused-suppression", "4:1 loud"}},
		{"a key without a value", "a.md", "---\nreviewlint:\n---\nLOUD\n", []string{"2:1 unused-suppression", "4:1 loud"}},
		{"a key of all rules", "a.md", "{ \"reviewlint\": { \"disable\": true } }\n\nLOUD\n", []string{"1:30 unused-suppression", "3:1 loud"}},
		{"a key without rules", "a.md", "---\nreviewlint: { disable: [] }\n---\nLOUD\n", []string{"4:1 loud"}},
		{"a rule that isn't run", "a.md", "<!-- reviewlint-disable off -->\n\nword\n", nil},
		{"unused and for all", "a.md", "<!-- reviewlint-disable -->\n\nword\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			rules := []*Rule{
				{Name: "loud", Severity: Warning, File: findWord("LOUD")},
				{Name: "quiet", Severity: Warning, File: findQuiet},
				UnusedSuppression,
			}
			known := append(rules, &Rule{Name: "off"})
			var got []string
			for _, d := range Run(project(map[string]string{test.file: test.text}), Options{Rules: rules, Known: known}).Findings {
				got = append(got, fmt.Sprintf("%d:%d %s", d.Start.Line, d.Start.Column, d.Rule.Name))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// findQuiet finds the word where it is followed by a line's end, which it isn't
// in a suppression.
func findQuiet(p *FilePass) { findWord("quiet\n")(p) }

// TestReasons holds that who asks is told what is suppressed, and why.
func TestReasons(t *testing.T) {
	rules := []*Rule{{Name: "loud", Severity: Warning, File: findWord("LOUD")}}
	for text, want := range map[string]string{
		"<!-- reviewlint-disable loud:  a sign,\n  as it is: red -->\n\nLOUD\n":           "a sign, as it is: red",
		"<!-- reviewlint-disable-next-line loud -->\nLOUD\n":                              "",
		"---\ntitle: LOUD # reviewlint-disable loud: it's #1\n---\n":                      "it's #1",
		"---\nreviewlint: { disable: [loud] }\n---\nLOUD\n":                               "",
		"<!-- reviewlint-disable loud: a -->\n<!-- reviewlint-enable quiet -->\n\nLOUD\n": "a",
	} {
		r := Run(project(map[string]string{"a.md": text}), Options{Rules: rules, Known: rules, KeepSuppressed: true})
		if len(r.Suppressed) != 1 || len(r.Findings) > 0 {
			t.Errorf("%q: %v suppressed, %v found", text, r.Suppressed, r.Findings)
			continue
		}
		if got := r.Suppressed[0]; got.Reason != want || got.By != Comment {
			t.Errorf("%q: reason %q, want %q", text, got.Reason, want)
		}
	}
}
