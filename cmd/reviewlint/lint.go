package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime/debug"

	"github.com/reviewlint/reviewlint/internal/discover"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/site"
)

// lint is one run: from paths to files, to findings, to reports and the exit
// code.
func (p *program) lint(args []string) error {
	f := &p.flags
	f.stdin = isStdin(args)
	if err := f.check(args); err != nil {
		return err
	}
	enabled, err := f.rules()
	if err != nil {
		return err
	}
	o := f.options(enabled)
	if f.stdin {
		return p.lintStdin(o)
	}
	configs, err := f.configs(args...)
	if err != nil {
		return err
	}
	projects, failures, err := f.discover(args...)
	if err != nil {
		return withHints(err, args)
	}
	tuneMemory(projects)
	if err := configs.govern(projects); err != nil {
		return err
	}
	configs.check()
	baselines, err := f.baselines(projects)
	if err != nil {
		return err
	}
	comparisons, err := p.comparisons(projects)
	if err != nil {
		return err
	}
	results := append(failed(failures), configs.broken()...)
	for i, project := range projects {
		law, ok := configs.law(project.Root, f.selected)
		if !ok {
			continue
		}
		disk, err := lint.OpenDisk(project.Root)
		if err != nil {
			return err
		}
		defer disk.Close() // not before the reports have read their excerpts
		in := input(project, disk, law)
		in.Baseline = baselines[i]
		in.Since = comparisons[i].since(in, o)
		results = append(results, lint.Run(in, o))
	}
	return p.conclude(results, p.stdout)
}

// conclude tells what a run has found, and sets the exit code.
func (p *program) conclude(results []*lint.Result, console io.Writer) error {
	var err error
	if p.flags.diff {
		err = p.diff(results)
	}
	err = errors.Join(err, p.writeBaselines(results), p.report(results, console))
	p.stepSummary(results)
	p.tellFailures(results)
	p.exit = p.flags.verdict(results)
	return err
}

func (f *flags) discover(args ...string) ([]discover.Project, []discover.Failure, error) {
	return discover.Find(f.discovery(args...))
}

// discovery returns what the flags mean to the search for files.
func (f *flags) discovery(args ...string) discover.Options {
	return discover.Options{
		Dir:          ".",
		Args:         args,
		ForceExclude: f.forceExclude,
		IsSite:       site.Marks,
		Markers:      site.MarkNames(),
	}
}

func input(p discover.Project, disk *lint.Disk, law lint.Law) lint.Input {
	return lint.Input{
		FS:    disk,
		Files: p.Files,
		All:   p.All,
		Place: lint.Place(p.Place),
		Law:   law,
		Write: disk.Write,
		Part:  p.Named,
	}
}

// failed returns what could not even be found as a result, so that it is
// reported as all other failures are.
func failed(failures []discover.Failure) []*lint.Result {
	if len(failures) == 0 {
		return nil
	}
	r := &lint.Result{Source: func(string) ([]byte, error) { return nil, fs.ErrNotExist }}
	for _, f := range failures {
		r.Failures = append(r.Failures, lint.Failure(f))
	}
	return []*lint.Result{r}
}

// tuneMemory lets the collector rest as long as there is memory to spare, which
// for collections of an ordinary size is from beginning to end. The limit grows
// with the summaries that have to be kept, so that it is never out of reach.
func tuneMemory(projects []discover.Project) {
	const (
		relaxed = 400       // percent that the heap may grow by between collections
		spare   = 160 << 20 // bytes
		summary = 1600      // bytes of spare for each file; it needs about 1,200
	)
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	files := 0
	for _, p := range projects {
		files += len(p.Files)
	}
	debug.SetGCPercent(relaxed)
	debug.SetMemoryLimit(max(spare, int64(files)*summary))
}
