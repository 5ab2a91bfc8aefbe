package matter

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoted returns text in the quotes that disturb it least: double ones, or
// single ones where those spare escapes.
func (m *Matter) quoted(text string) string {
	if strings.ContainsAny(text, `"\`) && m.Format != JSON {
		if s, ok := m.single(text); ok {
			return "'" + s + "'"
		}
	}
	return `"` + escapeDouble(text) + `"`
}

// single returns text as it stands between single quotes, if it can.
func (m *Matter) single(text string) (string, bool) {
	if strings.ContainsFunc(text, needsEscape) || m.Format == TOML && strings.Contains(text, "'") {
		return "", false
	}
	return strings.ReplaceAll(text, "'", "''"), true
}

// escapeDouble returns text as it stands between double quotes. The escapes
// are those that YAML, TOML and JSON have in common.
func escapeDouble(text string) string {
	if !strings.ContainsAny(text, `"\`) && !strings.ContainsFunc(text, needsEscape) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case needsEscape(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// needsEscape reports whether r can only be written with an escape: it is
// invisible, ends a line in one YAML or the other, or vanishes at an edge.
func needsEscape(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\ufffe' || r == '\uffff'
}

// fitsPlain reports whether text, written in YAML without quotes, is text for
// all readers: a site's version of YAML may be set wrong, and readers of 1.2
// know days as well.
func fitsPlain(text string) bool {
	if text == "" || strings.TrimSpace(text) != text || strings.ContainsFunc(text, needsEscape) || !utf8.ValidString(text) {
		return false
	}
	switch text[0] {
	case '-', '?', ':':
		if len(text) == 1 || text[1] == ' ' {
			return false
		}
	case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '=':
		return false
	}
	if strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") {
		return false
	}
	return resolve([]byte(text), YAML11) == String && resolve([]byte(text), YAML12) == String
}

// spellKey returns name as a key.
func (m *Matter) spellKey(name string) string {
	simple := name != "" && (name[0] != '-' || m.Format == TOML)
	for i := range len(name) {
		simple = simple && isKeyByte(name[i])
	}
	if simple && m.Format != JSON {
		return name
	}
	return m.quoted(name)
}

// spell returns the ways to write a new value, the best first.
func (m *Matter) spell(kind Kind, text string, style Style) []string {
	if kind != String {
		return []string{text}
	}
	double := `"` + escapeDouble(text) + `"`
	switch {
	case m.Format == JSON || style == Double:
		return []string{double}
	case style == Single:
		if s, ok := m.single(text); ok {
			return []string{"'" + s + "'"}
		}
		return []string{double}
	case m.Format == YAML && fitsPlain(text):
		return []string{text, m.quoted(text)} // it may not fit between brackets
	}
	return []string{m.quoted(text)}
}
