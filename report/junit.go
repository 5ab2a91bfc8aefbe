package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// JUnit writes a test report as most CI reads them: a suite for each file, in
// it a case for each finding, or one that passed. There is no standard of it;
// the elements are those of Ant's JUnit task that all readers know.
//
// A finding is a failure only if it fails the run, lest the tests are red where
// the exit code is 0: others are cases that passed, and print what they say.
// What can't be read is an error.
func JUnit(w io.Writer, results []*lint.Result, o Options) error {
	out := bufio.NewWriterSize(w, writerSize)
	var total junitCounts
	for f := range junitFiles(results, o) {
		total.add(f.counts(o))
	}
	out.WriteString(xml.Header)
	fmt.Fprintf(out, `<testsuites name="reviewlint" tests="%d" failures="%d" errors="%d">`+"\n", total.Tests, total.Failures, total.Errors)
	suites := xml.NewEncoder(out)
	suites.Indent("  ", "  ")
	for f := range junitFiles(results, o) {
		if err := suites.Encode(f.suite(o)); err != nil {
			return err
		}
	}
	if total.Tests > 0 {
		out.WriteString("\n")
	}
	out.WriteString("</testsuites>\n")
	return out.Flush()
}

type (
	junitSuite struct {
		XMLName struct{} `xml:"testsuite"`
		Name    string   `xml:"name,attr"`
		junitCounts
		Cases []junitCase `xml:"testcase"`
	}
	junitCounts struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Errors   int `xml:"errors,attr"`
	}
	junitCase struct {
		Name      string        `xml:"name,attr"`
		ClassName string        `xml:"classname,attr"`
		File      string        `xml:"file,attr"` // GitLab links to it
		Failure   *junitProblem `xml:"failure"`
		Error     *junitProblem `xml:"error"`
		Output    string        `xml:"system-out,omitempty"`
	}
	junitProblem struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

func (c *junitCounts) add(d junitCounts) {
	c.Tests += d.Tests
	c.Failures += d.Failures
	c.Errors += d.Errors
}

// A junitFile is a file with all that is told of it.
type junitFile struct {
	path     string // from the top
	failures []lint.Failure
	findings []lint.Diagnostic // those not shown included
}

// junitFiles yields the files there is anything to tell of, clean ones
// included, project by project and sorted.
func junitFiles(results []*lint.Result, o Options) iter.Seq[junitFile] {
	return func(yield func(junitFile) bool) {
		for _, r := range results {
			failures, findings := r.Failures, r.Findings
			for _, path := range junitPaths(r) {
				f := junitFile{path: o.fromTop(r, path)}
				f.failures, failures = split(failures, func(f *lint.Failure) bool { return f.Path == path })
				f.findings, findings = split(findings, func(d *lint.Diagnostic) bool { return d.Path == path })
				if !yield(f) {
					return
				}
			}
		}
	}
}

// split cuts s before the first element that isn't of the head.
func split[T any](s []T, ofHead func(*T) bool) (head, rest []T) {
	n := 0
	for n < len(s) && ofHead(&s[n]) {
		n++
	}
	return s[:n], s[n:]
}

// junitPaths returns the files that were linted, and those that are told of
// beside them, such as a config.
func junitPaths(r *lint.Result) []string {
	paths := slices.Clone(r.Paths)
	for _, f := range r.Failures {
		paths = append(paths, f.Path)
	}
	for i := range r.Findings {
		if i == 0 || r.Findings[i-1].Path != r.Findings[i].Path {
			paths = append(paths, r.Findings[i].Path)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

func (f junitFile) counts(o Options) junitCounts {
	c := junitCounts{Tests: len(f.failures), Errors: len(f.failures)}
	for i := range f.findings {
		d := &f.findings[i]
		if d.Severity < o.MinSeverity {
			continue
		}
		c.Tests++
		if fails(d, o) {
			c.Failures++
		}
	}
	c.Tests = max(c.Tests, 1) // a clean file is a case that passed
	return c
}

func (f junitFile) suite(o Options) *junitSuite {
	path := visible(f.path)
	s := &junitSuite{Name: path, junitCounts: f.counts(o)}
	for _, failed := range f.failures {
		message := visible(failed.Err.Error())
		s.Cases = append(s.Cases, junitCase{
			Name: failure.Name, ClassName: path, File: path,
			Error: &junitProblem{Type: failure.Name, Message: message, Text: path + ": " + message},
		})
	}
	for i := range f.findings {
		if d := &f.findings[i]; d.Severity >= o.MinSeverity {
			s.Cases = append(s.Cases, newJUnitCase(d, path, o))
		}
	}
	if len(s.Cases) == 0 {
		s.Cases = []junitCase{{Name: "reviewlint", ClassName: path, File: path}}
	}
	return s
}

func newJUnitCase(d *lint.Diagnostic, path string, o Options) junitCase {
	place := fmt.Sprintf("%s:%d:%d", path, d.Start.Line, d.Start.Column)
	message := visible(d.Message)
	text := place + ": " + message
	if d.Help != "" {
		text += "\nhelp: " + visible(d.Help)
	}
	c := junitCase{Name: d.Rule.Name, ClassName: place, File: path}
	if fails(d, o) {
		c.Failure = &junitProblem{d.Severity.String(), message, text}
	} else {
		c.Output = text
	}
	return c
}

// visible returns text with what could steer a terminal as escapes; XML can't
// hold most of that anyway.
func visible(s string) string { return string(appendEscaped(nil, s)) }
