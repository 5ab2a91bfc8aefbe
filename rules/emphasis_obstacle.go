package rules

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// obstacle says why a pair can't be written in Markdown in the same way for
// every renderer, or "". What is left is proven by rendering; this is about
// what kramdown and templates do otherwise, and about Unicode classes on which
// renderers of CommonMark differ.
func (e emphasis) obstacle(f *review.File, p pair) string {
	t, block := f.Tree(), block(p.open.Node)
	content := p.content.Of(t.Source)
	first, _ := utf8.DecodeRune(content)
	last, _ := utf8.DecodeLastRune(content)
	before, _ := utf8.DecodeLastRune(t.Source[:p.open.Span.Start])
	after, _ := utf8.DecodeRune(t.Source[p.close.Span.End:])
	switch {
	case bytes.HasPrefix(f.Bytes()[p.close.Span.End:], []byte("{:")):
		return "an attribute list follows it"
	case t.Masked(source.Span{Start: max(p.open.Span.Start, 1) - 1, End: p.close.Span.End + 1}), t.Remade(p.span(), t.Block(block)):
		return "what a template puts there isn't known"
	case unicode.IsSpace(first) || unicode.IsSpace(last):
		return "there is white space inside the tags"
	case bytes.ContainsAny(content, "\r\n") && !p.isWrapped(t, block):
		return "it goes on over a line's end"
	case bytes.ContainsAny(content, "<>"):
		return "there are tags inside it"
	case bytes.ContainsAny(content, "*_`[]\\|{}$~^="):
		return "it holds characters that mean something in Markdown"
	case strings.ContainsRune("\"'", first) || strings.ContainsRune("\"'", last) || strings.ContainsRune("\"'", before):
		return "typographic quotation marks may open where they should close"
	case strings.ContainsRune("*_\\`{<", before) || strings.ContainsRune("*_`{>", after):
		return "what stands beside it means something in Markdown"
	case isSymbol(first) || isSymbol(last) || isSymbol(before) || isSymbol(after):
		return "renderers don't agree about the symbol beside the tags"
	case insideEmphasis(p.open.Node):
		return "it stands inside other emphasis"
	case block.Kind() == ast.KindHeading && t.Dialect.RawIDs:
		return "the heading's id may change"
	case f.StrayMark(block, '*') && f.StrayMark(block, '_'):
		return "it may pair up with other marks in the paragraph"
	}
	return p.kramdownObstacle(f, block)
}

// kramdownObstacle says what keeps the pair as it is where the renderer is
// kramdown, or may be.
func (p pair) kramdownObstacle(f *review.File, block ast.Node) string {
	t := f.Tree()
	unknown := t.Dialect.Engine == markdown.AnyEngine
	if !unknown && t.Dialect.Engine != markdown.Kramdown {
		return ""
	}
	raw, isRaw := t.Raw(p.span())
	switch {
	case isRaw && raw.Element.Len() == 0:
		return "some renderers take it for code"
	case isRaw:
		return fmt.Sprintf("some renderers read no Markdown in `<%s>`", raw.Element.Of(t.Source))
	case t.InMath(p.span(), t.Block(block)), unknown && f.BetweenDollars(block, p.span()):
		return "some renderers take it for a formula"
	case p.inDefinition(t, "*["):
		return "some renderers take its line for an abbreviation"
	case p.inDefinition(t, "["):
		return "some renderers take its line for a link's definition"
	case f.StrayOpening(block):
		return "it may pair up with other marks in the paragraph"
	case goesOnAsTable(block):
		return "some renderers read no table below a paragraph"
	case inParenthesisList(block):
		return "some renderers read no list in numbers with `)`"
	case unknown && indentedInNote(block):
		return "some renderers take it for code"
	}
	return ""
}

// isElsewhere reports whether the pair stands where Markdown isn't read, or
// where what it marks isn't known.
func (p pair) isElsewhere(t *markdown.Tree) bool {
	for n := p.open.Node.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindImage { // its text is an attribute
			return true
		}
	}
	return t.HasTemplateTag(p.content) || t.IsRaw(p.span()) || p.between(t, "[[", "]]") || p.between(t, "![", "]") ||
		t.Dialect.Engine == markdown.Kramdown && p.inDefinition(t, "*[")
}

