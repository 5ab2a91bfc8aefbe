package report

import (
	"encoding/xml"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// A junitReport is a report as a reader sees it.
type junitReport struct {
	junitCounts
	Suites []struct {
		Name string `xml:"name,attr"`
		junitCounts
		Cases []junitCase `xml:"testcase"`
	} `xml:"testsuite"`
}

func readJUnit(t *testing.T, results []*lint.Result, o Options) junitReport {
	t.Helper()
	var report junitReport
	if err := xml.Unmarshal([]byte(render(t, "junit", results, o)), &report); err != nil {
		t.Fatal(err)
	}
	return report
}

// TestJUnitSchema asks xmllint, which no invalid character escapes either.
func TestJUnitSchema(t *testing.T) {
	if _, err := exec.LookPath("xmllint"); err != nil {
		if os.Getenv("REVIEWLINT_DIFFERENTIAL") != "" {
			t.Fatal(err)
		}
		t.Skip("xmllint is not installed")
	}
	schema := filepath.Join("..", "testdata", "report", "junit.xsd")
	valid := func(out string) ([]byte, error) {
		c := exec.Command("xmllint", "--noout", "--nonet", "--schema", schema, "-")
		c.Stdin = strings.NewReader(out)
		return c.CombinedOutput()
	}
	odd := lint.Diagnostic{Rule: links, Severity: lint.Info, Path: "\ufffe]]>.md", Message: "\uffff\x00\xed\xa0\x80 & <"}
	for _, results := range [][]*lint.Result{nil, {clean("a.md", "b.md")}, nasty(t), {project{}.result(odd)}} {
		if out, err := valid(render(t, "junit", results, Options{})); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
	out := render(t, "junit", nasty(t), Options{})
	for _, part := range []string{" tests=", " classname=", "<failure ", " message="} {
		if _, err := valid(strings.Replace(out, part, strings.Replace(part, "a", "x", 1)+"x", 1)); err == nil {
			t.Errorf("the schema takes a report with a broken %s", part)
		}
	}
}

// The counts are those of the cases, so that no reader shows another number.
func TestJUnitCounts(t *testing.T) {
	results := append(nasty(t), clean("a.md", "z.md"))
	for _, o := range []Options{{}, {FailOn: lint.Error}, {MinSeverity: lint.Warning}, {MinSeverity: lint.Error}} {
		report := readJUnit(t, results, o)
		var total junitCounts
		for _, suite := range report.Suites {
			var c junitCounts
			for _, one := range suite.Cases {
				c.Tests++
				if one.Failure != nil {
					c.Failures++
				}
				if one.Error != nil {
					c.Errors++
				}
			}
			if c != suite.junitCounts {
				t.Errorf("%+v: %s says %+v of %+v", o, suite.Name, suite.junitCounts, c)
			}
			total.add(c)
		}
		if total != report.junitCounts {
			t.Errorf("%+v: the report says %+v of %+v", o, report.junitCounts, total)
		}
		counted := count(results, o)
		failures := counted.errors
		if o.FailOn != lint.Error {
			failures += counted.warnings
		}
		if total.Failures != failures || total.Errors != counted.failures {
			t.Errorf("%+v: %+v, want %d failures", o, total, failures)
		}
	}
}

// Every file is told of: clean, unreadable, with suggestions only, or none of
// those that were linted.
func TestJUnitFiles(t *testing.T) {
	r := clean("a.md", "b.md", "c.md", "d.md")
	r.Prefix = "site"
	r.Findings = []lint.Diagnostic{
		{Rule: links, Path: ".reviewlint.yaml", Severity: lint.Error, Message: "m"},
		{Rule: links, Path: "c.md", Severity: lint.Warning, Message: "m", Help: "h"},
		{Rule: guess, Path: "d.md", Severity: lint.Info, Message: "m"},
	}
	r.Failures = []lint.Failure{{Path: "b.md", Err: errors.New("permission denied")}, {Path: "e", Err: errors.New("no such file")}}
	problem := func(kind, message, text string) *junitProblem { return &junitProblem{kind, message, text} }
	var got []junitCase
	for _, suite := range readJUnit(t, []*lint.Result{r}, Options{}).Suites {
		got = append(got, suite.Cases...)
	}
	want := []junitCase{
		{"broken-link", "site/.reviewlint.yaml:0:0", "site/.reviewlint.yaml", problem("error", "m", "site/.reviewlint.yaml:0:0: m"), nil, ""},
		{"reviewlint", "site/a.md", "site/a.md", nil, nil, ""},
		{"failure", "site/b.md", "site/b.md", nil, problem("failure", "permission denied", "site/b.md: permission denied"), ""},
		{"broken-link", "site/c.md:0:0", "site/c.md", problem("warning", "m", "site/c.md:0:0: m\nhelp: h"), nil, ""},
		{"invalid-value", "site/d.md:0:0", "site/d.md", nil, nil, "site/d.md:0:0: m"},
		{"failure", "site/e", "site/e", nil, problem("failure", "no such file", "site/e: no such file"), ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// clean returns a result with nothing found in the files.
func clean(paths ...string) *lint.Result {
	r := project{}.result()
	r.Files, r.Paths = len(paths), paths
	return r
}
