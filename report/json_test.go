package report

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// What was escaped for the terminal's sake is the same text when it is read.
func TestJSONKeepsText(t *testing.T) {
	results := nasty(t)
	var got struct {
		Diagnostics []struct{ Path, Message, Help, Label string }
	}
	if err := json.Unmarshal([]byte(render(t, "json", results, Options{})), &got); err != nil {
		t.Fatal(err)
	}
	i := 0
	for r, d := range shown(results, Options{}) {
		g := got.Diagnostics[i]
		if g.Path != r.Shown(d.Path) || g.Message != d.Message || g.Help != d.Help || g.Label != d.Label {
			t.Errorf("diagnostic %d is %q", i, g)
		}
		i++
	}
	if i != len(got.Diagnostics) {
		t.Errorf("%d diagnostics, want %d", len(got.Diagnostics), i)
	}
}

func TestJSONInvalidUTF8(t *testing.T) {
	d := lint.Diagnostic{Rule: links, Severity: lint.Error, Path: "\xff.md", Message: "<\x9b>"}
	var got struct {
		Diagnostics []struct{ Path, Message string }
	}
	out := render(t, "json", []*lint.Result{project{}.result(d)}, Options{})
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if g := got.Diagnostics[0]; g.Path != "\ufffd.md" || g.Message != "<\ufffd>" {
		t.Errorf("%q", g)
	}
}

func TestJSONEmpty(t *testing.T) {
	for _, results := range [][]*lint.Result{nil, {project{}.result()}} {
		out := render(t, "json", results, Options{})
		if !json.Valid([]byte(out)) || strings.Contains(out, "null") {
			t.Errorf("%s", out)
		}
	}
}

// What isn't shown is counted, over all projects.
func TestJSONAllowed(t *testing.T) {
	one, other := project{}.result(), project{}.result()
	one.Allowed = lint.Allowed{Baselined: 5, Gone: 1, Older: 3}
	other.Allowed = lint.Allowed{Baselined: 2, Gone: 4}
	type counts struct{ Baselined, Gone, Older int }
	var got struct{ Summary counts }
	if err := json.Unmarshal([]byte(render(t, "json", []*lint.Result{one, other}, Options{})), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(counts{7, 5, 3}, got.Summary); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The example of the page is what the program writes.
func TestJSONPage(t *testing.T) {
	page, err := os.ReadFile("json.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(page, []byte("```json\n"))
	want, _, _ := bytes.Cut(rest, []byte("```"))

	p := project{"films/heat.md": "---\ntitle: Heat\nlayout: review\nrating: \"5.5\"\n---\n"}
	d := p.finding(t, rating, "films/heat.md", "5.5", "rating `5.5` is above the scale")
	d.Label = "the scale is 0.5 to 5 in steps of 0.5"
	d.Help = "use a number from 0.5 to 5"
	d.Fixes = []lint.Fix{{Message: "write `5`", Edits: []source.Edit{{Span: d.Span, New: "5"}}}}
	r := p.result(d)
	r.Files = 214
	got := render(t, "json", []*lint.Result{r}, Options{Version: "0.1.0"})
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("json.md differs (-page +written):\n%s", diff)
	}
}
