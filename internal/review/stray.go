package review

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// stray tells which marks of emphasis stand in a block as mere characters.
type stray struct {
	block                ast.Node
	asterisk, underscore bool
}

// StrayMark reports whether the marker, * or _, stands as a mere character
// somewhere in the block, where another renderer may pair it up, or in a
// template there, which may print it. The block asked about last is kept: all
// the findings of a long one ask about it.
func (f *File) StrayMark(block ast.Node, marker byte) bool {
	if f.stray.block != block {
		f.stray = f.strayMarks(block)
	}
	if marker == '*' {
		return f.stray.asterisk
	}
	return f.stray.underscore
}

func (f *File) strayMarks(block ast.Node) stray {
	s, t := stray{block: block}, f.Tree()
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if text, ok := n.(*ast.Text); ok && entering {
			// The file's own bytes, in which templates aren't masked.
			b := t.Span(text).Of(f.Bytes())
			s.asterisk = s.asterisk || bytes.IndexByte(b, '*') >= 0
			s.underscore = s.underscore || bytes.IndexByte(b, '_') >= 0
		}
		return ast.WalkContinue, nil
	})
	return s
}
