package markdown

import (
	"bytes"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Raw is a part of the text that kramdown takes as it is, though CommonMark
// reads Markdown in it.
type Raw struct {
	Span    source.Span
	Element source.Span // the name of the HTML element around it; empty in code
}

// Raw returns the first part of s that kramdown takes as it is: the content of
// an HTML element, blank lines or not, and lines that carry on an indented code
// block. It follows kramdown 2.4 with its defaults (parser/html.rb,
// parser/kramdown/html.rb and codeblock.rb). Where markdown="1" stands on an
// element inside such a one, the whole is called raw all the same.
func (t *Tree) Raw(s source.Span) (Raw, bool) {
	if t.raw == nil {
		r := newKramdownRaw(t)
		r.readChildren(t.Doc, len(t.Source))
		found := apart(r.found)
		t.raw = &found
	}
	raw := *t.raw
	i := sort.Search(len(raw), func(i int) bool { return raw[i].Span.End > s.Start })
	if i == len(raw) || !raw[i].Span.Overlaps(s) {
		return Raw{}, false
	}
	return raw[i], true
}

// IsRaw reports whether the site's renderer is kramdown and takes s as it is.
func (t *Tree) IsRaw(s source.Span) bool {
	if t.Dialect.Engine != Kramdown {
		return false
	}
	_, raw := t.Raw(s)
	return raw
}

// kramdownRaw finds the raw parts of a tree, in order.
type kramdownRaw struct {
	tree                 *Tree
	found                []Raw
	at                   int  // what stands before it is known
	resume               int  // where kramdown looks for the next block: behind the last block of HTML
	paragraph            int  // where the paragraph asked about last ends
	loose                bool // in lists that kramdown doesn't see
	parsed               bool // an element was opened in which kramdown reads blocks
	comment, instruction finder
}

func newKramdownRaw(t *Tree) *kramdownRaw {
	return &kramdownRaw{tree: t, comment: newFinder(t.Source, "-->"), instruction: newFinder(t.Source, "?>")}
}

// readChildren reads the blocks in n, which kramdown reads apart from what
// stands at limit and behind.
func (r *kramdownRaw) readChildren(n ast.Node, limit int) {
	src := r.tree.Source
	lazyEnd := 0 // how far lines carry on a quote or code without its mark
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindCodeBlock:
			start := int(linesSpan(c).End)
			lazyEnd = codeEnd(src, start)
			r.code(start, min(lazyEnd, limit))
		case ast.KindList:
			loose := r.loose
			if r.textStart(c) < lazyEnd { // to kramdown there is no list
				r.code(lazyEnd, min(r.containerEnd(c), limit))
				r.loose = true
			}
			r.readChildren(c, limit)
			r.loose = loose
		case ast.KindListItem, ast.KindBlockquote:
			lazyEnd = r.containerEnd(c)
			if r.loose {
				r.readChildren(c, limit)
			} else {
				r.readChildren(c, min(limit, lazyEnd))
			}
		case extast.KindFootnoteList: // stands last, whatever its place in the text
			notes := newKramdownRaw(r.tree)
			notes.readChildren(c, limit)
			r.found = append(r.found, notes.found...)
		case ast.KindFencedCodeBlock:
			end := int(linesSpan(c).End)
			if c.Lines().Len() == 0 {
				end = nextLine(src, lineEnd(src, end))
			}
			if n != r.tree.Doc && fenceLength(src, skipSpace(src, end)) == 0 {
				// A line that leaves the list leaves the code, too, but not in kramdown.
				r.code(end, limit)
			}
		case kindPlainParagraph, ast.KindLinkReferenceDefinition:
		case ast.KindListItem, ast.KindBlockquote:
			r.readChildren(c, min(limit, r.containerEnd(c)))
		default:
			switch {
			case c.Type() == ast.TypeInline: // the way back from a note that ends in no paragraph
			case c.Lines().Len() > 0:
				r.readBlock(c, limit)
			default:
				r.readChildren(c, limit)
			}
		}
	}
}

// containerEnd returns the end of a list item or quote. It may go on in lines
// that have no mark of it, which HTML never does in CommonMark.
func (r *kramdownRaw) containerEnd(n ast.Node) int {
	if next := n.NextSibling(); next != nil && next.Kind() == n.Kind() && next.Pos() > n.Pos() {
		return next.Pos()
	}
	end := max(n.Pos(), 0)
	for last := n.LastChild(); last != nil && last.Type() == ast.TypeBlock; last = last.LastChild() {
		end = max(end, int(linesSpan(last).End))
	}
	return nextBlankLine(r.tree.Source, max(end-1, 0))
}

