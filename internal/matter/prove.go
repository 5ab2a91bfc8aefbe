package matter

import "github.com/reviewlint/reviewlint/internal/source"

// proves reports whether, after e, the front matter is what it was but for the
// scalar at, which then has this text and kind.
func (m *Matter) proves(e source.Edit, at int32, text string, kind Kind) bool {
	after := m.after(e)
	if after == nil || len(after.nodes) != len(m.nodes) {
		return false
	}
	for i := range m.nodes {
		if i := int32(i); i != at && !m.sameNode(i, after, i) {
			return false
		}
	}
	return after.holds(at, text, kind)
}

// provesNew is proves for a new key at the top.
func (m *Matter) provesNew(e source.Edit, key, text string, kind Kind) bool {
	after := m.after(e)
	if after == nil || len(after.nodes) != len(m.nodes)+1 {
		return false
	}
	f, ok := after.Root().field(key)
	if !ok || !after.holds(f.Value.at, text, kind) || after.nodes[0].kind != Map {
		return false
	}
	for i := int32(1); int(i) < len(m.nodes); i++ {
		j := i
		if j >= f.Value.at {
			j++
		}
		if !m.sameNode(i, after, j) {
			return false
		}
	}
	return true
}

// after returns the front matter with e made, or nil if it can't be read.
func (m *Matter) after(e source.Edit) *Matter {
	head, err := source.Apply([]byte(m.head), []source.Edit{e})
	if err != nil {
		return nil
	}
	after := Parse(head, m.version)
	if after.Format != m.Format || len(after.Problems) != len(m.Problems) || after.broken() || int(after.Body) != len(head) {
		return nil
	}
	return after
}

// sameNode reports whether the value i of m is the value j of other: its key,
// its kind, how many values it holds, and the text of a scalar.
func (m *Matter) sameNode(i int32, other *Matter, j int32) bool {
	a, b := &m.nodes[i], &other.nodes[j]
	return a.kind == b.kind && (i == 0 || a.next-i == b.next-j) && m.name(i) == other.name(j) &&
		(a.kind >= List || Value{m, i}.Text() == Value{other, j}.Text())
}

// holds reports whether the value at is a scalar of the given text and kind. To
// YAML 1.2 a date is a text without quotes.
func (m *Matter) holds(at int32, text string, kind Kind) bool {
	n := &m.nodes[at]
	isKind := n.kind == kind || isNumber(n.kind) && isNumber(kind) || kind == Date && n.kind == String && n.style == Plain
	return n.next == at+1 && isKind && Value{m, at}.Text() == text
}
