package report

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// The report has what GitLab documents, and what its own schema asks for: the
// first finding that hasn't makes GitLab drop all behind it.
func TestGitLabSchema(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "testdata", "report", "gitlab.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	valid := func(out string) error {
		var report any
		if err := json.Unmarshal([]byte(out), &report); err != nil {
			t.Fatalf("%v:\n%s", err, out)
		}
		return resolved.Validate(report)
	}
	for _, results := range [][]*lint.Result{nil, {project{}.result()}, nasty(t), many(3)} {
		if err := valid(render(t, "gitlab", results, Options{})); err != nil {
			t.Error(err)
		}
	}
	out := render(t, "gitlab", nasty(t), Options{})
	for _, part := range []string{`"major"`, `"line"`, `"fingerprint"`, `"path"`} {
		if valid(strings.Replace(out, part, `"x"`, 1)) == nil {
			t.Errorf("the schema takes a report with \"x\" in the place of %s", part)
		}
	}
}

func TestGitLabEmpty(t *testing.T) {
	if got := render(t, "gitlab", nil, Options{}); got != "[\n]\n" {
		t.Errorf("%q", got)
	}
}

// fingerprints returns the fingerprints of italics found in a file.
func fingerprints(t *testing.T, path, text string, needles ...string) []string {
	t.Helper()
	p := project{path: text}
	var findings []lint.Diagnostic
	for _, needle := range needles {
		findings = append(findings, p.finding(t, italics, path, needle, "italics are written in HTML"))
	}
	return fingerprintsOf(t, render(t, "gitlab", []*lint.Result{p.result(findings...)}, Options{}))
}

func fingerprintsOf(t *testing.T, out string) []string {
	t.Helper()
	var report []struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	all := make([]string, len(report))
	for i, f := range report {
		all[i] = f.Fingerprint
	}
	return all
}

// A finding stays the same one when the file changes elsewhere.
func TestGitLabFingerprintsStay(t *testing.T) {
	const line = "It beats <i>Thief</i> and <i>Ali</i>.\n"
	want := fingerprints(t, "heat.md", line, "<i>Thief</i>", "<i>Ali</i>")
	far := strings.Repeat("And so on. ", 20)
	for name, text := range map[string]string{
		"lines before":       "---\ntitle: Heat\n---\n\n" + line,
		"lines behind":       line + line,
		"CRLF":               "\r\n" + strings.ReplaceAll(line, "\n", "\r\n"),
		"a byte order mark":  "\ufeff" + line,
		"far in a long line": far + "Edited. " + far + "\n" + line,
	} {
		if diff := cmp.Diff(want, fingerprints(t, "heat.md", text, "<i>Thief</i>", "<i>Ali</i>")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	a := fingerprints(t, "heat.md", far+"It beats <i>Thief</i>. "+far, "<i>Thief</i>")
	b := fingerprints(t, "heat.md", "An edit. "+far+"It beats <i>Thief</i>. "+far+"Another.", "<i>Thief</i>")
	if a[0] != b[0] {
		t.Error("an edit far away in the line makes a finding new")
	}
}

// Different findings are different ones to GitLab, however alike they look.
func TestGitLabFingerprintsDiffer(t *testing.T) {
	seen := map[string]string{}
	note := func(what string, prints ...string) {
		for _, print := range prints {
			if other, twice := seen[print]; twice {
				t.Errorf("%s and %s have the fingerprint %s", what, other, print)
			}
			seen[print] = what
		}
	}
	const line = "<i>a</i>\n"
	note("three of the same", fingerprints(t, "a.md", line+"1\n"+line+"2\n"+line, "«<i>a</i>»\n1", "«<i>a</i>»\n2", "2\n«<i>a</i>»")...)
	note("another file", fingerprints(t, "b.md", line, "<i>a</i>")...)
	note("another text", fingerprints(t, "a.md", "<i>b</i>\n", "<i>b</i>")...)
	note("everything", fingerprintsOf(t, render(t, "gitlab", nasty(t), Options{}))...)
	note("in many files", fingerprintsOf(t, render(t, "gitlab", many(50), Options{}))...)
}

// Where the file has changed since, what is said of it stands in for its text.
func TestGitLabUnknownText(t *testing.T) {
	one := lint.Diagnostic{Rule: links, Path: "gone.md", Severity: lint.Error, Message: "no file `a.md`"}
	two := one
	two.Message = "no file `b.md`"
	prints := fingerprintsOf(t, render(t, "gitlab", []*lint.Result{project{}.result(one, two)}, Options{}))
	if prints[0] == prints[1] {
		t.Errorf("two findings, one fingerprint %s", prints[0])
	}
}