// maxBrackets is how far from a pair brackets around it are looked for.
const maxBrackets = 200

// between reports whether the pair stands between brackets that nobody may have
// read as such yet: those of a wikilink, or of an image whose target is defined
// where only another renderer finds it.
func (p pair) between(t *markdown.Tree, open, shut string) bool {
	before := t.Source[max(int(p.open.Span.Start)-maxBrackets, 0):p.open.Span.Start]
	after := t.Source[p.close.Span.End:min(int(p.close.Span.End)+maxBrackets, len(t.Source))]
	i, j := bytes.LastIndex(before, []byte(open)), bytes.Index(after, []byte(shut))
	return i >= 0 && j >= 0 && !bytes.Contains(before[i:], []byte(shut)) && !bytes.Contains(after[:j], []byte(open))
}

// maxDefinition is how far behind the beginning of its line a pair may stand to
// be taken for a part of a definition.
const maxDefinition = 1 << 10

// inDefinition reports whether the pair's line, or the one before, begins like
// a definition of kramdown's: [label]: target, or *[HTML]: what it stands for.
func (p pair) inDefinition(t *markdown.Tree, mark string) bool {
	blanks := " >*+-0123456789."
	if mark[0] == '*' {
		blanks = " >"
	}
	end := p.open.Span.Start
	for range 2 {
		reach := end - min(end, maxDefinition)
		i := bytes.LastIndexByte(t.Source[reach:end], '\n')
		if i < 0 && reach > 0 {
			return false
		}
		start := reach + uint32(i+1)
		line := bytes.TrimLeft(t.Source[start:p.open.Span.Start], blanks)
		if bytes.HasPrefix(line, []byte(mark)) && bytes.Contains(line, []byte("]:")) {
			return true
		}
		if start == 0 {
			break
		}
		end = start - 1
	}
	return false
}

// goesOnAsTable reports whether the block is part of a table right behind the
// lines of a paragraph.
func goesOnAsTable(block ast.Node) bool {
	for n := block; n != nil; n = n.Parent() {
		if n.Kind() == extast.KindTable {
			before := n.PreviousSibling()
			return before != nil && (before.Kind() == ast.KindParagraph || before.Kind() == ast.KindTextBlock) && !n.HasBlankPreviousLines()
		}
	}
	return false
}

// inParenthesisList reports whether the block stands in a list 1), 2), 3), which
// kramdown doesn't know.
func inParenthesisList(block ast.Node) bool {
	for n := block; n != nil; n = n.Parent() {
		if list, ok := n.(*ast.List); ok && list.Marker == ')' {
			return true
		}
	}
	return false
}

// indentedInNote reports whether the block stands in a footnote or definition
// only because it is indented, which is code where there are no such things.
func indentedInNote(block ast.Node) bool {
	for n := block; n.Parent() != nil; n = n.Parent() {
		if k := n.Parent().Kind(); (k == extast.KindFootnote || k == extast.KindDefinitionDescription) && n.PreviousSibling() != nil {
			return true
		}
	}
	return false
}

// followsCompound reports whether the pair follows a hyphenated word, behind
// which kramdown takes no underscore for a mark.
func (p pair) followsCompound(t *markdown.Tree) bool {
	before, hyphen := bytes.CutSuffix(t.Source[:p.open.Span.Start], []byte("-"))
	r, _ := utf8.DecodeLastRune(before)
	return hyphen && unicode.IsLetter(r)
}

// isSymbol reports whether r is a symbol outside ASCII: some renderers take
// these for punctuation. RuneError stands for the beginning or end of the file.
func isSymbol(r rune) bool { return r >= utf8.RuneSelf && r != utf8.RuneError && unicode.IsSymbol(r) }

// insideEmphasis reports whether n stands in emphasis: kramdown doesn't nest it.
func insideEmphasis(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindEmphasis {
			return true
		}
	}
	return false
}

// block returns the block that the inline node n stands in.
func block(n ast.Node) ast.Node {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n
}
