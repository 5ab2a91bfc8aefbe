package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A sarifRun is what a report in SARIF holds.
type sarifRun struct {
	Tool struct {
		Driver struct {
			Version, SemanticVersion string
			Rules                    []sarifRule
		}
	}
	Invocations []sarifInvocation
	Results     []sarifResult
}

func readSARIF(t testing.TB, results []*lint.Result, o Options) sarifRun {
	t.Helper()
	var log struct{ Runs []sarifRun }
	if err := json.Unmarshal([]byte(render(t, "sarif", results, o)), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log.Runs[0]
}

// What GitHub rejects or misreads, though the schema allows it.
func TestSARIFForGitHub(t *testing.T) {
	nowhere := lint.Diagnostic{Rule: links, Severity: lint.Error, Message: "there are no reviews"}
	results := append(nasty(t), project{}.result(nowhere))
	run := readSARIF(t, results, Options{Rules: pages(), Suppressed: true})
	for i, r := range run.Tool.Driver.Rules {
		if r.ID != pages()[i].Name || r.Name == "" || r.Name == r.ID || strings.Contains(r.Name, "-") {
			t.Errorf("rule %d is %s, by name %s", i, r.ID, r.Name)
		}
		for _, text := range []string{r.ShortDescription.Text, r.FullDescription.Text} {
			if n := len([]rune(text)); n == 0 || n > 1024 {
				t.Errorf("%s: %d characters of description", r.ID, n)
			}
		}
		if r.Help.Text == "" || r.Help.Markdown == "" || !strings.HasPrefix(r.HelpURI, "https://") {
			t.Errorf("%s: there is no help: %+v", r.ID, r)
		}
	}
	if len(run.Results) != 20 {
		t.Errorf("%d results", len(run.Results))
	}
	lines := map[string]int{} // by file and fingerprint
	for _, r := range run.Results {
		if r.RuleIndex == nil || run.Tool.Driver.Rules[*r.RuleIndex].ID != r.RuleID {
			t.Errorf("%s: not at the index it gives", r.RuleID)
		}
		at := r.Locations[0].Physical
		for _, l := range append(r.Related, r.Locations[0]) {
			checkRegion(t, *l.Physical.Region)
			if l.Physical.Artifact.URI == "" || l.Physical.Artifact.URIBase != sarifTop {
				t.Errorf("%s: there is no file in %+v", r.RuleID, l.Physical)
			}
		}
		for i, l := range r.Related {
			if link := fmt.Sprintf("](%d)", l.ID); l.ID != i+1 || !strings.Contains(r.Message.Text, link) {
				t.Errorf("%s: no link to %d in %q", r.RuleID, l.ID, r.Message.Text)
			}
		}
		if r.Fingerprints == nil {
			continue
		}
		id := at.Artifact.URI + " " + r.Fingerprints.LineHash
		if line, known := lines[id]; known && line != at.Region.StartLine {
			t.Errorf("%s is the fingerprint of two lines", id)
		}
		lines[id] = at.Region.StartLine
	}
	if len(lines) != 10 {
		t.Errorf("%d lines with fingerprints", len(lines))
	}
}

func checkRegion(t *testing.T, r sarifRegion) {
	t.Helper()
	if min(r.StartLine, r.StartColumn, r.EndColumn) < 1 || r.EndLine < r.StartLine || r.EndLine == r.StartLine && r.EndColumn < r.StartColumn {
		t.Errorf("the region is %+v", r)
	}
}

// Columns are UTF-16 code units, of which 😀 has two, and the end is exclusive.
func TestSARIFColumns(t *testing.T) {
	p := project{
		"a.md": "\ufeffé😀<i>x</i>\n",
		"b.md": "e\u0301\t😀\r\n👩‍🚀 <i>one\r\ntwo 😀</i>\r\n",
		"c.md": "a line\nand the next\n",
	}
	for _, test := range []struct {
		path, needle string
		want         sarifRegion
	}{
		{"a.md", "<i>x</i>", sarifRegion{1, 4, 1, 12}},
		{"b.md", "<i>one\r\ntwo 😀</i>", sarifRegion{2, 7, 3, 11}},
		{"c.md", "a line\n", sarifRegion{1, 1, 1, 7}},
		{"c.md", "next«»", sarifRegion{2, 13, 2, 13}},
	} {
		run := readSARIF(t, []*lint.Result{p.result(p.finding(t, italics, test.path, test.needle, "x"))}, Options{})
		if diff := cmp.Diff(test.want, *run.Results[0].Locations[0].Physical.Region); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", test.path, test.needle, diff)
		}
	}
}

