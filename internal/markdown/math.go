package markdown

import (
	"bytes"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"

	"github.com/reviewlint/reviewlint/internal/source"
)

// InMath reports whether s, a part of the given block, may stand in a formula of
// kramdown's, $$ … $$. See "Math Blocks" in kramdown's syntax.
func (t *Tree) InMath(s, block source.Span) bool {
	if t.math == nil {
		t.math = t.readMath()
	}
	// In a block with $$ on both sides there is no telling which are a pair.
	before, _ := slices.BinarySearch(t.math.dollars, s.Start)
	if before > 0 && before < len(t.math.dollars) && t.math.dollars[before-1] >= block.Start && t.math.dollars[before] < block.End {
		return true
	}
	for _, blocks := range t.math.blocks {
		i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > s.Start })
		if i < len(blocks) && blocks[i].Overlaps(s) {
			return true
		}
	}
	return false
}

// math is what a tree holds of formulas.
type math struct {
	dollars []uint32         // the places of $$ that are not in code
	blocks  [2][]source.Span // formulas, taking the $$ in raw HTML for dollars, and not
}

func (t *Tree) readMath() *math {
	all := t.dollarPairs()
	// A formula may reach into HTML, or HTML hide the end of one.
	shown := slices.DeleteFunc(slices.Clone(all), func(at uint32) bool {
		_, raw := t.Raw(source.Span{Start: at, End: at + 1})
		return raw
	})
	return &math{all, [2][]source.Span{formulas(t.Source, all), formulas(t.Source, shown)}}
}

// formulas pairs up the dollars. A pair that begins a block may hold blank lines,
// another ends with its paragraph.
func formulas(src []byte, dollars []uint32) []source.Span {
	var found []source.Span
	for len(dollars) > 1 {
		start, end := int(dollars[0]), int(dollars[1])
		if !beginsBlock(src, start) && nextBlankLine(src, start) < end {
			dollars = dollars[1:]
			continue
		}
		found = append(found, source.At(start, end+len("$$")))
		dollars = dollars[2:]
	}
	return found
}

// beginsBlock reports whether src[at] is the first character of a line behind a
// blank one, the front matter, or the mark of a list or quote.
func beginsBlock(src []byte, at int) bool {
	line := 1 + bytes.LastIndexByte(src[:at], '\n')
	if skipContainers(src[:at], line) < at {
		return false
	}
	if len(bytes.TrimSpace(src[line:at])) > 0 || line == 0 {
		return true
	}
	above := src[1+bytes.LastIndexByte(src[:line-1], '\n') : line]
	return len(bytes.Trim(above, " \t\r\n>")) == 0 || bytes.HasPrefix(above, []byte("---"))
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
		for len(code) > 0 && int(code[0].End) <= at {
			code = code[1:]
		}
		if len(code) == 0 || at < int(code[0].Start) {
			places = append(places, uint32(at))
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
