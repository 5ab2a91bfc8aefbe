package matter

import (
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/source"
)

// Insert returns the edit that adds a text under a new key, on a line behind
// that of the top-level key after, or behind the last one if after is empty or
// not there. The line ends as its neighbour does and has its quotes. It
// reports false where the key is there already, and where the edit can't be
// proven to add this key and nothing else.
func (m *Matter) Insert(key, text, after string) (source.Edit, bool) {
	return m.InsertAs(String, key, text, after)
}

// InsertAs is [Matter.Insert] for a value of any kind; only a String may get quotes,
// and a Date may be a text without any where YAML 1.2 is read.
func (m *Matter) InsertAs(kind Kind, key, text, after string) (source.Edit, bool) {
	if len(m.nodes) == 0 || m.broken() || !utf8.ValidString(key+text) {
		return source.Edit{}, false
	}
	if _, there := m.Root().field(key); there {
		return source.Edit{}, false
	}
	neighbour := m.neighbour(after)
	style := Plain
	if neighbour != none && m.nodes[neighbour].kind < List {
		style = m.nodes[neighbour].style
	}
	for _, spelling := range m.spell(kind, text, style) {
		var e source.Edit
		if m.Format == JSON || m.nodes[0].style == Flow {
			e = m.insertInBraces(neighbour, m.spellKey(key)+": "+spelling)
		} else {
			e = m.insertLine(neighbour, m.spellKey(key)+m.separator()+spelling)
		}
		if m.provesNew(e, key, text, kind) {
			return e, true
		}
	}
	return source.Edit{}, false
}

// Line returns what gives a key a text, in quotes, as it may be added by hand:
// title: "Heat".
func (m *Matter) Line(key, text string) string {
	return m.spellKey(key) + m.separator() + m.quoted(text)
}

func (m *Matter) separator() string {
	if m.Format == TOML {
		return " = "
	}
	return ": "
}

// neighbour returns the field behind which a new one goes, or none.
func (m *Matter) neighbour(after string) int32 {
	at := int32(none)
	for i := int32(1); i < m.nodes[0].next; i = m.nodes[i].next {
		if m.isTable(i) {
			break // what follows belongs to the table
		}
		at = i
		if after != "" && m.name(i) == after {
			break
		}
	}
	return at
}

// isTable reports whether a TOML [header] makes the field i.
func (m *Matter) isTable(i int32) bool {
	n := &m.nodes[i]
	return m.Format == TOML && n.kind >= List && n.style == Plain && m.head[n.token.Start] == '['
}

func (m *Matter) insertLine(neighbour int32, line string) source.Edit {
	at := int(m.Inner.Start)
	if neighbour != none {
		_, at = lineAt([]byte(m.head), int(m.nodes[neighbour].token.End))
	}
	eol := "\n"
	if before := m.head[:at]; strings.HasSuffix(before, "\r\n") {
		eol = "\r\n"
	} else if strings.HasSuffix(before, "\r") {
		eol = "\r"
	}
	return source.Edit{Span: source.At(at, at), New: line + eol}
}

func (m *Matter) insertInBraces(neighbour int32, field string) source.Edit {
	if neighbour == none {
		at := m.nodes[0].token.Start + 1
		return source.Edit{Span: source.Span{Start: at, End: at}, New: field}
	}
	n := &m.nodes[neighbour]
	before := strings.TrimRight(m.head[:n.key.Start], `"'`)
	gap := before[len(strings.TrimRight(before, " \t\r\n")):]
	if !strings.ContainsAny(gap, "\r\n") {
		gap = " "
	}
	return source.Edit{Span: source.Span{Start: n.token.End, End: n.token.End}, New: "," + gap + field}
}
