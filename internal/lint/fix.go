package lint

import (
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A FixPass is a rule's way to mend what it found in one file.
type FixPass struct {
	*Project
	File *review.File

	page *markdown.Page // the file as it is, once it was rendered
}

// A step is one file before and after one round of fixes.
type step struct {
	old, new []byte
	rules    []*Rule // one for each finding mended
}

// showFixes gives every finding its fixes; nothing is changed.
func (e *engine) showFixes() {
	parallel(len(e.Files), e.Jobs, func(i int) {
		if p := e.fixPass(i); p != nil {
			found := e.found[i].settled
			for k := range found {
				e.guard(p.File.Path, &e.found[i].settled, func() { found[k].Fixes = p.fixes(found[k]) })
			}
		}
	})
}

// step makes the fixes of one file that the run allows and that don't overlap;
// nil if there are none.
func (e *engine) step(i int) *step {
	p := e.fixPass(i)
	if p == nil {
		return nil
	}
	var chosen []Fix
	var rules []*Rule
	var edits []source.Edit
	e.guard(p.File.Path, &e.found[i].settled, func() {
		for _, d := range e.found[i].settled {
			fix, ok := p.best(d, e.Unsafe)
			if ok && !overlap(edits, fix.Edits) {
				chosen = append(chosen, fix)
				rules = append(rules, d.Rule)
				edits = append(edits, fix.Edits...)
			}
		}
		chosen, rules = p.provenTogether(chosen, rules)
	})
	if len(chosen) == 0 {
		return nil
	}
	mended, err := source.Apply(p.File.Bytes(), editsOf(chosen))
	if err != nil {
		return nil // can't be: the edits don't overlap and lie in the file
	}
	return &step{p.File.Bytes(), mended, rules}
}

// fixPass reads a file again to mend it; nil if nothing in it can be mended.
func (e *engine) fixPass(i int) *FixPass {
	mendable := false
	for _, d := range e.found[i].settled {
		mendable = mendable || d.Rule.Fix != nil
	}
	if !mendable {
		return nil
	}
	src, err := e.source(e.Files[i])
	if err != nil {
		e.unread.Store(i, err)
		return nil
	}
	path := e.Files[i]
	return &FixPass{Project: e.Project, File: review.Parse(path, src, e.Dialect(path))}
}

// fixes returns the fixes of one finding, those of markup proven.
func (p *FixPass) fixes(d Diagnostic) []Fix {
	if d.Rule.Fix == nil {
		return nil
	}
	var proven []Fix
	for _, fix := range d.Rule.Fix(p, d) {
		if !fix.Markup || p.keepsPage(fix.Edits) {
			proven = append(proven, fix)
		}
	}
	return proven
}

// best returns the first fix of a finding that the run may make.
func (p *FixPass) best(d Diagnostic, unsafe bool) (Fix, bool) {
	for _, fix := range p.fixes(d) {
		if unsafe || fix.Safety == Safe {
			return fix, true
		}
	}
	return Fix{}, false
}

// provenTogether returns the fixes that keep the page when they are made
// together: as a rule all of them, else those that do so one after another.
func (p *FixPass) provenTogether(fixes []Fix, rules []*Rule) ([]Fix, []*Rule) {
	var markup []Fix
	for _, f := range fixes {
		if f.Markup {
			markup = append(markup, f)
		}
	}
	if len(markup) < 2 || p.keepsPage(editsOf(markup)) {
		return fixes, rules
	}
	var good, keep []Fix
	var of []*Rule
	for k, f := range fixes {
		if f.Markup {
			if !p.keepsPage(append(editsOf(good), f.Edits...)) {
				continue
			}
			good = append(good, f)
		}
		keep, of = append(keep, f), append(of, rules[k])
	}
	return keep, of
}

// keepsPage reports whether the file with the edits renders to the page that
// it renders to now.
func (p *FixPass) keepsPage(edits []source.Edit) bool {
	if p.page == nil {
		page := p.File.Page()
		p.page = &page
	}
	mended, err := p.File.With(edits)
	return err == nil && p.page.Equal(mended.Page())
}

func editsOf(fixes []Fix) []source.Edit {
	var edits []source.Edit
	for _, f := range fixes {
		edits = append(edits, f.Edits...)
	}
	return edits
}

func overlap(a, b []source.Edit) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Span.Overlaps(y.Span) {
				return true
			}
		}
	}
	return false
}
