package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/reviewlint/reviewlint/internal/source"
)

// InMath reports whether s, a part of the given block, may stand in a formula,
// $$ … $$, which some renderers read over the ends of lines and blocks.
func (t *Tree) InMath(s, block source.Span) bool {
	if t.math == nil {
		all := t.dollarPairs()
		t.math = &[2][]uint32{all, slices.DeleteFunc(slices.Clone(all), func(at uint32) bool {
			_, raw := t.Raw(source.Span{Start: at, End: at + 1})
			return raw
		})}
	}
	// A formula may reach into HTML, or HTML hide the end of one.
	for _, math := range *t.math {
		before, _ := slices.BinarySearch(math, s.Start)
		if before == 0 || before == len(math) {
			continue
		}
		if before%2 == 1 || math[before-1] >= block.Start && math[before] < block.End {
			return true
		}
	}
	return false
}

// dollarPairs returns the places of $$ that are not in code.
func (t *Tree) dollarPairs() []uint32 {
	if !bytes.Contains(t.Source[t.body:], []byte("$$")) {
		return nil
	}
	var places []uint32
	code := t.code()
	for at := t.body; ; at += len("$$") {
		i := bytes.Index(t.Source[at:], []byte("$$"))
		if i < 0 {
			return places
		}
		at += i
		place := source.At(at, at+len("$$"))
		for len(code) > 0 && code[0].End <= place.Start {
			code = code[1:]
		}
		if len(code) == 0 || place.Start < code[0].Start {
			places = append(places, place.Start)
		}
	}
}

// code returns the code blocks and code spans, in order.
func (t *Tree) code() []source.Span {
	var spans []source.Span
	_ = ast.Walk(t.Doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
		case n.Kind() == ast.KindCodeSpan:
			spans = append(spans, t.Span(n))
		case n.Kind() == ast.KindCodeBlock, n.Kind() == ast.KindFencedCodeBlock:
			spans = append(spans, linesSpan(n))
		}
		return ast.WalkContinue, nil
	})
	return spans
}
