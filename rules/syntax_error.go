package rules

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// plainWords say what the parsers' commonest messages mean, in the order in
// which they are looked for.
var plainWords = [...]struct{ format, part, message, help string }{
	{"YAML", "unknown escape character", "the backslash stands for no character", "double it, or use single quotes"},
	{"YAML", "scanning a quoted scalar", "a quotation mark is never closed", "close it, or use the other kind of quotes"},
	{"YAML", "',' or ']'", "a list is never closed", "close it with `]`"},
	{"YAML", "',' or '}'", "a map is never closed", "close it with `}`"},
	{"YAML", "mapping values are not allowed", "YAML can't have a second key here", "put the value in quotes"},
	{"YAML", "cannot start any token", "a value can't begin with this character", "put the value in quotes"},
	{"YAML", "could not find expected ':'", "this is neither a key with a value nor part of one", "write it as `key: value`, or begin the line with `#`"},
	{"YAML", "did not find expected key", "this is neither a key nor part of a value", "look at the quotes and the indentation"},
	{"TOML", "at start of value", "TOML can't read this value", "put a text in quotes"},
	{"JSON", "beginning of object key", "JSON can't read this key", "put keys in double quotes"},
	{"JSON", "beginning of value", "JSON can't read this value", "put a text in double quotes"},
}

// plainSyntax says in plain words what a parser could not read, and what to do.
func plainSyntax(f matter.Format, p matter.Problem, src []byte) (message, help string) {
	name := nameOf(f)
	before := bytes.TrimRight(src[:p.Span.Start], " \t\r\n")
	at := bytes.TrimLeft(src[p.Span.Start:], " \t\r\n")
	if f == matter.JSON && bytes.HasSuffix(before, []byte(",")) && len(at) > 0 && (at[0] == ']' || at[0] == '}') {
		return "a comma stands before the closing bracket", "remove the comma"
	}
	if strings.Contains(p.Message, "control character") {
		return p.Message, "remove it"
	}
	for _, w := range plainWords {
		if w.format == name && strings.Contains(p.Message, w.part) {
			return w.message, w.help
		}
	}
	return fmt.Sprintf("the front matter is not valid %s: %s", name, p.Message), ""
}

func nameOf(f matter.Format) string {
	return [...]string{matter.None: "", matter.YAML: "YAML", matter.TOML: "TOML", matter.JSON: "JSON"}[f]
}

// strayLine finds the line that a YAML parser stumbled over one or more lines
// later: the last one up to the fault that holds no key and can't be part of a
// value, or an HTML comment. With a colon in it YAML takes the comment for a
// key, which is valid.
func strayLine(m *matter.Matter, src []byte, p matter.Problem) (found source.Span, ok bool) {
	if m.Format != matter.YAML || !strings.Contains(p.Message, "expected ':'") && !strings.Contains(p.Message, "expected key") {
		return source.Span{}, false
	}
	start := int(m.Inner.Start)
	for line := range bytes.Lines(src[start:m.Inner.End]) {
		at := start
		start += len(line)
		if at >= int(p.Span.End) {
			break
		}
		text := bytes.TrimRight(line, " \t\r\n")
		if len(text) > 0 && !bytes.ContainsAny(text[:1], " \t-#?\"'[]{}|>&*!%@") && bytes.IndexByte(text, ':') < 0 {
			found, ok = source.At(at, at+len(text)), true
		}
	}
	return found, ok
}
