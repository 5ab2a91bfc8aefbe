package lint

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/source"
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

// TestAddSuppressionsTellsWhatIsThere holds that the report is of the files as
// they are now, whatever the comments cover.
func TestAddSuppressionsTellsWhatIsThere(t *testing.T) {
	rules := []*Rule{{Name: "loud", Severity: Warning, File: func(p *FilePass) {
		findWord("LOUD")(p)
		found := len(*p.out)
		findWord("SOFT")(p)
		for i := range (*p.out)[found:] {
			(*p.out)[found+i].Severity = Info
		}
	}}, UnusedSuppression}
	for _, test := range []struct {
		name, text, want string
		left             []string
	}{
		{"on one line", "*SOFT* and LOUD\n", "<!-- reviewlint-disable-next-line loud: why -->\n*SOFT* and LOUD\n", nil},
		{"on others", "*SOFT*\n\n*LOUD*\n", "*SOFT*\n\n<!-- reviewlint-disable-next-line loud: why -->\n*LOUD*\n", []string{"a.md:1:2: loud: found SOFT"}},
		{"for the file", "---\nt: x\n---\n{:.a}\n*LOUD*\n", "---\nt: x\nreviewlint: { disable: [loud] }\n---\n{:.a}\n*LOUD*\n", nil},
		{"not for the file", "---\nt: x\n---\n{:.a}\n*LOUD*\n\n*SOFT*\n", "", []string{"a.md:5:2: loud: found LOUD", "a.md:7:2: loud: found SOFT"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			in, written := project(map[string]string{"a.md": test.text}), ""
			in.Write = func(_ string, _, text []byte) error {
				written = string(text)
				return nil
			}
			r := Run(in, Options{Rules: rules, Known: rules, KeepSuppressed: true, Suppress: &Suppressing{"why", Warning}})
			if diff := cmp.Diff(test.want, written); diff != "" {
				t.Errorf("written (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.left, lines(r)); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if all := strings.Count(test.text, "SOFT") + strings.Count(test.text, "LOUD"); len(r.Findings)+len(r.Suppressed) != all {
				t.Errorf("%d are told and %d suppressed, of %d", len(r.Findings), len(r.Suppressed), all)
			}
		})
	}
}

// TestAddSuppressionsToWhatIsNew holds that old findings get none, but where one
// stands on a line that a suppression makes new.
func TestAddSuppressionsToWhatIsNew(t *testing.T) {
	rules := []*Rule{loud, shout, UnusedSuppression}
	var asked []string
	in := project(map[string]string{"a.md": "---\na: NEW LOUD and SHOUT\nb: LOUD\n---\n\n*LOUD*\n\n*LOUD* NEW\n"})
	in.Since = newLines(t, map[string]string{"a.md": "---\na: SHOUT\nb: LOUD\n---\n\n*LOUD*\n"}, &asked)
	in.Since.Changed = func(_ string, src []byte) []source.Span {
		var spans []source.Span
		for _, word := range []string{"NEW LOUD", "*LOUD* NEW"} {
			i := bytes.Index(src, []byte(word))
			spans = append(spans, source.At(i, i+len(word)))
		}
		return spans
	}
	written := ""
	in.Write = func(_ string, _, text []byte) error {
		written = string(text)
		return nil
	}
	r := Run(in, Options{Rules: rules, Known: rules, Suppress: &Suppressing{Reason: "why"}})
	want := "---\na: NEW LOUD and SHOUT # reviewlint-disable loud, shout: why\nb: LOUD\n---\n\n*LOUD*\n\n<!-- reviewlint-disable-next-line loud: why -->\n*LOUD* NEW\n"
	if diff := cmp.Diff(want, written); diff != "" {
		t.Errorf("written (-want +got):\n%s", diff)
	}
	if len(r.Findings) > 0 || r.Older != 2 || r.Mended.Findings != 3 {
		t.Errorf("told: %v; %d older, %d suppressed", lines(r), r.Older, r.Mended.Findings)
	}
}

// TestAddSuppressionsUnwritten holds that a file that can't be written is told
// as it is.
func TestAddSuppressionsUnwritten(t *testing.T) {
	rules := []*Rule{{Name: "loud", Severity: Warning, File: findWord("LOUD")}}
	in := project(map[string]string{"a.md": "*LOUD*\n"})
	in.Write = func(string, []byte, []byte) error { return errors.New("no") }
	r := Run(in, Options{Rules: rules, Known: rules, Suppress: &Suppressing{Reason: "why"}})
	if got := lines(r); len(got) != 1 || got[0] != "a.md:1:2: loud: found LOUD" || r.Mended.Suppressions > 0 || len(r.Failures) != 1 {
		t.Errorf("told: %q; %d added; failures: %v", got, r.Mended.Suppressions, r.Failures)
	}
}
