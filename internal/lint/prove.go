package lint

import (
	"slices"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// maxProof bounds how many bytes are rendered to prove the fixes of one file
// in one round: some seconds' worth. A fix that isn't proven isn't made.
const maxProof = 16 << 20

// A choice is a finding with the fixes that the run may make, the best first.
type choice struct {
	finding int // index among the file's findings
	fixes   []Fix
}

// A prover makes as many fixes of one file as keep its page. As a rule all do:
// they are rendered together first, and by halves where that fails, so that
// many good fixes take one rendering, and a bad one among them few more.
type prover struct {
	*FixPass
	made   []choice // each with the fix that was made
	edits  []source.Edit
	markup []source.Edit // those of edits that leave the page as it is
	others []source.Edit // those that change the body otherwise
	end    uint32        // of the last edit

	isGood func(mended *review.File) bool // if set, what the file becomes must be so
}

func (p *prover) prove(choices []choice) {
	switch {
	case len(choices) == 0, p.keep(choices):
	case len(choices) > 1:
		half := len(choices) / 2
		p.prove(choices[:half])
		p.prove(choices[half:])
	default:
		c := choices[0]
		for i := 1; i < len(c.fixes) && !p.keep([]choice{{c.finding, c.fixes[i:]}}); i++ {
		}
	}
}

// keep makes the best fix of each choice, if all of them can be made together
// with those made before and keep the page.
func (p *prover) keep(choices []choice) bool {
	edits, markup, others, end := p.edits, p.markup, p.others, p.end
	for _, c := range choices {
		fix := c.fixes[0]
		if overlaps(edits, fix.Edits, end) {
			return false
		}
		edits, end = append(edits, fix.Edits...), max(end, endOf(fix.Edits))
		switch {
		case fix.Markup:
			markup = append(markup, fix.Edits...)
		case endOf(fix.Edits) > p.File.Matter().Body:
			others = append(others, fix.Edits...)
		}
	}
	if len(markup) > 0 && !p.keepsPage(others, markup) {
		return false
	}
	if p.isGood != nil {
		if p.rendered > maxProof {
			return false
		}
		p.rendered += 32 * len(p.File.Bytes()) // to lint a hostile file takes far longer than to render it
		if mended, err := p.File.With(edits); err != nil || !p.isGood(mended) {
			return false
		}
	}
	for _, c := range choices {
		p.made = append(p.made, choice{c.finding, c.fixes[:1]})
	}
	p.edits, p.markup, p.others, p.end = edits, markup, others, end
	return true
}

// choices returns what can be chosen from for the findings of a file. Of two
// that overlap, the later waits for the next round.
func (p *FixPass) choices(found []Diagnostic, unsafe bool) []choice {
	var choices []choice
	var edits []source.Edit
	end := uint32(0)
	for i, d := range found {
		if p.changed != nil && !touches(p.changed, d.Span) {
			continue
		}
		fixes := p.allowed(d, unsafe)
		if len(fixes) == 0 || overlaps(edits, fixes[0].Edits, end) || p.wants != nil && !p.wants(d, fixes[0]) {
			continue
		}
		choices = append(choices, choice{i, fixes})
		edits, end = append(edits, fixes[0].Edits...), max(end, endOf(fixes[0].Edits))
	}
	return choices
}

// allowed returns the fixes of a finding that the run may make.
func (p *FixPass) allowed(d Diagnostic, unsafe bool) []Fix {
	if d.Rule.Fix == nil {
		return nil
	}
	var fixes []Fix
	for _, fix := range p.fixesOf(d) {
		if unsafe || fix.Safety == Safe {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// keepsPage reports whether the file renders to the same page with the markup
// edits as without, where the others are made in both. It does not, once the
// file was rendered too often.
func (p *FixPass) keepsPage(others, markup []source.Edit) bool {
	if p.rendered += len(p.File.Bytes()); p.rendered > maxProof && p.page != nil {
		return false
	}
	before, err := p.pageWith(others)
	if err != nil {
		return false
	}
	mended, err := p.File.With(slices.Concat(others, markup))
	return err == nil && before.Equal(mended.Page())
}

// pageWith renders the file with the edits made. The page of the file as it is
// is kept.
func (p *FixPass) pageWith(edits []source.Edit) (markdown.Page, error) {
	if len(edits) > 0 {
		file, err := p.File.With(edits)
		if err != nil {
			return markdown.Page{}, err
		}
		return file.Page(), nil
	}
	if p.page == nil {
		page := p.File.Page()
		p.page = &page
	}
	return *p.page, nil
}

// overlaps reports whether some edit of b overlaps one of a, the last of which
// ends at end. Most come behind all others.
func overlaps(a, b []source.Edit, end uint32) bool {
	for _, y := range b {
		if y.Span.Start >= end {
			continue
		}
		for _, x := range a {
			if x.Span.Overlaps(y.Span) {
				return true
			}
		}
	}
	return false
}

func endOf(edits []source.Edit) uint32 {
	end := uint32(0)
	for _, e := range edits {
		end = max(end, e.Span.End)
	}
	return end
}
