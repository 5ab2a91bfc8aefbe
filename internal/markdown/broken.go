package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/reviewlint/reviewlint/internal/source"
)

// Broken returns the pieces of text that were meant for tags and are none, in
// order. Since hardly any file has one, they are looked for on each call, and
// only where the text gives cause.
func (t *Tree) Broken() []Broken {
	if !mayHoldBroken(t.Source) {
		return nil
	}
	var found []Broken
	_ = ast.Walk(t.Doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindLinkReferenceDefinition, kindPlainParagraph:
			return ast.WalkSkipChildren, nil
		}
		if n.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		scan := brokenScan{src: t.Source, emit: func(b Broken) { found = append(found, b) }}
		for _, span := range t.readAsHTML(n) {
			scan.read(span)
		}
		return ast.WalkContinue, nil
	})
	return found
}

// mayHoldBroken is a quick look for closing tags and for quoted values.
func mayHoldBroken(src []byte) bool {
	return bytes.Contains(src, []byte("</")) || bytes.Contains(src, []byte(`="`)) || bytes.Contains(src, []byte(`='`))
}

// readAsHTML returns the parts of a block in which HTML is read: all of it
// but code and autolinks.
func (t *Tree) readAsHTML(block ast.Node) []source.Span {
	rest := linesSpan(block)
	if block.Kind() == ast.KindHTMLBlock {
		return []source.Span{rest}
	}
	var spans []source.Span
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && (n.Kind() == ast.KindCodeSpan || n.Kind() == ast.KindAutoLink) {
			code := t.Span(n)
			spans = append(spans, source.Span{Start: rest.Start, End: code.Start})
			rest.Start = code.End
		}
		return ast.WalkContinue, nil
	})
	return append(spans, rest)
}

// Block returns the span of the lines of the block that n stands in.
func (t *Tree) Block(n ast.Node) source.Span {
	for n.Type() == ast.TypeInline && n.Parent() != nil {
		n = n.Parent()
	}
	if n.Type() != ast.TypeBlock {
		return source.Span{}
	}
	return linesSpan(n)
}

// InText returns those of the offsets, which are in order, whose bytes are
// shown as text: they are part of no link's target, tag, code or template.
func (t *Tree) InText(offsets []uint32) []uint32 {
	var shown []uint32
	_ = ast.Walk(t.Doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
			return ast.WalkContinue, nil
		case n.Kind() == ast.KindCodeSpan:
			return ast.WalkSkipChildren, nil
		case n.Kind() != ast.KindText:
			return ast.WalkContinue, nil
		}
		span := t.Span(n)
		i, _ := slices.BinarySearch(offsets, span.Start)
		for ; i < len(offsets) && offsets[i] < span.End; i++ {
			if !t.Masked(source.Span{Start: offsets[i], End: offsets[i] + 1}) {
				shown = append(shown, offsets[i])
			}
		}
		return ast.WalkContinue, nil
	})
	return shown
}
