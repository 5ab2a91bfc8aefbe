package glob

import (
	"errors"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		patterns []string
		in, out  []string
	}{
		{[]string{"films/*.md"}, []string{"films/heat.md"}, []string{"films/1995/heat.md", "heat.md", "a/films/heat.md"}},
		{[]string{"films/**/*.md"}, []string{"films/heat.md", "films/1995/heat.md"}, []string{"books/heat.md"}},
		{[]string{"/films/"}, []string{"films/heat.md", "films/a/b.md", "/films/heat.md"}, []string{"films.md"}},
		{[]string{"./*.{md,mdx}"}, []string{"a.md", "b.mdx"}, []string{"c.txt"}},
		{[]string{"**", "!**/_index.md"}, []string{"a.md", "x/y.md"}, []string{"_index.md", "x/_index.md"}},
		{[]string{"!drafts/**"}, []string{"a.md"}, []string{"drafts/a.md"}},
		{[]string{"a/**", "!a/b/**", "a/b/c.md"}, []string{"a/x.md", "a/b/c.md"}, []string{"a/b/d.md"}},
		{[]string{"/api/**"}, []string{"/api/v1", "api/v1"}, []string{"/x/api/v1"}},
		{[]string{"日本/*.md"}, []string{"日本/映画.md"}, []string{"日本.md"}},
	} {
		s, err := Parse(test.patterns)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.patterns, err)
			continue
		}
		for _, path := range test.in {
			if !s.Match(path) {
				t.Errorf("%q doesn't match %q", test.patterns, path)
			}
		}
		for _, path := range test.out {
			if s.Match(path) {
				t.Errorf("%q matches %q", test.patterns, path)
			}
		}
	}
	if (*Set)(nil).Match("a.md") {
		t.Error("the nil set holds a.md")
	}
}

func TestParseError(t *testing.T) {
	for _, bad := range []string{"", "!", "a/[b", "{a,b", `films\*.md`, "../films/*.md", "..", "films/../../*.md"} {
		_, err := Parse([]string{"ok.md", bad})
		var e *Error
		if !errors.As(err, &e) || e.Index != 1 {
			t.Errorf("Parse(%q): %v, want an error about the second pattern", bad, err)
		}
	}
}
