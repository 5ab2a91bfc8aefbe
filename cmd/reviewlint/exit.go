package main

import (
	"errors"
	"fmt"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// The exit codes, the same for every output format.
const (
	exitClean    = 0 // nothing is left that fails
	exitFindings = 1 // findings are left; with --diff, something would change
	exitTrouble  = 2 // bad usage, nothing to lint, an unreadable file, an internal error
)

// verdict returns the exit code for the results of a run. What is shown of
// them has no say in it.
func (f *flags) verdict(results []*lint.Result) int {
	code := exitClean
	for _, r := range results {
		if len(r.Failures) > 0 {
			return exitTrouble
		}
		for i := range r.Findings {
			d := &r.Findings[i]
			if d.Rule == lint.InternalError || d.Rule == lint.InvalidConfig {
				return exitTrouble
			}
			if d.Severity >= f.failOn && !f.diff {
				code = exitFindings
			}
		}
		if f.diff && len(r.Mended.Changes) > 0 || f.exitNonZeroOnFix && r.Mended.Findings > 0 {
			code = exitFindings
		}
	}
	if f.exitZero {
		return exitClean
	}
	return code
}

// tellFailures says which files could not be dealt with.
func (p *program) tellFailures(results []*lint.Result) {
	for _, r := range results {
		for _, failure := range r.Failures {
			fmt.Fprintf(p.stderr, "error: %s: %s\n", printable(r.Shown(failure.Path)), printable(failure.Err.Error()))
		}
	}
}

// complain says why there was no run, in a line for each reason.
func (p *program) complain(err error) {
	var several interface{ Unwrap() []error }
	if !errors.As(err, &several) {
		fmt.Fprintln(p.stderr, "reviewlint:", printable(err.Error()))
		return
	}
	for _, e := range several.Unwrap() {
		p.complain(e)
	}
}
