package matter

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// places finds the offset of a line and column, which the library counts as
// YAML 1.1 does: lines may end in U+0085, U+2028 and U+2029 as well.
type places struct {
	text       []byte
	lines      []int // offset of each line
	line, col  int   // the last place asked for: the next one is seldom before it
	lastOffset int
}

func newPlaces(text []byte) places {
	p := places{text: text, lines: make([]int, 1, bytes.Count(text, []byte{'\n'})+2)}
	if bytes.HasPrefix(text, bom) {
		p.lines[0] = len(bom)
	}
	for i := 0; i < len(text); {
		size := breakAt(text, i)
		if size == 0 {
			i++
			continue
		}
		i += size
		p.lines = append(p.lines, i)
	}
	return p
}

// offset returns the place of a line and a column in code points, both from 1.
func (p *places) offset(line, col int) int {
	if line > len(p.lines) {
		return len(p.text) // the library ends the last line where the text doesn't
	}
	line = max(line, 1)
	i, at := p.lines[line-1], 1
	if line == p.line && col >= p.col {
		i, at = p.lastOffset, p.col
	}
	for ; at < col && i < len(p.text); at++ {
		_, size := utf8.DecodeRune(p.text[i:])
		i += size
	}
	p.line, p.col, p.lastOffset = line, at, i
	return i
}

// breakAt returns the length of the line break at i, or 0.
func breakAt(text []byte, i int) int {
	switch c := text[i]; {
	case c == '\n':
		return 1
	case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
		return 2
	case c == '\r':
		return 1
	case c == 0xC2 && bytes.HasPrefix(text[i:], []byte("\u0085")):
		return 2
	case c == 0xE2 && (bytes.HasPrefix(text[i:], []byte("\u2028")) || bytes.HasPrefix(text[i:], []byte("\u2029"))):
		return 3
	}
	return 0
}

// properties are the anchor and the tag before a value.
type properties struct {
	any     bool
	tag     string // as it is written
	written int    // where the last of them ends
	end     int    // where what follows begins
}

func readProperties(text []byte, i int) properties {
	p := properties{written: i, end: i}
	for p.end < len(text) && (text[p.end] == '&' || text[p.end] == '!') {
		start := p.end
		if text[start] == '!' {
			i = endOfTag(text, start)
			p.tag = string(text[start:i])
		} else {
			i = endOfAnchor(text, start)
		}
		p.any = true
		p.written = i
		p.end = skipFiller(text, i)
	}
	return p
}

func endOfTag(text []byte, i int) int {
	if verbatim := bytes.HasPrefix(text[i:], []byte("!<")); verbatim {
		if n := bytes.IndexByte(text[i:], '>'); n >= 0 {
			return i + n + 1
		}
	}
	for i < len(text) && isAnchorByte(text[i]) {
		i++
	}
	return i
}

// endOfAnchor leaves colons at the end to the key that the anchor stands for.
func endOfAnchor(text []byte, i int) int {
	for i < len(text) && isAnchorByte(text[i]) {
		i++
	}
	for text[i-1] == ':' {
		i--
	}
	return i
}

func isAnchorByte(c byte) bool {
	return '!' <= c && c <= '~' && c != ',' && c != '[' && c != ']' && c != '{' && c != '}'
}

// skipFiller skips white space, line breaks and comments.
func skipFiller(text []byte, i int) int {
	for i < len(text) {
		switch size := breakAt(text, i); {
		case size > 0:
			i += size
		case text[i] == ' ' || text[i] == '\t':
			i++
		case text[i] == '#':
			for i < len(text) && breakAt(text, i) == 0 {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// emptyAt returns the place of a value where nothing is written: behind one
// space after the colon or the dash.
func emptyAt(text []byte, i int) int {
	if i > 0 && i < len(text) && text[i] == ' ' && (text[i-1] == ':' || text[i-1] == '-') {
		return i + 1
	}
	return i
}

func endOfDouble(text []byte, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

func endOfSingle(text []byte, i int) int {
	for i++; i < len(text); i++ {
		if text[i] != '\'' {
			continue
		}
		if i+1 == len(text) || text[i+1] != '\'' {
			return i + 1
		}
		i++
	}
	return len(text)
}

// endOfPlain finds the end of a plain scalar by its value: the same
// characters, but for white space, which is folded.
func endOfPlain(text []byte, start int, value string) int {
	if strings.HasPrefix(string(text[start:min(start+len(value), len(text))]), value) {
		return start + len(value)
	}
	i := start
	for j := 0; j < len(value) && i < len(text); {
		if value[j] == ' ' || value[j] == '\t' || breakAt([]byte(value), j) > 0 {
			j += max(1, breakAt([]byte(value), j))
			continue
		}
		for i < len(text) && (text[i] == ' ' || text[i] == '\t' || breakAt(text, i) > 0) {
			i += max(1, breakAt(text, i))
		}
		i++
		j++
	}
	return min(i, len(text))
}

// endOfBlock finds the end of a block scalar: its last line with text. The
// line may be shorter indented than the first one only where the header says so.
func endOfBlock(text []byte, start, parent int) int {
	i := start
	indent := 0
	for i < len(text) && breakAt(text, i) == 0 {
		if c := text[i]; '1' <= c && c <= '9' && indent == 0 {
			indent = parent + int(c-'0')
		} else if c == ' ' || c == '#' {
			break
		}
		i++
	}
	end := i
	for i < len(text) && breakAt(text, i) == 0 {
		i++
	}
	for i < len(text) {
		i += breakAt(text, i)
		spaces := i
		for spaces < len(text) && text[spaces] == ' ' {
			spaces++
		}
		column := spaces - i
		for i = spaces; i < len(text) && breakAt(text, i) == 0; {
			i++
		}
		if i == spaces {
			continue
		}
		if indent == 0 {
			indent = max(column, 1)
		}
		if column < indent {
			break
		}
		end = i
	}
	return end
}

// endOfFlow finds the closing bracket from behind the last value on.
func endOfFlow(text []byte, i int, close byte) int {
	for i < len(text) {
		i = skipFiller(text, i)
		if i < len(text) && text[i] == close {
			return i + 1
		}
		i++
	}
	return len(text)
}

// columnOf returns how many bytes stand before i on its line.
func columnOf(text []byte, i int) int {
	start := i
	for start > 0 && text[start-1] != '\n' && text[start-1] != '\r' {
		start--
	}
	return i - start
}
