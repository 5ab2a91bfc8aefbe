package rules

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A slip is one of the common mistakes in YAML that its parsers notice late,
// or describe in the words of their grammar.
type slip struct {
	span          source.Span
	message, help string
}

func (s slip) shift(by int) slip {
	s.span = s.span.Shift(by)
	return s
}

// yamlSlip looks for a slip in what a parser could not read.
func yamlSlip(m *matter.Matter, src []byte, p matter.Problem) (slip, bool) {
	if m.Format != matter.YAML {
		return slip{}, false
	}
	if strings.Contains(p.Message, "comment or line break while scanning a block") {
		return blockSlip(src, p.Span)
	}
	value := p.Span.Of(src)
	if len(value) < 2 { // not a whole value, but a place in one
		return slip{}, false
	}
	var s slip
	var found bool
	switch value[0] {
	case '"', '\'':
		s, found = quoteSlip(value)
	case '[':
		s, found = listSlip(value)
	}
	return s.shift(int(p.Span.Start)), found
}

// blockSlip finds the sign in front of a text that begins a block of lines.
func blockSlip(src []byte, at source.Span) (slip, bool) {
	line := src[bytes.LastIndexByte(src[:at.Start], '\n')+1 : at.Start]
	start := int(at.Start) - len(line)
	i := bytes.LastIndexAny(line, ">|")
	if i < 0 {
		return slip{}, false
	}
	return slip{
		source.At(start+i, start+i+1),
		fmt.Sprintf("`%c` begins a block of text", line[i]), "put the value in quotes",
	}, true
}

// listSlip finds a slip in the quotes of a list on one line, or its end.
func listSlip(list []byte) (slip, bool) {
	itemBegins := true
	for i := 1; i < len(list); i++ {
		switch c := list[i]; {
		case c == ' ' || c == '\t':
			continue
		case itemBegins && (c == '"' || c == '\''):
			item := list[i:]
			close := closingQuote(item)
			if n := bytes.IndexAny(item[close+1:], ",]}:"); close > 0 && n >= 0 {
				item = item[:close+1+n]
			}
			if s, wrong := quoteSlip(item); wrong {
				return s.shift(i), true
			}
			i += close
		}
		itemBegins = bytes.IndexByte([]byte(",[{"), list[i]) >= 0
	}
	if list[len(list)-1] != ']' {
		return slip{source.At(0, len(list)), "a list is never closed", "close it with `]`"}, true
	}
	return slip{}, false
}

// quoteSlip finds what is wrong with a text that begins with a quotation mark.
func quoteSlip(text []byte) (slip, bool) {
	mark, close := text[0], closingQuote(text)
	if close < 0 {
		return slip{source.At(0, len(text)), "a quotation mark is never closed", "close it, or use the other kind of quotes"}, true
	}
	behind := text[close+1:]
	rest := bytes.TrimSpace(behind)
	if len(rest) == 0 {
		return slip{}, false
	}
	before, _ := utf8.DecodeLastRune(text[1:close])
	after, _ := utf8.DecodeRune(behind)
	if !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
		start := close + 1 + bytes.Index(behind, rest)
		return slip{source.At(start, start+len(rest)), "text follows the closing quotation mark", "put the whole value in quotes"}, true
	}
	s := slip{source.At(close, close+1), "the quotation mark in the middle ends the value", "double it, or use double quotes"}
	switch {
	case bytes.IndexByte(rest, mark) < 0:
		s.help = "put the whole value in the other kind of quotes"
	case mark == '"':
		s.help = "put a backslash before it, or use single quotes"
	}
	return s, true
}

// closingQuote returns the offset of the mark that ends a quoted text, or -1.
func closingQuote(text []byte) int {
	mark := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case mark == '"' && text[i] == '\\':
			i++
		case mark == '\'' && text[i] == mark && i+1 < len(text) && text[i+1] == mark:
			i++
		case text[i] == mark:
			return i
		}
	}
	return -1
}
