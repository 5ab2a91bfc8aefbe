package matter

import (
	"bytes"

	"github.com/reviewlint/reviewlint/internal/source"
)

// splitJSON splits a file whose first character, at start, is a brace. The
// library knows such a head only with the closing brace on a line of its own,
// and ends it at the first of them that a blank line follows; so this one is
// cut here.
func splitJSON(src []byte, start int) Block {
	if !opensObject(src[start:]) {
		return Block{}
	}
	b := Block{Format: JSON, Leading: source.At(0, start)}
	if size, ok := objectSize(src[start:]); ok {
		end, next := lineAt(src, start+size)
		if isBlankLine(src[start+size : end]) {
			b.Inner = source.At(start, start+size)
			b.Body = uint32(next)
			return b
		}
	}
	b.Unclosed = true
	b.Inner = source.At(start, endOfKeys(src, start, JSON))
	b.Body = b.Inner.End
	return b
}

// opensObject reports whether text begins as a JSON object does. Liquid,
// Hugo's shortcodes, kramdown's attribute lists and MDX's expressions begin
// with a brace as well.
func opensObject(text []byte) bool {
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	if len(rest) == 0 {
		return false
	}
	if rest[0] == '}' {
		return len(bytes.TrimSpace(firstLine(rest[1:]))) == 0
	}
	if rest[0] != '"' {
		return false
	}
	size, ok := stringSize(rest)
	if !ok {
		return false
	}
	rest = bytes.TrimLeft(rest[size:], " \t\r\n")
	return len(rest) > 0 && rest[0] == ':'
}

func firstLine(text []byte) []byte {
	end, _ := lineAt(text, 0)
	return text[:end]
}

// objectSize returns the length of the object or array that text begins with.
func objectSize(text []byte) (int, bool) {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			size, ok := stringSize(text[i:])
			if !ok {
				return 0, false
			}
			i += size - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// stringSize returns the length of the quoted string that text begins with;
// a string ends on its line.
func stringSize(text []byte) (int, bool) {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '\n', '\r':
			return 0, false
		case text[0]:
			return i + 1, true
		}
	}
	return 0, false
}
