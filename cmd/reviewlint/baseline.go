package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/reviewlint/reviewlint/internal/baseline"
	"github.com/reviewlint/reviewlint/internal/discover"
	"github.com/reviewlint/reviewlint/internal/disk"
	"github.com/reviewlint/reviewlint/internal/lint"
)

// baselines reads the baselines of projects, in their order; nil stands for
// none.
func (f *flags) baselines(projects []discover.Project) ([]*baseline.Ledger, error) {
	if f.baseline != "" && len(projects) > 1 {
		return nil, fmt.Errorf("--baseline %s: a baseline is of one project, and these are %d: %s", f.baseline, len(projects), strings.Join(rootsOf(projects), ", "))
	}
	ledgers := make([]*baseline.Ledger, len(projects))
	var errs []error
	for i, project := range projects {
		var err error
		ledgers[i], err = f.readBaseline(lint.Place(project.Place))
		errs = append(errs, err)
	}
	return ledgers, errors.Join(errs...)
}

func rootsOf(projects []discover.Project) []string {
	var roots []string
	for _, p := range projects {
		roots = append(roots, orElse(p.Prefix, "."))
	}
	return roots
}

// allow gives a project of which one file is linted its baseline.
func (f *flags) allow(in *lint.Input) (err error) {
	in.Part = true
	if in.Root != "" || f.baseline != "" {
		in.Baseline, err = f.readBaseline(in.Place)
	}
	return err
}

// readBaseline reads the baseline of the project at a place, or nil if it has
// none.
func (f *flags) readBaseline(place lint.Place) (*baseline.Ledger, error) {
	file, shown := f.baselineFile(place)
	text, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && (f.baseline == "" || f.writeBaseline):
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("--baseline %s: no such file; --write-baseline would write it", shown)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", shown, disk.Cause(err))
	}
	ledger, err := baseline.Read(text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", shown, err)
	}
	return ledger, nil
}

// baselineFile returns where the baseline of a project is, for us and for the
// eyes of the one who runs us.
func (f *flags) baselineFile(place lint.Place) (file, shown string) {
	if f.baseline != "" {
		return f.baseline, f.baseline
	}
	return filepath.Join(place.Root, baseline.Name), place.Shown(baseline.Name)
}

// writeBaselines writes what was found into the baselines of the projects. One
// that would hold nothing is written in the place of another, or where a flag
// names it, as the next run looks for it there.
func (p *program) writeBaselines(results []*lint.Result) error {
	var errs []error
	for _, r := range results {
		if r.Ledger == nil {
			continue
		}
		file, shown := p.flags.baselineFile(r.Place)
		findings, files := r.Ledger.Len()
		if _, err := os.Stat(file); findings == 0 && p.flags.baseline == "" && errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(p.stderr, "%s: not written, as it would hold nothing\n", printable(shown))
			continue
		}
		if err := writeBaseline(file, r.Ledger); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", shown, disk.Cause(err)))
			continue
		}
		fmt.Fprintf(p.stderr, "%s: %s in %s\n", printable(shown), amount(findings, "finding"), amount(files, "file"))
	}
	return errors.Join(errs...)
}

// writeBaseline writes a ledger, unless that would change nothing.
func writeBaseline(file string, ledger *baseline.Ledger) error {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	text := ledger.Encode()
	if bytes.Equal(old, text) {
		return nil
	}
	return writeFile(file, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

func amount(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
