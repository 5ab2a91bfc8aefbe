package report

import (
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/source"
)

const hexDigits = "0123456789abcdef"

// appendEscaped appends s with everything that could steer a terminal, break
// the line or hide in it written as an escape.
func appendEscaped(dst []byte, s string) []byte {
	plain := 0 // s[plain:i] needs no escape and is copied at once
	for i := 0; i < len(s); {
		if isPrintableASCII(s[i]) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if isHostile(r, size) {
			dst = append(dst, s[plain:i]...)
			dst = appendEscape(dst, r, size, s[i])
			plain = i + size
		}
		i += size
	}
	return append(dst, s[plain:]...)
}

// appendVisible appends a piece of a source line as a terminal shows it from
// the given column (in cells, from 0): hostile characters are escaped, tabs
// are spaces. It returns the column behind the piece.
func appendVisible(dst, piece []byte, column int) ([]byte, int) {
	for len(piece) > 0 {
		size, cells := measure(piece, column)
		r, _ := utf8.DecodeRune(piece)
		switch {
		case r == '\t':
			for range cells {
				dst = append(dst, ' ')
			}
		case isHostile(r, size):
			dst = appendEscape(dst, r, size, piece[0])
		default:
			dst = append(dst, piece[:size]...)
		}
		column += cells
		piece = piece[size:]
	}
	return dst, column
}

// measure returns how many bytes the first character of piece has, and how
// many cells appendVisible needs for it at that column.
func measure(piece []byte, column int) (size, cells int) {
	switch c := piece[0]; {
	case isPrintableASCII(c):
		return 1, 1
	case c == '\t':
		return 1, source.TabWidth - column%source.TabWidth
	}
	r, size := utf8.DecodeRune(piece)
	if isHostile(r, size) {
		var scratch [8]byte
		return size, len(appendEscape(scratch[:0], r, size, piece[0]))
	}
	return size, source.Width(piece[:size], source.Cells)
}

// appendEscape appends the escape of a hostile character, whose first byte is
// given for the sake of bytes that are no character at all.
func appendEscape(dst []byte, r rune, size int, first byte) []byte {
	switch {
	case r == '\n':
		return append(dst, `\n`...)
	case r == '\r':
		return append(dst, `\r`...)
	case r == '\t':
		return append(dst, `\t`...)
	case size == 1:
		return append(dst, '\\', 'x', hexDigits[first>>4], hexDigits[first&15])
	}
	return appendUnicodeEscape(dst, r)
}

// appendUnicodeEscape appends \uXXXX. All hostile characters have four digits.
func appendUnicodeEscape(dst []byte, r rune) []byte {
	return append(dst, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

func isPrintableASCII(c byte) bool { return 0x20 <= c && c < 0x7f }

// isHostile reports whether a decoded character must not reach a terminal:
// controls (C0, DEL, C1), line separators, the byte order mark, the controls
// of the Unicode Bidirectional Algorithm (UAX #9, section 2), and bytes that
// are not UTF-8, which some terminals take for C1.
func isHostile(r rune, size int) bool {
	switch {
	case r < 0x20, 0x7f <= r && r <= 0x9f:
		return true
	case r == utf8.RuneError:
		return size <= 1
	case r < 0x061c:
		return false
	}
	return r == 0x061c || r == 0x200e || r == 0x200f ||
		0x2028 <= r && r <= 0x202e ||
		0x2066 <= r && r <= 0x2069 ||
		r == 0xfeff
}
