package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/report"
)

// stepSummary appends a summary of the run to the page of the job, where GitHub
// Actions runs us and annotations were asked for: of those it shows but a few.
// A run doesn't fail for want of it.
func (p *program) stepSummary(results []*lint.Result) {
	name := os.Getenv("GITHUB_STEP_SUMMARY")
	annotates := func(f report.Format) bool { return f.Name == "github" }
	if name == "" || !p.flags.outputs.any(annotates) {
		return
	}
	err := appendTo(name, func(f *os.File) error {
		return report.StepSummary(f, results, p.flags.reportOptions(nil))
	})
	if err != nil {
		fmt.Fprintln(p.stderr, "reviewlint: GITHUB_STEP_SUMMARY: the summary is missing:", printable(err.Error()))
	}
}

// appendTo puts what write writes behind what is in a file, other steps' too.
func appendTo(name string, write func(*os.File) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
