package report

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	hashWindow = 100    // units that a line's hash covers, from its beginning
	hashBase   = 37     // of the polynomial
	hashEOF    = 0xffff // stands for the end of the file
)

// A lineHash is the fingerprint by which GitHub knows a finding again when the
// lines above it have changed.
type lineHash struct {
	sum uint64
	nth int // among the lines of the file with this sum, from 1
}

func (h lineHash) String() string {
	return strconv.FormatUint(h.sum, 16) + ":" + strconv.Itoa(h.nth)
}

// lineHashes returns the fingerprint of each line of a file. It is what the
// action that uploads reports to GitHub computes where a report has none
// (github/codeql-action, src/fingerprints.ts), so that both ways agree.
//
// What is hashed are the UTF-16 units of the file without spaces and tabs, with
// every line ending as LF, and with 65535 and then zeros behind its end. The sum
// of a line is the polynomial of the 100 units from its beginning on, modulo
// 2^64. A sum of the units before a line, taken from one of the units up to the
// end of its window, leaves that of the window.
func lineHashes(src []byte) []lineHash {
	h := lineHasher{begins: true, seen: map[uint64]int{}, shift: 1}
	for range hashWindow {
		h.shift *= hashBase
	}
	afterCR := false
	for len(src) > 0 {
		r, size := decodeRune(src)
		src = src[size:]
		if r == ' ' || r == '\t' || r == '\n' && afterCR {
			afterCR = false
			continue
		}
		afterCR = r == '\r'
		switch {
		case afterCR:
			h.add('\n')
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			h.add(high)
			h.add(low)
		default:
			h.add(r)
		}
	}
	h.add(hashEOF)
	for range hashWindow {
		h.add(0)
	}
	h.settle()
	return h.lines
}

// A lineHasher takes the units of a file one by one.
type lineHasher struct {
	sum    uint64 // of all units so far
	units  int    // how many
	begins bool   // the next unit begins a line

	lines  []lineHash     // those not settled hold the sum before their first unit
	starts []int          // how many units there are before each line
	open   int            // the first line that is not settled
	seen   map[uint64]int // how many lines have a sum
	shift  uint64         // hashBase to the power of hashWindow
}

func (h *lineHasher) add(unit rune) {
	h.settle()
	if h.begins {
		h.lines = append(h.lines, lineHash{sum: h.sum})
		h.starts = append(h.starts, h.units)
	}
	h.begins = unit == '\n'
	h.sum = h.sum*hashBase + uint64(unit)
	h.units++
}

// settle gives the line whose window has just become full its hash. There can
// be only one: every line has a unit of its own.
func (h *lineHasher) settle() {
	if h.open == len(h.lines) || h.units < h.starts[h.open]+hashWindow {
		return
	}
	line := &h.lines[h.open]
	line.sum = h.sum - line.sum*h.shift
	h.seen[line.sum]++
	line.nth = h.seen[line.sum]
	h.open++
}

// decodeRune decodes the first character of src as JavaScript does: what is
// the beginning of a character, but not all of it, is one U+FFFD in place of
// one for each byte (Unicode, section 3.9, "maximal subpart").
func decodeRune(src []byte) (rune, int) {
	r, size := utf8.DecodeRune(src)
	if r == utf8.RuneError && size == 1 {
		for size < len(src) && !utf8.FullRune(src[:size+1]) {
			size++
		}
	}
	return r, size
}
