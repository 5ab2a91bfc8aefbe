package matter

import (
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// InsertList returns the edit that adds a list of texts under field in the map
// of a new top-level key, behind all others and in one line, as in
//
//	reviewlint: { disable: [missing-key] }
//
// It reports false where the key is there already, and where the edit can't be
// proven to add this and nothing else.
func (m *Matter) InsertList(key, field string, items []string) (source.Edit, bool) {
	if len(m.nodes) == 0 || m.broken() || len(items) == 0 {
		return source.Edit{}, false
	}
	if _, there := m.Root().field(key); there {
		return source.Edit{}, false
	}
	spelt := make([]string, len(items))
	for i, item := range items {
		spelt[i] = m.spell(String, item, Plain)[0]
	}
	sep := m.separator()
	line := m.spellKey(key) + sep + "{ " + m.spellKey(field) + sep + "[" + strings.Join(spelt, ", ") + "] }"
	var e source.Edit
	if m.Format == JSON || m.nodes[0].style == Flow {
		e = m.insertInBraces(m.neighbour(""), line)
	} else {
		e = m.insertLine(m.neighbour(""), line)
	}
	return e, m.provesList(e, key, field, items)
}

// AppendItem returns the edit that adds a text to v, a list in brackets that is
// not empty. It reports false where v is none, and where the edit can't be
// proven to add the item and nothing else.
func (v Value) AppendItem(text string) (source.Edit, bool) {
	if v.Kind() != List || v.Style() != Flow || v.m.broken() {
		return source.Edit{}, false
	}
	var last Value
	var items []string
	for last = range v.Items() {
		items = append(items, last.Text())
	}
	if !last.Exists() || last.Kind() >= List {
		return source.Edit{}, false
	}
	end := last.Token().End
	e := source.Edit{Span: source.Span{Start: end, End: end}, New: ", " + v.m.spell(String, text, last.Style())[0]}
	top, field := v.m.pathOf(v.at)
	return e, v.m.provesList(e, top, field, append(items, text))
}

// pathOf returns the names of the field at and of the one that it stands in.
func (m *Matter) pathOf(at int32) (top, field string) {
	for i := int32(1); i < at; i = m.nodes[i].next {
		top = m.name(i)
		if m.nodes[i].next > at {
			break
		}
	}
	return top, m.name(at)
}

// provesList reports whether, after e, the front matter is what it was but for
// the list of these items under key.field.
func (m *Matter) provesList(e source.Edit, key, field string, items []string) bool {
	after := m.after(e)
	if after == nil || !m.Same(after, key) {
		return false
	}
	f, ok := after.Root().field(key)
	if !ok {
		return false
	}
	list, ok := f.Value.field(field)
	if !ok || list.Value.Kind() != List {
		return false
	}
	var got []string
	for v := range list.Value.Items() {
		got = append(got, v.Text())
	}
	return slices.Equal(got, items)
}
