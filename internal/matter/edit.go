package matter

import (
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/source"
)

// Replace returns the edit that gives the scalar v a new text, in its own
// quotes. What was a text stays one, and what was a number, a truth value or a
// date stays one if the new text is one too; quotes are added only where that
// takes them. It reports false where no such edit can be proven: for aliases,
// values with an anchor or a tag, texts over several lines, lists, maps,
// duplicate keys and front matter that can't be read.
func (v Value) Replace(text string) (source.Edit, bool) {
	if kind := v.kindWith(text); kind != String {
		if e, ok := v.ReplaceAs(kind, text); ok {
			return e, true
		}
	}
	return v.ReplaceAs(String, text)
}

// kindWith returns the kind that v keeps with a new text.
func (v Value) kindWith(text string) Kind {
	kind := v.Kind()
	if kind == String || v.m == nil {
		return String
	}
	if now := v.m.kindOf(text); now == kind || isNumber(now) && isNumber(kind) {
		return now
	}
	return String
}

// ReplaceAs is [Value.Replace] for a value that is to be of the given kind
// whatever it was: ("3,5" to 3.5). Anything but a String is written without quotes.
func (v Value) ReplaceAs(kind Kind, text string) (source.Edit, bool) {
	if !v.replaceable() || !utf8.ValidString(text) {
		return source.Edit{}, false
	}
	m, n := v.m, v.m.nodes[v.at]
	for _, spelling := range m.spell(kind, text, n.style) {
		e := source.Edit{Span: n.token, New: spelling}
		if inside := v.Span(); inside != n.token && sameQuotes(spelling, m.head[n.token.Start:n.token.End]) {
			e = source.Edit{Span: inside, New: spelling[1 : len(spelling)-1]}
		}
		if n.token.Len() == 0 {
			e.New = m.spaced(e.New, n.token.Start)
		}
		if m.proves(e, v.at, text, kind) {
			return e, true
		}
	}
	return source.Edit{}, false
}

func sameQuotes(a, b string) bool { return len(a) >= 2 && len(b) >= 2 && a[0] == b[0] && isQuote(a[0]) }

func (v Value) replaceable() bool {
	if v.m == nil || v.m.broken() {
		return false
	}
	n := &v.m.nodes[v.at]
	return n.kind < List && n.style < Multiline && n.flags == 0 &&
		!strings.ContainsAny(v.m.head[n.token.Start:n.token.End], "\r\n")
}

// spaced returns a value for a place where nothing is written, apart from the
// colon before it and the comment behind it.
func (m *Matter) spaced(value string, at uint32) string {
	if c := m.head[at-1]; c == ':' || c == '-' {
		value = " " + value
	}
	if int(at) < len(m.head) && m.head[at] == '#' {
		value += " "
	}
	return value
}

// Quote returns the edit that puts quotes around the text at span, which a
// NeedsQuotes problem has found.
func (m *Matter) Quote(span source.Span) source.Edit {
	return source.Edit{Span: span, New: m.quoted(m.head[span.Start:span.End])}
}

// kindOf returns what text would be without quotes; in TOML and JSON it is a
// guess that the proof of the edit has to confirm.
func (m *Matter) kindOf(text string) Kind {
	if m.Format == YAML {
		return resolve([]byte(text), m.version)
	}
	if kind := resolve([]byte(text), YAML11); kind == Date {
		return Date
	}
	return resolve([]byte(text), YAML12)
}

func isNumber(k Kind) bool { return k == Int || k == Float }
