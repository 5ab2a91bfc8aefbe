package lint

import (
	"slices"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A FixPass is a rule's way to mend what it found in one file.
type FixPass struct {
	*Project
	File *review.File

	changed  []source.Span // the parts in which findings are mended; nil for all of it
	here     jurisdiction
	setting  *Setting                   // of the rule that is asked for fixes
	wants    func(Diagnostic, Fix) bool // if set, what of it is to be made
	known    []*Rule                    // all rules there are
	page     *markdown.Page             // the file as it is, once it was rendered
	rendered int                        // bytes, to prove fixes
	memo     map[any]any
}

// A step is one file before and after one round of fixes.
type step struct {
	old, new []byte
	rules    []*Rule       // one for each finding mended
	changed  []source.Span // where what was new in the old text has gone
}

// showFixes gives every finding its fixes; nothing is changed.
func (e *engine) showFixes() {
	parallel(len(e.in.Files), e.options.Jobs, func(i int) {
		e.troubles.guard(e.in.Files[i], func() {
			if p := e.fixPass(i); p != nil {
				p.show(e.found[i].settled)
			}
		})
	})
}

// show gives the findings of one file their fixes. Those of markup are proven
// one by one, as whoever reads them may make only some; in a file with so many
// that this would take minutes, each has the one that is proven with the rest.
func (p *FixPass) show(found []Diagnostic) {
	if len(found)*len(p.File.Bytes()) <= maxProof/4 { // some have two to try
		for k := range found {
			found[k].Fixes = p.fixes(found[k])
		}
		return
	}
	proof := prover{FixPass: p}
	proof.prove(p.choices(found, true))
	for _, c := range proof.made {
		found[c.finding].Fixes = c.fixes
	}
}

// step makes the fixes of one file that the run allows, that are wanted, that
// don't overlap and that leave the file better; nil if there are none. All are
// wanted if wants is nil.
func (e *engine) step(i int, wants func(Diagnostic, Fix) bool) (s *step) {
	e.troubles.guard(e.in.Files[i], func() { s = e.newStep(i, wants) })
	return s
}

func (e *engine) newStep(i int, wants func(Diagnostic, Fix) bool) *step {
	p := e.fixPass(i)
	if p == nil {
		return nil
	}
	p.wants = func(d Diagnostic, f Fix) bool {
		return !e.refused[refusalOf(d)] && (wants == nil || wants(d, f))
	}
	if e.in.Since != nil {
		p.changed = e.changed(i, p.File.Bytes())
	}
	found := e.found[i].settled
	proof := prover{FixPass: p, isGood: func(mended *review.File) bool { return !isWorse(found, e.look(mended)) }}
	proof.prove(p.choices(found, e.options.Unsafe))
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
	return &step{p.File.Bytes(), mended, rules, follow(p.changed, proof.edits)}
}

// look returns what is found in a file as it may become, beside the project as
// it is.
func (e *engine) look(file *review.File) []Diagnostic {
	var found []Diagnostic
	s := e.surveyFile(file, &found)
	if s == nil {
		return nil
	}
	return e.settleFile(s, file.Text, found, e.judgeFile(s, file.Text), nil)
}

// fixPass reads a file again to mend it; nil if nothing in it can be mended.
func (e *engine) fixPass(i int) *FixPass {
	if !slices.ContainsFunc(e.found[i].settled, func(d Diagnostic) bool { return d.Rule.Fix != nil }) {
		return nil
	}
	path := e.in.Files[i]
	src, ok := e.again(i)
	if !ok {
		return nil
	}
	return &FixPass{Project: e.project, File: review.Parse(path, src, e.project.Dialect(path)), known: e.options.Known, here: e.in.Law.in(path)}
}

// fixesOf asks a finding's rule for fixes.
func (p *FixPass) fixesOf(d Diagnostic) []Fix {
	if p.setting = p.here.setting(d.Rule); p.setting == nil {
		return nil
	}
	return d.Rule.Fix(p, d)
}

func (p *FixPass) options() any { return p.setting.Options }

// fixes returns the fixes of one finding, those of markup proven.
func (p *FixPass) fixes(d Diagnostic) []Fix {
	if d.Rule.Fix == nil {
		return nil
	}
	var proven []Fix
	for _, fix := range p.fixesOf(d) {
		if !fix.Markup || p.keepsPage(nil, fix.Edits) {
			proven = append(proven, fix)
		}
	}
	return proven
}
