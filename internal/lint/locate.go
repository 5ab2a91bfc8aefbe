package lint

import (
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// locate fills in the lines and columns of findings that lie in text, and of
// what they point at.
func (e *engine) locate(found []Diagnostic, text *source.Text) {
	heads := map[string]*source.Text{} // of other files
	for i := range found {
		d := &found[i]
		d.Start, d.End = text.Position(d.Span.Start), text.Position(d.Span.End)
		for j := range d.Related {
			r := &d.Related[j]
			if r.Path == "" {
				r.Path = d.Path
			}
			in := text
			if r.Path != d.Path {
				in = e.headOf(r.Path, heads)
			}
			if in != nil {
				r.Start, r.End = in.Position(r.Span.Start), in.Position(r.Span.End)
			}
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

// headOf returns the head of a file as a text, made once for all that points
// at it; nil if there is no such file.
func (e *engine) headOf(path string, known map[string]*source.Text) *source.Text {
	text, ok := known[path]
	if !ok {
		if s := e.project.head(path); s != nil {
			text = source.NewText([]byte(s.Head()))
		}
		known[path] = text
	}
	return text
}
