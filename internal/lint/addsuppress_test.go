package lint

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestParseReason(t *testing.T) {
	for reason, want := range map[string]string{
		"as it was":           "as it was",
		"  it's: a\tb  -- c ": "",
		"it's  a -- b: c":     "it's a -- b: c",
		"映画 #1":               "映画 #1",
		"":                    "",
		"  ":                  "",
		"a\nb":                "",
		"a\u2028b":            "",
		"a\xff":               "",
		"a --> b":             "",
		"a */ b":              "",
		"{{ a }}":             "",
		"{% a %}":             "",
		"reviewlint-enable":   "",
	} {
		got, err := ParseReason(reason)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", reason, got, err)
		}
	}
}

// TestAddSuppressions holds that what can't be suppressed is left, at the place
// where it is now.
func TestAddSuppressions(t *testing.T) {
	rules := []*Rule{
		{Name: "loud", Severity: Warning, File: findWord("LOUD")},
		{Name: "faint", Severity: Info, File: findWord("faint")},
		{Name: "twin", Severity: Error, Project: func(p *ProjectPass) {
			for s := range p.Linted() {
				if f, ok := s.Matter().Get("twin"); ok {
					p.Report(Diagnostic{Path: s.Path, Span: f.Value.Span(), Message: "a twin", Related: []Related{{Path: "a.md", Span: f.Value.Span()}}})
				}
			}
		}},
		UnusedSuppression,
	}
	written := map[string]string{}
	in := project(map[string]string{
		"a.md": "---\ntitle: LOUD\ntwin: b\n---\n\n*LOUD*, faint\n",
		"b.md": "{:.loud}\n\n*LOUD*\n",
		"c.md": "---\ntitle: \"it\n  is LOUD\"\n---\n",
	})
	in.Write = func(path string, _, text []byte) error {
		written[path] = string(text)
		return nil
	}
	o := Options{Rules: rules, Known: rules, Jobs: 2, Suppress: &Suppressing{"why", Warning}}
	r := Run(in, o)
	want := []string{"a.md:7:9: faint: found faint", "b.md:3:2: loud: found LOUD"}
	if got := lines(r); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("left are %q, want %q", got, want)
	}
	if m := r.Mended; m.Suppressions != 4 || m.Findings != 4 || m.Files != 2 {
		t.Errorf("%d suppressions of %d findings in %d files", m.Suppressions, m.Findings, m.Files)
	}
	for path, text := range map[string]string{
		"a.md": "---\ntitle: LOUD # reviewlint-disable loud: why\ntwin: b # reviewlint-disable twin: why\n---\n\n<!-- reviewlint-disable-next-line loud: why -->\n*LOUD*, faint\n",
		"c.md": "---\ntitle: \"it\n  is LOUD\" # reviewlint-disable loud: why\n---\n",
	} {
		if written[path] != text {
			t.Errorf("%s: %q, want %q", path, written[path], text)
		}
		in.FS.(fstest.MapFS)[path].Data = []byte(text)
	}
	if again := Run(in, o); again.Mended.Suppressions > 0 {
		t.Errorf("a second run adds %d", again.Mended.Suppressions)
	}
}
