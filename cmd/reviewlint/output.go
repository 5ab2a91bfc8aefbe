package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/disk"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/report"
	"github.com/reviewlint/reviewlint/rules"
)

// An output is one report of a run: in which format, and where to.
type output struct {
	format report.Format
	file   string // "" is the console
}

// outputs is the flag --output. Without it, a report in text goes to the
// console.
type outputs []output

func (o *outputs) Set(s string) error {
	name, file, toFile := strings.Cut(s, "=")
	if err := oneOf(name, formatNames()); err != nil {
		return err
	}
	if toFile && file == "" {
		return fmt.Errorf("the name of a file is missing after %s", s)
	}
	if file == "-" {
		file = ""
	}
	format, err := report.ByName(name)
	*o = append(*o, output{format, file})
	return err
}

func (o *outputs) String() string {
	if len(*o) == 0 {
		return report.Formats[0].Name
	}
	var all []string
	for _, one := range *o {
		all = append(all, strings.TrimSuffix(one.format.Name+"="+one.file, "="))
	}
	return strings.Join(all, " ")
}

func (o *outputs) Type() string { return "format" }

func formatNames() []string {
	var names []string
	for _, f := range report.Formats {
		names = append(names, f.Name)
	}
	return names
}

// any reports whether one of the formats is so.
func (o outputs) any(so func(report.Format) bool) bool {
	return slices.ContainsFunc(o, func(one output) bool { return so(one.format) })
}

// showFixes reports whether a format tells the fixes of findings, which are
// not made otherwise.
func (f *flags) showFixes() bool {
	return f.outputs.any(func(o report.Format) bool { return o.Fixes })
}

// report writes the results in every way that was asked for. All of them are
// tried, so that a full disk doesn't keep the console silent.
func (p *program) report(results []*lint.Result, console io.Writer) error {
	f := &p.flags
	outputs := f.outputs
	switch {
	case f.diff:
		// Standard output is the diff's; people still get to know what it comes to.
		o := f.reportOptions(p.stderr)
		o.Statistics = true
		if err := report.Text(p.stderr, results, o); err != nil {
			return err
		}
	case len(outputs) == 0:
		outputs = []output{{format: report.Formats[0]}}
	}
	var errs []error
	for _, o := range outputs {
		if o.file == "" {
			errs = append(errs, o.format.Write(console, results, f.reportOptions(console)))
			continue
		}
		err := writeFile(o.file, func(w io.Writer) error {
			return o.format.Write(w, results, f.reportOptions(nil))
		})
		if err != nil {
			errs = append(errs, fmt.Errorf("--output %s=%s: %w", o.format.Name, o.file, disk.Cause(err)))
		}
	}
	return errors.Join(errs...)
}

// reportOptions returns what the flags mean to a report on the console, or in
// a file, if that is nil: then it has no colours, whatever the flags say.
func (f *flags) reportOptions(console io.Writer) report.Options {
	o := report.Options{
		MinSeverity: f.minSeverity,
		FailOn:      f.failOn,
		Statistics:  f.statistics,
		All:         f.all,
		Fixes:       f.fix || f.diff || f.showFixes(),
		Version:     buildVersion(),
		Rules:       rulePages(),
		WorkDir:     workDir(),
		Suppressed:  f.showSuppressed,
	}
	if console != nil {
		o.Color, o.Terminal = f.color.colors(console), isTerminal(console)
	}
	switch {
	case f.addSuppressions != "":
		o.Mode = report.Suppress
	case f.diff:
		o.Mode = report.Preview
	case f.fix && f.stdin:
		o.Mode = report.PassOn
	case f.fix:
		o.Mode = report.Mend
	}
	return o
}

// rulePages returns all rules with their pages.
func rulePages() []report.Rule {
	all := rules.All()
	pages := make([]report.Rule, len(all))
	for i, r := range all {
		pages[i] = report.Rule{Rule: r, Page: rules.Page(r)}
	}
	return pages
}

// writeFile puts what write writes into a file, at once or not at all. What is
// no regular file, such as a pipe, is written directly.
func writeFile(name string, write func(io.Writer) error) error {
	old, err := os.Stat(name)
	if err == nil && !old.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	if err == nil {
		if name, err = filepath.EvalSymlinks(name); err != nil {
			return err
		}
	}
	folder, base := filepath.Split(name)
	root, err := os.OpenRoot(orElse(folder, "."))
	if err != nil {
		return err
	}
	defer root.Close()
	return disk.Replace(root, base, write)
}
