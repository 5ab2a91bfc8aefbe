package config

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// mostBytes is more than any config needs. A larger file is something else,
// which a YAML library would read for minutes.
const mostBytes = 1 << 20

// checkText reports whether a config is a text of a sensible size, and tells if not.
func (d *decoder) checkText() bool {
	src := d.doc.text.Bytes
	first := source.At(0, min(1, len(src)))
	switch {
	case len(src) > mostBytes:
		d.fail(first, "a config says little: see whether the file is one", "the file is larger than 1 MB")
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")), bytes.IndexByte(src[:min(4, len(src))], 0) >= 0:
		d.fail(first, "save it in UTF-8", "the file is UTF-16")
	case !utf8.Valid(src):
		at := 0
		for {
			r, size := utf8.DecodeRune(src[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		d.fail(source.At(at, at+1), "save the file in UTF-8; it may be in Latin-1 or Windows-1252", "the file is not UTF-8 from here on")
	default:
		return true
	}
	return false
}

// problem tells of what makes a config no YAML, or gives it a key twice.
func (d *decoder) problem(p matter.Problem) {
	if p.Kind != matter.DuplicateKey && d.foreign() {
		return
	}
	message, help := p.Message, "look at this line and those before it"
	switch p.Kind {
	case matter.NotAMap:
		p.Span = d.firstLine(p.Span)
		message, help = "a config is a map of keys", "begin with `collections:`, `rules:` or another key"
	case matter.DuplicateKey:
		help = "put both together, or remove one"
	case matter.TabIndent:
		help = "indent with spaces"
	case matter.NeedsQuotes:
		help = "put it in single quotes"
		text := string(p.Span.Of(d.doc.text.Bytes))
		if at, ok := badEscape(text); ok {
			p.Span = source.At(at, at+2).Shift(int(p.Span.Start))
			message = fmt.Sprintf("in double quotes `%s` stands for no character", text[at:at+2])
			help = "put the text in single quotes"
		} else if name, isAlias := strings.CutPrefix(text, "*"); isAlias && isPath(name) {
			message, help = "there is no `&"+name+"` above for this to stand for", help+" if it is a text"
		} else if strings.HasPrefix(text, "[") && !strings.Contains(text, "]") {
			message, help = "the list is never closed", "close it with `]`"
		} else if strings.HasPrefix(text, "{") && !strings.Contains(text, "}") {
			message, help = "the map is never closed", "close it with `}`"
		}
	case matter.Syntax:
		if d.earlier(p, message) {
			return
		}
		for _, w := range plainWords {
			if strings.Contains(message, w.part) {
				message, help = w.message, w.help
				break
			}
		}
	}
	d.fail(p.Span, help, "%s", message)
}

// plainWords say what the YAML library's commonest messages mean, in the order
// in which they are looked for.
var plainWords = [...]struct{ part, message, help string }{
	{"more than one document", "there is more than one document", "remove the line `---`"},
	{"unknown escape character", "the backslash stands for no character", "put the text in single quotes"},
	{"scanning a quoted scalar", "a quotation mark is never closed", "close it"},
	{"',' or ']'", "the list is never closed", "close it with `]` before this"},
	{"',' or '}'", "the map is never closed", "close it with `}` before this"},
	{"expected node content", "the list or map that begins here is never closed", "close it with `]` or `}`"},
	{"mapping values are not allowed", "a key can't stand here", "indent it as the keys beside it; if it is a text, put it in quotes"},
	{"cannot start any token", "a value can't begin with this character", "put it in single quotes"},
	{"expected '-' indicator", "the line is indented neither as the items before it nor as their keys", "indent it as those that it stands beside"},
	{"did not find expected key", "the line is not indented as the keys before it", "indent it as those that it stands beside"},
	{"could not find expected ':'", "this is no key with a value", "write it as `key: value`"},
	{"control character", "there is a character that YAML doesn't allow", "remove it"},
}

// badEscape finds the first backslash in double quotes that stands for nothing
// in YAML, as those of patterns do.
func badEscape(text string) (at int, ok bool) {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case quoted && text[i] == '\\' && i+1 < len(text):
			if strings.IndexByte("0abtnvfre \"/\\N_LPxuU\t\r\n", text[i+1]) < 0 {
				return i, true
			}
			i++
		}
	}
	return 0, false
}

// foreign tells of what YAML can't be, where that is plain to see: what git
// leaves of a conflict, or another language.
func (d *decoder) foreign() bool {
	at := 0
	for line := range bytes.Lines(d.doc.text.Bytes) {
		text := string(bytes.TrimSpace(line))
		start := at + bytes.Index(line, bytes.TrimSpace(line))
		here := source.At(start, start+len(text))
		at += len(line)
		switch {
		case strings.HasPrefix(text, "<<<<<<< ") || strings.HasPrefix(text, ">>>>>>> ") || text == "=======":
			d.fail(here, "keep one side, and remove the lines of the markers", "a merge conflict is not resolved")
			return true
		case isTable(text) || isAssignment(text):
			d.fail(here, "a config is written in YAML, with `key: value`", "this is TOML")
			return true
		}
	}
	return false
}

// isTable reports whether a line opens a table of TOML: [rules], [[collections]].
func isTable(line string) bool {
	name := strings.TrimSuffix(strings.TrimPrefix(line, "["), "]")
	return len(line) == len(name)+2 && isPath(strings.TrimSuffix(strings.TrimPrefix(name, "["), "]"))
}

// isAssignment reports whether a line is an assignment of TOML: name = "films".
func isAssignment(line string) bool {
	key, _, found := strings.Cut(line, "=")
	return found && isPath(strings.TrimSpace(key))
}

// isPath reports whether a text is a key as TOML has it without quotes.
func isPath(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return !strings.ContainsRune("-_.", r) && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	})
}

// firstLine returns the part of a span on its first line.
func (d *decoder) firstLine(span source.Span) source.Span {
	if end := bytes.IndexAny(span.Of(d.doc.text.Bytes), "\r\n"); end > 0 {
		span.End = span.Start + uint32(end)
	}
	return span
}
