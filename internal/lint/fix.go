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

	page     *markdown.Page // the file as it is, once it was rendered
	rendered int            // bytes, to prove fixes
	memo     map[any]any
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
			e.show(p, i)
		}
	})
}

// show gives the findings of one file their fixes. Those of markup are proven
// one by one, as whoever reads them may make only some; in a file with so many
// that this would take minutes, each has the one that is proven with the rest.
func (e *engine) show(p *FixPass, i int) {
	found := e.found[i].settled
	if len(found)*len(p.File.Bytes()) <= maxProof {
		for k := range found {
			e.guard(p.File.Path, &e.found[i].settled, func() { found[k].Fixes = p.fixes(found[k]) })
		}
		return
	}
	e.guard(p.File.Path, &e.found[i].settled, func() {
		proof := prover{FixPass: p}
		proof.prove(p.choices(found, true))
		for _, c := range proof.made {
			found[c.finding].Fixes = c.fixes
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
	found := e.found[i].settled
	proof := prover{FixPass: p}
	e.guard(p.File.Path, &e.found[i].settled, func() { proof.prove(p.choices(found, e.Unsafe)) })
	if len(proof.made) == 0 {
		return nil
	}
	mended, err := source.Apply(p.File.Bytes(), proof.edits)
	if err != nil {
		return nil // can't be: the edits don't overlap and lie in the file
	}
	rules := make([]*Rule, len(proof.made))
	for k, c := range proof.made {
		rules[k] = found[c.finding].Rule
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
	src, err := e.source(i)
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