// Fixes made by lines and columns are those made by bytes.
func TestSARIFFixes(t *testing.T) {
	const src = "\ufeff😀 <i>one\r\n\ttwo</i> é\r\n"
	p := project{"a.md": src}
	d := p.finding(t, italics, "a.md", "<i>one\r\n\ttwo</i>", "italics are written in HTML")
	d.Fixes = []lint.Fix{
		{Message: "replace the tags", Safety: lint.Safe, Edits: []source.Edit{
			{Span: p.span(t, "a.md", "<i>"), New: "*"}, {Span: p.span(t, "a.md", "</i>"), New: "*"},
		}},
		{Message: "join the lines", Edits: []source.Edit{{Span: p.span(t, "a.md", "one«\r\n\t»two")}}},
		{Message: "remove the byte order mark", Edits: []source.Edit{{Span: source.At(0, 3)}}},
		{Message: "write LF", Edits: []source.Edit{{Span: p.span(t, "a.md", "one«\r»")}}},
	}
	got := readSARIF(t, []*lint.Result{p.result(d)}, Options{}).Results[0].Fixes
	if len(got) != 2 {
		t.Fatalf("%d fixes can be expressed: %+v", len(got), got)
	}
	text := source.NewText([]byte(src))
	for i, f := range got {
		var edits []source.Edit
		for _, r := range f.Changes[0].Replacements {
			checkRegion(t, r.Deleted)
			e := source.Edit{Span: source.Span{
				Start: text.Offset(source.Position{Line: r.Deleted.StartLine, Column: r.Deleted.StartColumn}, source.UTF16),
				End:   text.Offset(source.Position{Line: r.Deleted.EndLine, Column: r.Deleted.EndColumn}, source.UTF16),
			}}
			if r.Inserted != nil {
				e.New = r.Inserted.Text
			}
			edits = append(edits, e)
		}
		if diff := cmp.Diff(d.Fixes[i].Edits, edits); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Description.Text, diff)
		}
	}
}

// Of a file that has changed since, what is known is still told.
func TestSARIFChangedFile(t *testing.T) {
	p := project{"a.md": "é😀 <i>x</i>\n"}
	d := p.finding(t, italics, "a.md", "<i>x</i>", "italics are written in HTML")
	d.Fixes = []lint.Fix{{Message: "replace it", Edits: []source.Edit{{Span: d.Span, New: "*x*"}}}}
	r := p.result(d)
	r.Source = func(string) ([]byte, error) { return nil, errors.New("it has changed") }
	got := readSARIF(t, []*lint.Result{r}, Options{}).Results[0]
	if region := *got.Locations[0].Physical.Region; region != (sarifRegion{1, 4, 1, 12}) {
		t.Errorf("region %+v", region)
	}
	if got.Fingerprints != nil || got.Fixes != nil {
		t.Errorf("%+v", got)
	}
}

func TestSARIFPaths(t *testing.T) {
	for _, test := range []struct {
		workDir string
		place   lint.Place
		path    string
		want    string
	}{
		{"", lint.Place{}, "films/heat.md", "films/heat.md"},
		{"site", lint.Place{}, "films/heat.md", "site/films/heat.md"},
		{"site", lint.Place{Prefix: "../books"}, "x.md", "books/x.md"},
		{"site/films", lint.Place{Below: "films"}, "films/heat.md", "site/films/heat.md"},
		{"site/films", lint.Place{Below: "films"}, "books/x.md", "site/books/x.md"},
		{"", lint.Place{Prefix: "../books"}, "x.md", "../books/x.md"},
		{"", lint.Place{}, "a,b:c %.md", "a,b%3Ac%20%25.md"},
		{"", lint.Place{}, "#1?[é]\\日.md", "%231%3F%5B%C3%A9%5D%5C%E6%97%A5.md"},
		{"", lint.Place{}, "\xff\n.md", "%FF%0A.md"},
		{"", lint.Place{}, "", ".reviewlint.yaml"},
		{"a b", lint.Place{Prefix: "c"}, "", "a%20b/c/.reviewlint.yaml"},
	} {
		r := project{}.result(lint.Diagnostic{Rule: links, Severity: lint.Error, Path: test.path, Message: "x"})
		r.Place = test.place
		run := readSARIF(t, []*lint.Result{r}, Options{WorkDir: test.workDir})
		if got := run.Results[0].Locations[0].Physical.Artifact.URI; got != test.want {
			t.Errorf("%+v: %s, want %s", test, got, test.want)
		}
	}
}

