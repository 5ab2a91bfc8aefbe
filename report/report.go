// Package report shows what a run has found: one output format, one file.
//
// Every format tells the same findings in the same order, so that the same
// result gives the same bytes. Nothing that comes from a reviewed file, be it
// a path, a value in a message or a line of an excerpt, can steer a terminal:
// control and bidirectional characters are written as escapes.
package report

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// A Format is one way to show the results of a run.
type Format struct {
	Name       string // as in --output NAME
	Summary    string // one line, lower case, no full stop
	Fixes      bool   // it tells the fixes of every finding, if the run made them
	Suppressed bool   // it tells what is suppressed, if Options ask for it

	// Write shows the results, one for each project, in their order. It
	// returns the first error of w.
	Write func(w io.Writer, results []*lint.Result, o Options) error
}

// Formats are the formats there are, in the order in which help lists them.
var Formats = []Format{
	{Name: "text", Summary: "findings with their source lines, for people", Write: Text},
	{Name: "concise", Summary: "one line a finding, for editors and grep", Write: Concise},
	{Name: "json", Summary: "one object with everything known, for programs", Fixes: true, Write: JSON},
	{Name: "sarif", Summary: "SARIF 2.1.0, for GitHub's code scanning and for editors", Fixes: true, Suppressed: true, Write: SARIF},
	{Name: "github", Summary: "annotations and a summary on GitHub Actions", Write: GitHub},
	{Name: "gitlab", Summary: "a Code Quality report for GitLab", Write: GitLab},
	{Name: "junit", Summary: "a test report in XML, for other CI", Write: JUnit},
	{Name: "rdjson", Summary: "suggestions for pull requests, by reviewdog", Fixes: true, Write: RDJSON},
}

// A Mode is what a run did about its findings.
type Mode uint8

const (
	Check    Mode = iota // it only looked
	Preview              // it made fixes and wrote nothing
	Mend                 // it wrote the fixes; the findings are those that are left
	PassOn               // the same, but it passed the mended text on and wrote no file
	Suppress             // it wrote suppressions; the findings are those that are left
)

// Options say who reads a report, and what of it is wanted.
type Options struct {
	Mode        Mode
	MinSeverity lint.Severity // findings below are counted, not shown; zero shows all
	Fixes       bool          // the run made fixes: a finding without one can't be mended
	FailOn      lint.Severity // findings of this severity and above fail the run; zero is lint.Warning
	Statistics  bool          // text and concise: a count for each rule in place of the findings
	Color       bool          // text and concise: the writer understands ANSI colours
	Terminal    bool          // text: a person reads along, who is spared most findings of a common rule
	All         bool          // text: nobody is spared anything
	Version     string        // the program's own version

	// Rules are all rules there are, in order, with their pages in Markdown.
	Rules []Rule

	// WorkDir is the working directory as seen from the folder that paths in
	// machine formats are relative to, with slashes: the top of the git
	// repository, or of the CI's checkout. "" where they are the same.
	WorkDir string

	// Suppressed says that findings that are suppressed are told, too, by the
	// formats that can: the run was asked to keep them.
	Suppressed bool
}

// A Rule is a rule with its page.
type Rule struct {
	*lint.Rule
	Page string // in Markdown; may be empty
}

// ByName returns the format of that name.
func ByName(name string) (Format, error) {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names[i] = f.Name
	}
	return Format{}, fmt.Errorf("output format %q is none of %s", name, strings.Join(names, ", "))
}

// shown yields the findings that are not below the severity asked for, each
// with the result it belongs to.
func shown(results []*lint.Result, o Options) iter.Seq2[*lint.Result, *lint.Diagnostic] {
	return func(yield func(*lint.Result, *lint.Diagnostic) bool) {
		for _, r := range results {
			for i := range r.Findings {
				d := &r.Findings[i]
				if d.Severity >= o.MinSeverity && !yield(r, d) {
					return
				}
			}
		}
	}
}

// fails reports whether d fails the run.
func fails(d *lint.Diagnostic, o Options) bool {
	return d.Severity >= cmp.Or(o.FailOn, lint.Warning)
}

// mendable reports whether --fix mends d: for certain where the run made fixes,
// else as its rule expects.
func mendable(d *lint.Diagnostic, o Options) bool {
	return hasSafeFix(d) || d.Mendable && !o.Fixes
}

// hasSafeFix reports whether --fix mends d for certain. On a run that made no
// fixes nobody knows, and it reports false.
func hasSafeFix(d *lint.Diagnostic) bool {
	for _, f := range d.Fixes {
		if f.Safety == lint.Safe {
			return true
		}
	}
	return false
}
