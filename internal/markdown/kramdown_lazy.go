package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"github.com/reviewlint/reviewlint/internal/source"
)

// GoesOnFromHTML reports whether, with no blank line in between, the block
// follows one of HTML that ended with its list or quote: in kramdown they may be
// one paragraph.
func (t *Tree) GoesOnFromHTML(block ast.Node) bool {
	start := t.Block(block).Start
	for range maxLeaves {
		if block = leafBefore(block); block == nil {
			return false
		}
		lines := linesSpan(block)
		if next := nextLine(t.Source, lineEnd(t.Source, max(int(lines.End)-1, 0))); next <= bytes.LastIndexByte(t.Source[:start], '\n') {
			return false
		}
		if h, ok := block.(*ast.HTMLBlock); ok && h.HTMLBlockType >= ast.HTMLBlockType6 {
			return true
		}
		start = lines.Start
	}
	return false
}

// maxLeaves bounds how many blocks without a blank line in between are looked at.
const maxLeaves = 16

// leafBefore returns the last block before n that has no blocks in it.
func leafBefore(n ast.Node) ast.Node {
	for n.PreviousSibling() == nil {
		if n = n.Parent(); n == nil {
			return nil
		}
	}
	for n = n.PreviousSibling(); n.LastChild() != nil && n.LastChild().Type() == ast.TypeBlock; {
		n = n.LastChild()
	}
	return n
}

// codeEnd returns the end of the indented code whose next line begins at at:
// every line belongs to it up to a blank one, and then those that are indented.
func codeEnd(src []byte, at int) int {
	for {
		end := nextBlankLine(src, max(at-1, 0))
		at = end
		for at < len(src) && isBlankLine(src, at) {
			at = nextLine(src, lineEnd(src, at))
		}
		if !hasPrefixAt(src, at, "    ") && !hasPrefixAt(src, at, "\t") {
			return end
		}
		at = nextLine(src, lineEnd(src, at))
	}
}

// startsList reports whether a line of a paragraph, but the first, begins a list
// to kramdown: there every number may, not 1 alone.
func startsList(src []byte, paragraph source.Span) bool {
	end := int(paragraph.End)
	for at := nextLine(src, lineEnd(src, int(paragraph.Start))); at < end; at = nextLine(src, lineEnd(src, at)) {
		text := skipContainers(src[:lineEnd(src, at)], at)
		if text > at && (src[text-1] == ' ' || src[text-1] == '\t') && bytes.IndexByte(src[at:text], '.') >= 0 {
			return true
		}
	}
	return false
}