func TestSARIFSuppressed(t *testing.T) {
	for _, asked := range []bool{false, true} {
		var got []string
		for _, r := range readSARIF(t, nasty(t), Options{Suppressed: asked}).Results {
			switch {
			case r.Suppressions == nil:
				got = append(got, "unknown")
			case len(r.Suppressions) == 0:
				got = append(got, "no")
			default:
				got = append(got, r.Suppressions[0].Kind)
			}
		}
		slices.Sort(got)
		want := slices.Repeat([]string{"unknown"}, 17)
		if asked {
			want = append([]string{"external", "inSource"}, slices.Repeat([]string{"no"}, 17)...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("asked for: %t (-want +got):\n%s", asked, diff)
		}
	}
}

// Of more findings than GitHub takes, the gravest are told, those that are
// suppressed last, each at its place.
func TestSARIFCap(t *testing.T) {
	p := project{"a.md": strings.Repeat("x", 6000)}
	r := p.result()
	for i := range 6000 {
		d := lint.Diagnostic{Rule: italics, Path: "a.md", Span: source.At(i, i+1), Severity: lint.Severity(i%3 + 1), Message: "x"}
		if i%10 == 0 {
			r.Suppressed = append(r.Suppressed, lint.Suppressed{Diagnostic: d})
		} else {
			r.Findings = append(r.Findings, d)
		}
	}
	run := readSARIF(t, []*lint.Result{r}, Options{Suppressed: true})
	levels := map[string]int{}
	last := 0
	for _, res := range run.Results {
		levels[res.Level]++
		at := res.Locations[0].Physical.Region.StartColumn
		if at <= last || len(res.Suppressions) > 0 {
			t.Fatalf("%+v after column %d", res, last)
		}
		last = at
	}
	if diff := cmp.Diff(map[string]int{"error": 1800, "warning": 1800, "note": 1400}, levels); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want := []sarifNotification{{
		Message: sarifText{"Of 6,000 findings these are the 5,000 gravest, as many as GitHub shows. Other formats have the rest."},
		Level:   "warning",
	}}
	if diff := cmp.Diff(want, run.Invocations[0].Notifications); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	r.Findings, r.Suppressed = r.Findings[:5000], nil
	if run := readSARIF(t, []*lint.Result{r}, Options{}); len(run.Results) != 5000 || len(run.Invocations[0].Notifications) != 0 {
		t.Errorf("of 5,000 there are %d: %+v", len(run.Results), run.Invocations)
	}
}

func TestSARIFInvocation(t *testing.T) {
	broken := lint.Diagnostic{Rule: lint.InternalError, Path: "a.md", Severity: lint.Error, Message: "it failed"}
	lawless := lint.Diagnostic{Rule: lint.InvalidConfig, Path: ".reviewlint.yaml", Severity: lint.Error, Message: "it says nothing"}
	slip := lint.Diagnostic{Rule: rating, Path: "a.md", Severity: lint.Error, Message: "it is off"}
	unread := project{}.result()
	unread.Failures = []lint.Failure{{Path: "b.md", Err: errors.New("permission denied")}}
	for _, test := range []struct {
		name   string
		result *lint.Result
		want   string
	}{
		{"fine", project{}.result(slip), `{"executionSuccessful":true}`},
		{"config", project{}.result(lawless), `{"executionSuccessful":false,"exitCode":2}`},
		{"internal error", project{}.result(broken), `{"executionSuccessful":false,"exitCode":2}`},
		{"failure", unread, `{"executionSuccessful":false,"exitCode":2,"toolExecutionNotifications":[{"locations":[{"physicalLocation":{"artifactLocation":{"uri":"b.md","uriBaseId":"%SRCROOT%"}}}],"message":{"text":"Permission denied."},"level":"error"}]}`},
	} {
		out := render(t, "sarif", []*lint.Result{test.result}, Options{})
		if !strings.Contains(out, `"invocations":[`+test.want+"]") {
			t.Errorf("%s: no %s in\n%s", test.name, test.want, out)
		}
	}
}

func TestSARIFVersion(t *testing.T) {
	for version, want := range map[string][2]string{
		"v1.2.3":         {"", "1.2.3"},
		"1.2.3-rc.1+abc": {"", "1.2.3-rc.1+abc"},
		"v0.0.0-20261122103015-8f04a2f0c1d2+dirty": {"", "0.0.0-20261122103015-8f04a2f0c1d2+dirty"},
		"v1.2":    {"0.0.0 1.2", ""},
		"(devel)": {"0.0.0 (devel)", ""},
		"":        {"", ""},
	} {
		d := readSARIF(t, nil, Options{Version: version}).Tool.Driver
		if got := [2]string{d.Version, d.SemanticVersion}; got != want {
			t.Errorf("%s is version %q, semanticVersion %q", version, got[0], got[1])
		}
	}
}

func TestSARIFEmpty(t *testing.T) {
	for _, results := range [][]*lint.Result{nil, {project{}.result()}} {
		out := render(t, "sarif", results, Options{})
		if !json.Valid([]byte(out)) || strings.Contains(out, "null") || !strings.Contains(out, "\"results\":[\n]") {
			t.Errorf("%s", out)
		}
	}
}

func TestSARIFSameBytes(t *testing.T) {
	o := Options{Rules: pages(), Suppressed: true}
	want := render(t, "sarif", nasty(t), o)
	for range 20 {
		if got := render(t, "sarif", nasty(t), o); got != want {
			t.Fatalf("(-want +got):\n%s", cmp.Diff(want, got))
		}
	}
}
