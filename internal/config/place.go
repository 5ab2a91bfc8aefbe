package config

import (
	"github.com/reviewlint/reviewlint/internal/source"
)

// A document is the text of one config.
type document struct {
	path string // as seen from the project's root, with slashes
	text *source.Text
}

// A Place is where a config says something. The zero Place is nowhere: then it
// isn't said.
type Place struct {
	file *document
	span source.Span
}

func (doc *document) place(span source.Span) Place { return Place{doc, span} }

// Said reports whether a config says it.
func (p Place) Said() bool { return p.file != nil }

// Path returns the path of the config, as seen from the project's root.
func (p Place) Path() string { return p.file.path }

// Position returns the line and column, in code points.
func (p Place) Position() source.Position { return p.file.text.Position(p.span.Start) }

// within returns the place of the bytes from start to end of a text that
// stands at p, one at least, or p where it is written with escapes.
func (p Place) within(text string, start, end int) Place {
	if end = max(end, start+1); end > len(text) || string(p.span.Of(p.file.text.Bytes)) != text {
		return p
	}
	p.span = source.At(int(p.span.Start)+start, int(p.span.Start)+end)
	return p
}
