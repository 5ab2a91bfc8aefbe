package rules

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

// isWrapped reports whether the pair goes on over one line's end only, at which
// every renderer reads on in the same paragraph.
func (p pair) isWrapped(t *markdown.Tree, block ast.Node) bool {
	if t.Dialect.HardWrap {
		return false // kramdown breaks lines in Markdown, and not between tags
	}
	if bytes.IndexByte(lineOf(t.Source, p.open.Span.Start), '|') >= 0 || bytes.IndexByte(lineOf(t.Source, p.close.Span.Start), '|') >= 0 {
		return false // these may be rows of a table
	}
	line, next, _ := bytes.Cut(p.content.Of(t.Source), []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	kind := block.Kind()
	return (kind == ast.KindParagraph || kind == ast.KindTextBlock) &&
		!bytes.HasSuffix(line, []byte(" ")) && !bytes.HasSuffix(line, []byte("\t")) &&
		!bytes.ContainsAny(line, "\r") && !bytes.ContainsAny(next, "\r\n") && goesOn(t, block, next)
}

// goesOn reports whether the line surely continues the paragraph. In lists and
// quotes it must stand under the paragraph's beginning.
func goesOn(t *markdown.Tree, block ast.Node, line []byte) bool {
	text := bytes.TrimLeft(line, " ")
	behind := bytes.TrimLeft(text, "0123456789")
	switch {
	case len(text) == 0 || bytes.IndexByte([]byte("\t>#=-+*|:"), text[0]) >= 0:
		return false
	case len(behind) > 0 && len(behind) < len(text) && (behind[0] == '.' || behind[0] == ')'):
		return false
	}
	if below := bytes.TrimLeft(lineOf(t.Source, t.Block(block).End), " >"); len(below) > 0 && below[0] == ':' {
		return false // the lines are terms of a definition
	}
	return block.Parent() == t.Doc || len(line)-len(text) == indentation(t, block)
}

func lineOf(src []byte, at uint32) []byte {
	start := 1 + bytes.LastIndexByte(src[:at], '\n')
	line, _, _ := bytes.Cut(src[start:], []byte("\n"))
	return line
}

// indentation returns how far the first line of a block is indented, with the
// marks of what it stands in.
func indentation(t *markdown.Tree, block ast.Node) int {
	start := int(t.Block(block).Start)
	return start - 1 - bytes.LastIndexByte(t.Source[:start], '\n')
}
