package markdown

import (
	"bytes"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Passage is a part of the body between blank lines that every renderer reads
// apart from what stands around it: a comment of its own may stand above and
// below it, and changes nothing else on the page.
type Passage struct {
	Span source.Span // whole lines, from the first to the last that isn't blank

	// Prose says that the passage is one paragraph, and surely nothing else:
	// a comment may stand right above it, without a blank line in between.
	Prose bool
}

// Passages returns the parts of the body in order. Where renderers don't agree
// on what ends a block there is one passage, not two. What an attribute list
// begins is left out: a comment above would get the attributes.
func (t *Tree) Passages() []Passage {
	var passages []Passage
	listed := false // there is a list in the passage, to one renderer at least
	from := t.body
	for _, b := range t.blockStarts() {
		listed = listed || hasListMark(t.Source[from:b.at])
		from = b.at
		switch n := len(passages) - 1; {
		case n >= 0 && !t.endsPassage(b, listed):
			passages[n].Prose = false
			continue
		case n >= 0:
			passages[n].Span.End = uint32(b.at)
		}
		passages = append(passages, Passage{source.At(b.at, len(t.Source)), b.isProse()})
		listed = false
	}
	for i := range passages {
		p := &passages[i]
		text := bytes.TrimRight(p.Span.Of(t.written), " \t\r\n")
		p.Span.End = p.Span.Start + uint32(len(text))
		p.Prose = p.Prose && !bytes.ContainsAny(text, "|$") && !bytes.HasPrefix(text, []byte("{"))
	}
	return slices.DeleteFunc(passages, func(p Passage) bool {
		return len(bytes.TrimSpace(p.Span.Of(t.written))) == 0 || hasPrefixAt(t.written, int(p.Span.Start), "{:")
	})
}

// A blockStart is the beginning of a block's first line.
type blockStart struct {
	at   int
	node ast.Node
}

func (s blockStart) isProse() bool {
	return s.node.Kind() == ast.KindParagraph || s.node.Kind() == kindPlainParagraph
}

// blockStarts returns where the blocks of the body begin, in order.
func (t *Tree) blockStarts() []blockStart {
	var starts []blockStart
	add := func(n ast.Node) {
		if n.Type() != ast.TypeBlock {
			return
		}
		at := n.Pos()
		if lines := n.Lines(); at < 0 && lines != nil && lines.Len() > 0 {
			at = lines.At(0).Start
		}
		if at >= t.body && at < len(t.Source) {
			line := max(t.body, 1+bytes.LastIndexByte(t.Source[:at], '\n'))
			starts = append(starts, blockStart{line, n})
		}
	}
	for n := t.Doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != extast.KindFootnoteList {
			add(n)
			continue
		}
		for note := n.FirstChild(); note != nil; note = note.NextSibling() {
			add(note)
		}
	}
	slices.SortStableFunc(starts, func(a, b blockStart) int { return a.at - b.at })
	return starts
}

// endsPassage reports whether all renderers agree that the block has nothing to
// do with what stands above it.
func (t *Tree) endsPassage(b blockStart, listed bool) bool {
	above := bytes.TrimRight(t.written[t.body:b.at], " \t\r\n")
	blank := countLines(t.written[t.body+len(above):b.at]) > 1
	lastLine := above[1+bytes.LastIndexByte(above, '\n'):]
	switch {
	case !blank, t.dependsOnAbove(b.at), bytes.HasPrefix(lastLine, []byte("{:")):
		return false
	case b.node.Kind() == ast.KindList && listed:
		return false // to some renderers the two are one
	case b.node.Kind() == ast.KindBlockquote && b.node.PreviousSibling() != nil && b.node.PreviousSibling().Kind() == ast.KindBlockquote:
		return false
	}
	point := source.At(b.at, b.at+1)
	if t.maskedInside(point) || t.Remade(point, source.At(b.at, b.at)) {
		return false // a template takes both for itself
	}
	if t.Dialect.Engine != Kramdown && t.Dialect.Engine != AnyEngine {
		return true
	}
	_, raw := t.Raw(point)
	return !raw && !t.InMath(point, source.At(t.body, len(t.Source)))
}

// dependsOnAbove reports whether what begins at src[at] may go on in what stands
// above it, or say something about that: an attribute list, a definition, the
// end of an element.
func (t *Tree) dependsOnAbove(at int) bool {
	return bytes.IndexByte([]byte(" \t:^"), t.written[at]) >= 0 || hasPrefixAt(t.written, at, "{:") || hasPrefixAt(t.written, at, "</")
}

// maskedInside reports whether the template tag at s began before it.
func (t *Tree) maskedInside(s source.Span) bool {
	i := sort.Search(len(t.Masks), func(i int) bool { return t.Masks[i].End > s.Start })
	return i < len(t.Masks) && t.Masks[i].Start < s.Start
}

// hasListMark reports whether a line of text may begin an item of a list.
func hasListMark(text []byte) bool {
	for len(text) > 0 {
		var line []byte
		line, text, _ = bytes.Cut(text, []byte("\n"))
		line = bytes.TrimLeft(line, " \t>")
		if len(line) > 0 && (bytes.IndexByte([]byte("-+*"), line[0]) >= 0 || isDigit(line[0])) {
			return true
		}
	}
	return false
}
