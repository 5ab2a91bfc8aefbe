package lint

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"sync"

	"github.com/reviewlint/reviewlint/internal/baseline"
	"github.com/reviewlint/reviewlint/internal/source"
)

// An Input is one project to lint.
type Input struct {
	FS    fs.FS           // rooted at the project's root; nothing outside it is read
	Files []string        // the files to lint and report on, sorted
	All   func() []string // every Markdown file of the project, sorted; nil means Files
	Place
	Law

	// Write puts a mended file in the place of the old one, at once or not at all.
	Write func(path string, old, new []byte) error

	Part     bool             // Files are some of the project's: the others are not gone, they just aren't looked at
	Baseline *baseline.Ledger // findings that are allowed; may be nil
	Since    *Since           // if set, only what is new is told, and mended
}

// A FixMode says what becomes of fixes.
type FixMode uint8

const (
	NoFixes    FixMode = iota // fixes are not made
	ShowFixes                 // every finding carries its fixes
	TryFixes                  // files are mended in memory: Result.Mended.Changes
	WriteFixes                // files are mended on disk
)

// Options say how to lint.
type Options struct {
	Rules  []*Rule // the enabled ones
	Known  []*Rule // all there are: a suppression may name any of them
	Jobs   int     // workers; the findings don't depend on it
	Fix    FixMode
	Unsafe bool // unsafe fixes are made too

	// Suppress, if set, has what is found suppressed, on disk, where Fix has it
	// mended: it goes with NoFixes only.
	Suppress *Suppressing

	KeepSuppressed bool // what is suppressed is told, too: Result.Suppressed

	// Record, if set, makes Result.Ledger of the findings of this severity and
	// above.
	Record Severity
}

// Run lints one project. What is wrong with single files is in the result:
// Run itself can't fail.
func Run(in Input, o Options) *Result {
	e := newEngine(in, o)
	e.survey(e.everything())
	e.judge()
	e.settle()
	if o.Fix == TryFixes || o.Fix == WriteFixes {
		e.mend()
	}
	e.allow()
	switch {
	case o.Suppress != nil:
		e.addSuppressions()
	case o.Fix == ShowFixes:
		e.showFixes()
	}
	return e.result()
}

// engine is one run over one project.
type engine struct {
	in       Input
	options  Options
	checks   checks
	project  *Project
	reader   reader
	troubles *troubles
	found    []findings // beside Input.Files
	desks    sync.Pool  // of *desk
	mended   Mended
	refused  map[refusal]bool // findings whose fix would make another file worse
	allowed  Allowed
}

// checks are the enabled rules, by what they look at.
type checks struct{ file, review, project []*Rule }

// findings is what the phases found in one file.
type findings struct {
	surveyed []Diagnostic // by File checks
	judged   []Diagnostic // by Review and Project checks
	settled  []Diagnostic // what is left after suppressions, in order

	suppressed []Suppressed // where Options.KeepSuppressed asks for it

	changed  []source.Span // what of the text is new, if fixes need to know
	compared bool          // changed is known
}

// A desk is what a worker needs for one file and uses again for the next.
type desk struct {
	text  []byte
	found []Diagnostic
}

func newEngine(in Input, o Options) *engine {
	o.Jobs = max(o.Jobs, 1)
	e := &engine{
		in:       in,
		options:  o,
		reader:   reader{in.FS, map[string][]byte{}},
		troubles: &troubles{},
		found:    make([]findings, len(in.Files)),
		mended:   Mended{ByRule: map[string]int{}},
		refused:  map[refusal]bool{},
	}
	for _, r := range o.Rules {
		if r.File != nil {
			e.checks.file = append(e.checks.file, r)
		}
		if r.Review != nil {
			e.checks.review = append(e.checks.review, r)
		}
		if r.Project != nil {
			e.checks.project = append(e.checks.project, r)
		}
	}
	e.desks.New = func() any { return new(desk) }
	if e.in.Policies == nil {
		e.in.Policies = defaultPolicy(o.Rules)
	}
	e.project = newProject(e.in, &e.in.Law, e.reader, e.troubles, o.Jobs)
	return e
}

func (e *engine) everything() []int {
	all := make([]int, len(e.in.Files))
	for i := range all {
		all[i] = i
	}
	return all
}

// result gathers what the run found.
func (e *engine) result() *Result {
	r := &Result{Place: e.in.Place, Files: len(e.in.Files), Paths: e.in.Files, Mended: e.mended, Allowed: e.allowed, Source: e.sources()}
	total := 0
	for i := range e.found {
		total += len(e.found[i].settled)
	}
	for s := range e.project.Linted() {
		r.LeftAlone += int(s.BlockTags)
	}
	e.project = nil // what was known of many reviews makes room for their findings
	r.Findings = make([]Diagnostic, 0, total)
	for i := range e.found {
		r.Findings = append(r.Findings, e.found[i].settled...)
		r.Suppressed = append(r.Suppressed, e.found[i].suppressed...)
		e.found[i] = findings{}
	}
	for path, message := range e.troubles.broken {
		if _, linted := slices.BinarySearch(e.in.Files, path); linted {
			first := source.Position{Line: 1, Column: 1}
			r.Findings = append(r.Findings, Diagnostic{
				Rule: InternalError, Path: path, Severity: InternalError.Severity, Start: first, End: first,
				Message: message, Help: "please report it, with the file if you can share it",
			})
		} else {
			r.Failures = append(r.Failures, Failure{cmp.Or(path, "."), errors.New(message)})
		}
	}
	if len(e.troubles.broken) > 0 {
		slices.SortFunc(r.Findings, compare)
	}
	for path, err := range e.troubles.failed {
		r.Failures = append(r.Failures, Failure{path, err})
	}
	slices.SortFunc(r.Failures, func(a, b Failure) int { return cmp.Compare(a.Path, b.Path) })
	return r
}
