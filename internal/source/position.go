package source

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// A Position is a place in a text as a person counts it: both from 1. The
// column is in code points unless a Unit says otherwise.
type Position struct{ Line, Column int }

// A Unit is what a column counts.
type Unit uint8

const (
	CodePoints Unit = iota // Unicode code points; a byte that is not UTF-8 counts as one
	Bytes                  // bytes of UTF-8
	UTF16                  // UTF-16 code units
	Cells                  // terminal cells, tabs to the next multiple of TabWidth
)

// TabWidth is the distance of tab stops, in terminal cells.
const TabWidth = 4

// cells measures terminal cells in the same way whatever the user's locale is.
var cells = runewidth.Condition{}

const bom = "\ufeff"

// A Text is the bytes of one file with an index of its lines, made when it is
// first asked for. Lines end in LF, CRLF or a lone CR. A byte order mark
// belongs to no column.
//
// A Text is not safe for concurrent use.
type Text struct {
	Bytes []byte
	lines []uint32 // offset of each line's first byte
	last  place
}

// A place is where a position was found, in some unit. From there the next one
// in the same line is counted: a line may be a whole book with a finding in
// every sentence.
type place struct {
	offset uint32
	unit   Unit
	Position
}

// NewText returns a Text over src, which it does not copy.
func NewText(src []byte) *Text { return &Text{Bytes: src} }

func (t *Text) index() []uint32 {
	if t.lines != nil {
		return t.lines
	}
	lines := make([]uint32, 1, 1+bytes.Count(t.Bytes, []byte{'\n'}))
	if bytes.IndexByte(t.Bytes, '\r') < 0 {
		for i := 0; ; {
			n := bytes.IndexByte(t.Bytes[i:], '\n')
			if n < 0 {
				break
			}
			i += n + 1
			lines = append(lines, uint32(i))
		}
	} else {
		for i, c := range t.Bytes {
			if c == '\n' || c == '\r' && (i+1 == len(t.Bytes) || t.Bytes[i+1] != '\n') {
				lines = append(lines, uint32(i+1))
			}
		}
	}
	t.lines = lines
	return lines
}

// LineCount returns the number of lines; a text that ends in a line ending
// has an empty last line.
func (t *Text) LineCount() int { return len(t.index()) }

// LineOf returns the line, from 1, that holds the byte at offset.
func (t *Text) LineOf(offset uint32) int {
	lines := t.index()
	return sort.Search(len(lines), func(i int) bool { return lines[i] > offset })
}

// Line returns the span of line n (from 1) without its line ending and
// without a byte order mark.
func (t *Text) Line(n int) Span {
	lines := t.index()
	start, end := lines[n-1], uint32(len(t.Bytes))
	if n < len(lines) {
		end = lines[n]
	}
	for end > start && (t.Bytes[end-1] == '\n' || t.Bytes[end-1] == '\r') {
		end--
	}
	if n == 1 && bytes.HasPrefix(t.Bytes, []byte(bom)) {
		start = min(uint32(len(bom)), end)
	}
	return Span{start, end}
}

// Position returns the place of the byte at offset, its column in code points.
func (t *Text) Position(offset uint32) Position { return t.PositionIn(offset, CodePoints) }

// PositionIn returns the place of the byte at offset, its column in the given unit.
// An offset inside a line ending has the column behind the line's last character.
func (t *Text) PositionIn(offset uint32, unit Unit) Position {
	n := t.LineOf(offset)
	line := t.Line(n)
	offset = min(max(offset, line.Start), line.End)
	if unit == Cells { // the width of a tab depends on what stands before it
		return Position{n, 1 + Width(line.Of(t.Bytes)[:offset-line.Start], unit)}
	}
	// Counting may begin where a code point does, and go either way.
	whole := int(offset) < len(t.Bytes) && utf8.RuneStart(t.Bytes[offset])
	from := place{line.Start, unit, Position{n, 1}}
	if last := t.last; last.Line == n && last.unit == unit && (last.offset <= offset || whole && last.offset-offset < offset-line.Start) {
		from = last
	}
	column := from.Column
	if from.offset <= offset {
		column += Width(t.Bytes[from.offset:offset], unit)
	} else {
		column -= Width(t.Bytes[offset:from.offset], unit)
	}
	if whole {
		t.last = place{offset, unit, Position{n, column}}
	}
	return Position{n, column}
}

// Offset returns the byte offset of p, whose column counts the given unit;
// places outside the text are brought to its nearest.
func (t *Text) Offset(p Position, unit Unit) uint32 {
	n := min(max(p.Line, 1), t.LineCount())
	line := t.Line(n)
	b := line.Of(t.Bytes)
	i := 0
	for width := 1; i < len(b) && width < p.Column; {
		r, size := utf8.DecodeRune(b[i:])
		width += runeWidth(r, size, unit, width-1)
		i += size
	}
	return line.Start + uint32(i)
}

// Width returns how many units b, which lies in one line, is wide.
func Width(b []byte, unit Unit) int {
	switch unit {
	case Bytes:
		return len(b)
	case CodePoints:
		return utf8.RuneCount(b)
	}
	width := 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		width += runeWidth(r, size, unit, width)
		b = b[size:]
	}
	return width
}

func runeWidth(r rune, size int, unit Unit, before int) int {
	switch unit {
	case Bytes:
		return size
	case UTF16:
		if r > 0xFFFF {
			return 2
		}
	case Cells:
		if r == '\t' {
			return TabWidth - before%TabWidth
		}
		return cells.RuneWidth(r)
	}
	return 1
}

// NextLine returns the offset of the line behind the one that holds offset, or
// the end of the text.
func (t *Text) NextLine(offset uint32) uint32 {
	lines := t.index()
	if n := t.LineOf(offset); n < len(lines) {
		return lines[n]
	}
	return uint32(len(t.Bytes))
}
