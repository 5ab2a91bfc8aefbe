package lint

import (
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// An Input is one project to lint.
type Input struct {
	FS    fs.FS           // rooted at the project's root; nothing outside it is read
	Files []string        // the files to lint and report on, sorted
	All   func() []string // every Markdown file of the project, sorted; nil means Files
	Place

	// Write puts a mended file in the place of the old one, at once or not at all.
	Write func(path string, old, new []byte) error
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
}

// Run lints one project. What is wrong with single files is in the result:
// Run itself can't fail.
func Run(in Input, o Options) *Result {
	e := newEngine(in, o)
	e.survey(e.everything())
	e.judge()
	e.settle()
	switch o.Fix {
	case ShowFixes:
		e.showFixes()
	case TryFixes, WriteFixes:
		e.mend()
	}
	return e.result()
}

// engine is one run over one project.
type engine struct {
	Input
	Options
	*Project
	found []findings // beside Input.Files
	reader
	desks    sync.Pool // of *desk
	unread   sync.Map  // index of a file -> error
	failures []Failure
	mended   Mended
}

// findings is what the phases found in one file.
type findings struct {
	surveyed []Diagnostic // by File checks
	judged   []Diagnostic // by Review and Project checks
	settled  []Diagnostic // what is left after suppressions, in order
}

// A desk is what a worker needs for one file and uses again for the next.
type desk struct {
	text  []byte
	found []Diagnostic
}

func newEngine(in Input, o Options) *engine {
	o.Jobs = max(o.Jobs, 1)
	e := &engine{Input: in, Options: o, found: make([]findings, len(in.Files)), reader: reader{in.FS, map[string][]byte{}}}
	e.mended.ByRule = map[string]int{}
	e.desks.New = func() any { return new(desk) }
	e.Project = newProject(in, e.readFile, o.Jobs)
	return e
}

func (e *engine) everything() []int {
	all := make([]int, len(e.Files))
	for i := range all {
		all[i] = i
	}
	return all
}

// survey reads files, runs the File checks over them and keeps their summaries.
func (e *engine) survey(indices []int) {
	rules := having(e.Rules, func(r *Rule) bool { return r.File != nil })
	parallel(len(indices), e.Jobs, func(k int) {
		i := indices[k]
		desk := e.desks.Get().(*desk)
		defer e.desks.Put(desk)
		desk.found = desk.found[:0]
		e.summaries[i] = nil
		e.unread.Delete(i)
		if src, err := e.readInto(e.Files[i], &desk.text); err != nil {
			e.unread.Store(i, err)
		} else {
			e.summaries[i] = e.surveyFile(e.Files[i], src, rules, &desk.found)
		}
		e.found[i].surveyed = slices.Clone(desk.found)
	})
}

// surveyFile runs the File checks over one file and returns its summary, nil
// if it can't be made.
func (e *engine) surveyFile(path string, src []byte, rules []*Rule, found *[]Diagnostic) *review.Summary {
	var summary *review.Summary
	file := review.Parse(path, src, e.Dialect(path))
	e.guard(path, found, func() { summary = file.Summary() })
	if summary == nil {
		return nil
	}
	for _, rule := range rules {
		e.guard(path, found, func() { rule.File(&FilePass{e.Project, file, reporter{rule, path, found}}) })
	}
	e.locate(*found, file.Text)
	if len(e.Files) > manyFiles {
		summary.Forget()
	}
	return summary
}

// manyFiles is how many files are too many to keep all their front matter.
const manyFiles = 20_000

// judge runs the Review and Project checks over the summaries.
func (e *engine) judge() {
	rules := having(e.Rules, func(r *Rule) bool { return r.Review != nil })
	parallel(len(e.Files), e.Jobs, func(i int) {
		e.found[i].judged = nil
		if e.summaries[i] != nil {
			e.judgeFile(e.summaries[i], rules, &e.found[i].judged)
		}
	})

	var found []Diagnostic
	for _, rule := range having(e.Rules, func(r *Rule) bool { return r.Project != nil }) {
		e.guard("", &found, func() { rule.Project(&ProjectPass{e.Project, reporter{rule, "", &found}}) })
	}
	for _, d := range found {
		if i, ok := slices.BinarySearch(e.Files, d.Path); ok {
			one := []Diagnostic{d}
			e.locateIn(e.summaries[i], one)
			e.found[i].judged = append(e.found[i].judged, one...)
		}
	}
}

func (e *engine) judgeFile(s *review.Summary, rules []*Rule, found *[]Diagnostic) {
	m := s.Matter()
	pass := ReviewPass{Project: e.Project, Review: s, Matter: m, Schema: e.Schema(m)}
	for _, rule := range rules {
		pass := pass
		pass.reporter = reporter{rule, s.Path, found}
		e.guard(s.Path, found, func() { rule.Review(&pass) })
	}
	e.locateIn(s, *found)
}

// guard keeps a panic to the file it happens in: it becomes a finding.
func (e *engine) guard(path string, out *[]Diagnostic, f func()) {
	defer func() {
		if r := recover(); r != nil {
			own := reporter{InternalError, path, out}
			own.Report(Diagnostic{
				Message: fmt.Sprintf("reviewlint itself failed on this file: %v", r),
				Help:    "please report it, with the file if you can share it",
			})
		}
	}()
	f()
}

// locate fills in the lines and columns of findings that lie in text.
func (e *engine) locate(found []Diagnostic, text *source.Text) {
	for i := range found {
		d := &found[i]
		d.Start, d.End = text.Position(d.Span.Start), text.Position(d.Span.End)
		for j := range d.Related {
			e.locateRelated(&d.Related[j], d.Path, text)
		}
	}
}

// locateIn does the same from a summary: what lies in the front matter is
// located in the head that it keeps, the rest in the file, read once more.
func (e *engine) locateIn(s *review.Summary, found []Diagnostic) {
	if len(found) == 0 || s == nil {
		return
	}
	head := []byte(s.Matter().Head())
	for _, d := range found {
		if int(d.Span.End) <= len(head) {
			continue
		}
		desk := e.desks.Get().(*desk)
		defer e.desks.Put(desk)
		if src, err := e.readInto(s.Path, &desk.text); err == nil && review.Hash(src) == s.Hash {
			head = src
		}
		break
	}
	e.locate(found, source.NewText(head))
}

func (e *engine) locateRelated(r *Related, path string, text *source.Text) {
	if r.Path == "" {
		r.Path = path
	}
	if r.Path != path {
		other := e.head(r.Path)
		if other == nil {
			return
		}
		text = source.NewText([]byte(other.Matter().Head()))
	}
	r.Start, r.End = text.Position(r.Span.Start), text.Position(r.Span.End)
}

// head returns at least the front matter of a file that Heads yields.
func (p *Project) head(path string) *review.Summary {
	if i, linted := slices.BinarySearch(p.files, path); linted {
		return p.summaries[i]
	}
	if e := find(p.rest(), path); e != nil {
		return e.head
	}
	return nil
}

func having(rules []*Rule, has func(*Rule) bool) []*Rule {
	return slices.DeleteFunc(slices.Clone(rules), func(r *Rule) bool { return !has(r) })
}

// parallel calls f for 0 to n-1 with the given number of workers.
func parallel(n, workers int, f func(i int)) {
	if workers = min(workers, n); workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}
