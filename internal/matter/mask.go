package matter

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A mask is a value that is overwritten so that the rest can be read.
type mask struct {
	key        string
	start, end int
	quotable   bool // all it lacks is quotes
}

// cover overwrites the value in text.
func (v mask) cover(text []byte) {
	for i := v.start; i < v.end; i++ {
		text[i] = 'x'
	}
}

func cover(text []byte, masks []mask) []byte {
	text = bytes.Clone(text)
	for _, v := range masks {
		v.cover(text)
	}
	return text
}

// suspect finds the value closest before the end of the given line that YAML
// may have stumbled over: libraries often notice lines later.
func suspect(text []byte, line int, known []mask) (found mask, ok bool) {
	for i, n := 0, 1; i < len(text) && n <= line; n++ {
		end, next := lineAt(text, i)
		if v, is := suspectLine(text, i, end, next); is && !slices.ContainsFunc(known, func(k mask) bool { return k.start == v.start }) {
			found, ok = v, true
		}
		i = next
	}
	return found, ok
}

// suspectLine reads a line "key: value" whose value may be no valid YAML.
func suspectLine(text []byte, start, end, next int) (mask, bool) {
	line := start
	if i := skipBlanks(text, start); bytes.HasPrefix(text[i:end], []byte("- ")) {
		start = i + 1
	}
	start = skipBlanks(text, start)
	colon := bytes.Index(text[start:end], []byte(": "))
	if colon <= 0 || !isKeyLine(text[start:end], YAML) {
		return mask{}, false
	}
	v := mask{key: string(bytes.Trim(text[start:start+colon], `"' `)), start: skipBlanks(text, start+colon+1), end: end}
	if comment := bytes.Index(text[v.start:end], []byte(" #")); comment >= 0 {
		v.end = v.start + comment
	}
	v.end = trimBlanks(text, v.start, v.end)
	value := text[v.start:v.end]
	if len(value) == 0 {
		return mask{}, false
	}
	goesOn := skipBlanks(text, next)-next > start-line
	v.quotable = !goesOn && lacksQuotes(value)
	return v, v.quotable || value[0] == '"' && endsEarly(value) || value[0] == '\'' && endsEarly(value) || !goesOn && value[0] == '['
}

// endsEarly reports whether a quoted value does not end with its quotes.
func endsEarly(value []byte) bool {
	if value[0] == '"' {
		end := endOfDouble(value, 0)
		return end != len(value) || len(value) == 1 || value[len(value)-1] != '"'
	}
	end := endOfSingle(value, 0)
	return end != len(value) || len(value) == 1 || value[len(value)-1] != '\''
}

// lacksQuotes reports whether value was meant to be a text that YAML takes for
// something else. What begins with a quote was meant to be quoted, and what
// has commas between brackets to be a list.
func lacksQuotes(value []byte) bool {
	switch value[0] {
	case '"', '\'':
		return false
	case '[', '{':
		return bytes.IndexByte(value, ',') < 0 && len(value) > 1
	case '*', '&', '!', '@', '`', '%', ']', '}', ',':
		return true
	case '-', '?', ':':
		if len(value) > 1 && value[1] == ' ' {
			return true
		}
	case '|', '>':
		return !isBlockHeader(value)
	}
	return value[len(value)-1] == ':' || bytes.Contains(value, []byte(": "))
}

// isBlockHeader reports whether value begins a block of text, by YAML 1.2.2,
// section 8.1.1: |, >-, |2, >+1.
func isBlockHeader(value []byte) bool {
	digits, signs := 0, 0
	for _, c := range value[1:] {
		switch {
		case '1' <= c && c <= '9':
			digits++
		case c == '+' || c == '-':
			signs++
		default:
			return false
		}
	}
	return digits <= 1 && signs <= 1
}

// maskForbidden returns text with an underscore for each byte that YAML
// forbids, so that one of them doesn't hide all values. Control characters are
// reported; what is not UTF-8 is a fault of the file, not of its front matter.
func (m *Matter) maskForbidden(text []byte) []byte {
	masked := text
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		control := r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == '\ufffe' || r == '\uffff'
		if control || r == utf8.RuneError && size == 1 {
			if &masked[0] == &text[0] {
				masked = bytes.Clone(text)
			}
			for j := i; j < i+size; j++ {
				masked[j] = '_'
			}
		}
		if control {
			m.report(Problem{
				Kind:    Syntax,
				Span:    source.At(i, i+size).Shift(int(m.Inner.Start)),
				Message: fmt.Sprintf("the control character %U is not allowed", r),
			})
		}
		i += size
	}
	return masked
}
