package report

import (
	"strconv"
	"strings"

	"github.com/fatih/color"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A mark is a span to underline in an excerpt.
type mark struct {
	span  source.Span
	label string // stands behind the carets; may be empty
	color *color.Color
}

// An excerpt draws the source lines of one block, each with its number in the
// gutter and carets under what is marked:
//
//	  |
//	4 | rating: "5.5"
//	  |          ^^^ the scale is 0.5 to 5 in steps of 0.5
//	  |
type excerpt struct {
	text   *source.Text
	gutter int // cells for the line numbers
	colors *palette
}

// append draws the marks. Several marks must lie in one line, in order and
// within one window; a single one may span lines.
func (x *excerpt) append(dst []byte, marks []mark) []byte {
	dst = x.bar(dst)
	if first, last := lines(x.text, marks[0].span); first == last {
		dst = x.line(dst, first, marks)
	} else {
		dst = x.ends(dst, first, last, marks[0])
	}
	return x.bar(dst)
}

// ends draws the first and the last line of a mark that spans lines: how it
// goes on between them explains nothing.
func (x *excerpt) ends(dst []byte, first, last int, m mark) []byte {
	head := mark{within(m.span, x.text.Line(first)), "", m.color}
	dst = x.line(dst, first, []mark{head})
	if last-first > 1 {
		dst = append(x.margin(dst, "…", 1), '\n')
	}
	body := x.text.Line(last)
	for body.Start < body.End && isBlank(x.text.Bytes[body.Start]) {
		body.Start++ // an indent is not worth a caret
	}
	tail := mark{within(m.span, body), m.label, m.color}
	return x.line(dst, last, []mark{tail})
}

// line draws line n and under it as many rows of carets as the marks need.
func (x *excerpt) line(dst []byte, n int, marks []mark) []byte {
	line := x.text.Line(n)
	win := clip(x.text.Bytes, line, extent(line, marks))

	digits := strconv.Itoa(n)
	dst = x.margin(dst, digits, len(digits))
	if line.Len() > 0 {
		dst = append(dst, ' ')
	}
	origin := 0
	if win.Start > line.Start {
		dst = append(dst, "…"...)
		origin = 1
	}
	dst, _ = appendVisible(dst, win.Of(x.text.Bytes), origin)
	if win.End < line.End {
		dst = append(dst, "…"...)
	}
	dst = append(dst, '\n')
	return x.rows(dst, marks, win, origin)
}

// rows draws the carets of a line. A row ends with a label, or where the next
// mark would touch what is already drawn.
func (x *excerpt) rows(dst []byte, marks []mark, win source.Span, origin int) []byte {
	column, open := 0, false
	for i, m := range marks {
		if i > 0 && m.label == "" && m.span == marks[i-1].span {
			continue
		}
		from, to := x.cells(m.span, win, origin)
		if open && from <= column {
			dst, open = append(dst, '\n'), false
		}
		if !open {
			dst, column, open = append(x.margin(dst, "", 0), ' '), 0, true
		}
		dst = appendSpaces(dst, from-column)
		dst = x.colors.append(dst, m.color, strings.Repeat("^", to-from))
		column = to
		if m.label != "" {
			dst = append(dst, ' ')
			dst = x.colors.appendEscaped(dst, m.color, m.label)
			dst, open = append(dst, '\n'), false
		}
	}
	if open {
		dst = append(dst, '\n')
	}
	return dst
}

// cells returns from which cell to which the span stands in the window, whose
// first character is at cell origin. It is never less than one cell.
func (x *excerpt) cells(span, win source.Span, origin int) (from, to int) {
	span = within(span, win)
	var scratch [256]byte
	_, from = appendVisible(scratch[:0], source.Span{Start: win.Start, End: span.Start}.Of(x.text.Bytes), origin)
	_, to = appendVisible(scratch[:0], span.Of(x.text.Bytes), from)
	if from == to && span.Len() > 0 && from > 0 {
		from-- // a combining character is drawn in the cell before it
	}
	return from, max(to, from+1)
}

// bar draws an empty line with the bar of the gutter.
func (x *excerpt) bar(dst []byte) []byte { return append(x.margin(dst, "", 0), '\n') }

// margin draws the gutter with s in it, which is so many cells wide, and its bar.
func (x *excerpt) margin(dst []byte, s string, cells int) []byte {
	if s == "" {
		dst = appendSpaces(dst, x.gutter+1)
		return x.colors.append(dst, x.colors.frame, "|")
	}
	dst = appendSpaces(dst, x.gutter-cells)
	dst = x.colors.append(dst, x.colors.frame, s)
	dst = append(dst, ' ')
	return x.colors.append(dst, x.colors.frame, "|")
}

// lines returns the first and the last line of a span. A span that ends with a
// line ending does not reach into the next line.
func lines(t *source.Text, span source.Span) (first, last int) {
	first = t.LineOf(span.Start)
	if span.End > span.Start {
		return first, t.LineOf(span.End - 1)
	}
	return first, first
}

// extent returns the part of a line from its first mark to its last.
func extent(line source.Span, marks []mark) source.Span {
	all := within(marks[0].span, line)
	for _, m := range marks[1:] {
		all.End = max(all.End, within(m.span, line).End)
	}
	return all
}

// within returns the part of span that lies in outer, or the place in outer
// that is nearest to it.
func within(span, outer source.Span) source.Span {
	start := min(max(span.Start, outer.Start), outer.End)
	return source.Span{Start: start, End: min(max(span.End, start), outer.End)}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func appendSpaces(dst []byte, n int) []byte {
	for ; n > 0; n-- {
		dst = append(dst, ' ')
	}
	return dst
}