// textStart returns the place of the first text in n.
func (r *kramdownRaw) textStart(n ast.Node) int {
	for n.Lines().Len() == 0 && n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeBlock {
		n = n.FirstChild()
	}
	return int(linesSpan(n).Start)
}

// readBlock reads the tags of one block of text.
func (r *kramdownRaw) readBlock(n ast.Node, limit int) {
	src := r.tree.Source
	block := linesSpan(n)
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		block.End = max(block.End, uint32(h.ClosureLine.Stop))
	}
	if k := n.Kind(); (k == ast.KindParagraph || k == ast.KindTextBlock) && startsList(src, block) {
		// What comes right behind the paragraph is in that list.
		end := int(block.End)
		r.code(end, min(nextBlankLine(src, end-1), limit))
	}
	code := codeSpans(r.tree, n)
	for r.at = max(r.at, int(block.Start)); r.at < int(block.End); {
		i := bytes.IndexByte(src[r.at:block.End], '<')
		if i < 0 {
			return
		}
		at := r.at + i
		for len(code) > 0 && int(code[0].End) <= at {
			code = code[1:]
		}
		switch {
		case len(code) > 0 && int(code[0].Start) <= at:
			r.at = int(code[0].End)
		case hasPrefixAt(src, at, "<!--"):
			r.at = r.hidden(&r.comment, at, limit)
		default:
			r.readTag(at, n, int(block.End), limit)
		}
	}
}

// codeSpans returns the code spans in n, in order.
func codeSpans(t *Tree, n ast.Node) []source.Span {
	var spans []source.Span
	if n.Kind() == ast.KindHTMLBlock || bytes.IndexByte(linesSpan(n).Of(t.Source), '`') < 0 {
		return nil
	}
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && c.Kind() == ast.KindCodeSpan {
			spans = append(spans, t.Span(c))
		}
		return ast.WalkContinue, nil
	})
	return spans
}

// readTag reads the tag at the < of src[at], if one is there, with the content
// of its element if that is raw.
func (r *kramdownRaw) readTag(at int, n ast.Node, blockEnd, limit int) {
	src := r.tree.Source
	starts := r.startsBlock(at, n)
	end := blockEnd
	if starts && column(src, at) < column(src, int(linesSpan(n).Start)) {
		limit = len(src) // HTML ends a list or quote whose mark it lacks
	}
	if starts {
		end = limit
	}
	tag, ok := scanKramdownTag(src[:end], at)
	if !ok {
		r.at = at + 1
		return
	}
	r.at = int(tag.Span.End)
	name := elementName(tag.Name.Of(src))
	inSpan := !starts || isKramdownSpan(name)
	switch {
	case tag.Closing:
		if r.parsed && !isKramdownSpan(name) {
			r.resume = r.at
		}
		return
	case tag.SelfClosing || isKramdownVoid(name):
		if !inSpan {
			r.resume = r.at
		}
		return
	case !r.isRaw(tag, name, inSpan):
		if !inSpan {
			r.parsed, r.resume = true, r.at
		}
		return
	}
	if inSpan {
		if end = r.paragraphEnd(at); n.Kind() != ast.KindHTMLBlock && n.Kind() != extast.KindTableCell {
			end = min(end, blockEnd)
		}
		end = min(end, limit)
	}
	content := r.at
	r.at = r.elementEnd(tag, end, inSpan)
	r.add(content, r.at, tag.Name)
	if inSpan {
		return
	}
	if closing, ok := scanKramdownTag(src[:end], r.at); ok {
		r.at = int(closing.Span.End)
		r.resume = r.at
		if line := nextLine(src, lineEnd(src, r.at)); isBlankLine(src, r.at) && hasPrefixAt(src, line, "    ") {
			r.code(line, min(codeEnd(src, line), limit))
		}
	}
}

// startsBlock reports whether what stands at src[at] begins a line, or follows
// the end of a block of HTML.
func (r *kramdownRaw) startsBlock(at int, n ast.Node) bool {
	src := r.tree.Source
	lineStart := func() int { return 1 + bytes.LastIndexByte(src[:at], '\n') } // a line may be long
	start := at
	for start > 0 && src[start-1] == ' ' {
		start--
	}
	switch n.Kind() {
	case ast.KindHTMLBlock:
		if from := max(lineStart(), r.resume); from <= at && skipContainers(src[:at+1], from) == at {
			return true
		}
	case extast.KindTableCell: // perhaps no cell, but a line that ends the table
		return at-start <= 3 && start == lineStart()
	case ast.KindHeading:
		if bytes.IndexByte(src[lineStart():at], '#') >= 0 {
			return false
		}
	}
	if start <= r.resume && r.resume > 0 && r.resume <= at {
		return true
	}
	lines := n.Lines()
	i := sort.Search(lines.Len(), func(i int) bool { return lines.At(i).Stop > at })
	// In a container the line is as deep as its marks ask for.
	if i == lines.Len() || n.Parent() == r.tree.Doc && at-start > 3 {
		return false
	}
	before := src[min(lines.At(i).Start, start):start]
	return len(bytes.Trim(before, " \t:")) == 0 // a colon begins a definition
}

