package lint

import (
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

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

// place does the same where the text may not be at hand: what lies in the front
// matter is located in the head that the summary keeps, the rest in the file,
// read once more. It reports whether that is still the file that was linted; if
// not, that is told.
func (e *engine) place(s *review.Summary, text *source.Text, found []Diagnostic) bool {
	if s == nil {
		return false
	}
	if text != nil {
		e.locate(found, text)
		return true
	}
	if len(found) == 0 {
		return true
	}
	head := []byte(s.Head())
	for _, d := range found {
		if int(d.Span.End) <= len(head) {
			continue
		}
		desk := e.desks.Get().(*desk)
		defer e.desks.Put(desk)
		src, err := e.reader.unchanged(s.Path, s.Hash, &desk.text)
		if err != nil {
			e.troubles.fail(s.Path, err)
			return false
		}
		head = src
		break
	}
	e.locate(found, source.NewText(head))
	return true
}

func (e *engine) locateRelated(r *Related, path string, text *source.Text) {
	if r.Path == "" {
		r.Path = path
	}
	if r.Path != path {
		other := e.project.head(r.Path)
		if other == nil {
			return
		}
		text = source.NewText([]byte(other.Head()))
	}
	r.Start, r.End = text.Position(r.Span.Start), text.Position(r.Span.End)
}
