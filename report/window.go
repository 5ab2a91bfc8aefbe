package report

import (
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/source"
)

const (
	// windowCells is how much of a long line is shown.
	windowCells = 100
	// windowMargin is how much of that is kept for what surrounds the span,
	// however long the span is.
	windowMargin = 20
)

// clip returns the part of a line that is shown for a span within it: all of
// a line that fits, else the span with as much on both sides as there is room
// for. It looks at no more bytes than it shows, however long the line is.
func clip(src []byte, line, span source.Span) source.Span {
	if size, _ := fitForward(line.Of(src), windowCells); size == line.Len() {
		return line
	}
	before, after := src[line.Start:span.Start], src[span.Start:line.End]

	size, cells := fitForward(span.Of(src), windowCells-windowMargin)
	after = after[size:]
	room := windowCells - cells

	// Half of the room goes to each side; what one side can't use, the other gets.
	_, right := fitForward(after, room/2)
	left, cells := fitBackward(before, room-right)
	size2, _ := fitForward(after, room-cells)

	start := span.Start - uint32(left)
	end := span.Start + uint32(size+size2)
	return source.Span{Start: start, End: end}
}

// fitForward returns how many bytes from the start of piece go into so many
// cells, and how many of these they take.
func fitForward(piece []byte, room int) (size, cells int) {
	for size < len(piece) {
		n, width := measure(piece[size:], cells)
		if cells+width > room {
			break
		}
		size, cells = size+n, cells+width
	}
	return size, cells
}

// fitBackward is fitForward from the end of piece. A tab counts in full: where
// the tab stops are is known only when the window is.
func fitBackward(piece []byte, room int) (size, cells int) {
	for size < len(piece) {
		_, n := utf8.DecodeLastRune(piece[:len(piece)-size])
		_, width := measure(piece[len(piece)-size-n:], 0)
		if cells+width > room {
			break
		}
		size, cells = size+n, cells+width
	}
	return size, cells
}