// paragraphEnd returns the end of the text that src[at] stands in: a blank line,
// or one that begins a block of HTML.
func (r *kramdownRaw) paragraphEnd(at int) int {
	if at < r.paragraph {
		return r.paragraph
	}
	src := r.tree.Source
	for at = nextLine(src, lineEnd(src, at)); !isBlankLine(src, at); at = nextLine(src, lineEnd(src, at)) {
		tag, ok := scanKramdownTag(src[:lineEnd(src, at)], skipSpace(src, at))
		if ok && !isKramdownSpan(elementName(tag.Name.Of(src))) {
			break
		}
	}
	r.paragraph = at
	return at
}

// column returns how far src[at] is from the start of its line.
func column(src []byte, at int) int { return at - 1 - bytes.LastIndexByte(src[:at], '\n') }

// isRaw reports whether the content of an element is not read as Markdown.
func (r *kramdownRaw) isRaw(tag Tag, name string, inSpan bool) bool {
	if inSpan && isKramdownBlock(name) {
		return false // it is text
	}
	if name == "script" || name == "style" {
		return true
	}
	model := mayHoldMarkdown(name)
	if a, ok := tag.Attr(r.tree.Source, "markdown"); ok {
		switch value := string(a.Value.Of(r.tree.Source)); {
		case value == "0":
			return true
		case value == "1":
			return !model || !inSpan && holdsText(name)
		case value == "block" && !inSpan, value == "span" && inSpan:
			return false
		}
	}
	return !inSpan || !model
}

// elementEnd returns the end of the raw content that the tag opens. Elements in
// it nest strictly: one that is never closed hides the end of those around it.
func (r *kramdownRaw) elementEnd(tag Tag, limit int, inSpan bool) int {
	src := r.tree.Source[:limit]
	open := []source.Span{tag.Name}
	for at := int(tag.Span.End); ; {
		name := open[len(open)-1].Of(src)
		if !inSpan && (equalFold(name, "script") || equalFold(name, "style")) {
			at = rawTextEnd(src, at, name)
		}
		i := bytes.IndexByte(src[min(at, limit):], '<')
		if i < 0 {
			return limit
		}
		at += i
		tag, ok := scanKramdownTag(src, at)
		switch {
		case hasPrefixAt(src, at, "<!--"):
			at = r.hidden(&r.comment, at, limit)
			continue
		case !inSpan && hasPrefixAt(src, at, "<?"):
			at = r.hidden(&r.instruction, at, limit)
			continue
		case !ok:
			at++
			continue
		case tag.Closing && elementName(tag.Name.Of(src)) == elementName(name):
			if open = open[:len(open)-1]; len(open) == 0 {
				return at
			}
		case !tag.Closing && !tag.SelfClosing && opensInRaw(elementName(tag.Name.Of(src)), inSpan):
			open = append(open, tag.Name)
		}
		at = int(tag.Span.End)
	}
}

func opensInRaw(name string, inSpan bool) bool {
	return !isKramdownVoid(name) && !(inSpan && isKramdownBlock(name))
}

// hidden returns the end of the comment or instruction at src[at], or the place
// behind its first character if it isn't closed before limit.
func (r *kramdownRaw) hidden(closer *finder, at, limit int) int {
	if end := closer.from(at+2) + len(closer.needle); end <= limit {
		return end
	}
	return at + 1
}

// code notes the code that goes on from start to end.
func (r *kramdownRaw) code(start, end int) {
	r.add(start, end, source.Span{})
}

func (r *kramdownRaw) add(start, end int, element source.Span) {
	if start < end {
		r.found = append(r.found, Raw{source.At(start, end), element})
	}
}

// apart returns the parts in order, without what is in two of them.
func apart(found []Raw) []Raw {
	slices.SortStableFunc(found, func(a, b Raw) int { return a.Span.Compare(b.Span) })
	out := found[:0]
	for _, f := range found {
		if n := len(out); n > 0 {
			f.Span.Start = max(f.Span.Start, out[n-1].Span.End)
		}
		if f.Span.Start < f.Span.End {
			out = append(out, f)
		}
	}
	return out
}
