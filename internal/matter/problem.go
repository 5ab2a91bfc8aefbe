package matter

import (
	"bytes"
	"fmt"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A ProblemKind is a way in which a front matter can be wrong.
type ProblemKind uint8

const (
	Misplaced    ProblemKind = iota // something stands before the opening fence
	Unclosed                        // there is no closing fence
	Syntax                          // it is not YAML, TOML or JSON
	DuplicateKey                    // a key is there twice; Related is the first
	TabIndent                       // YAML is indented with tabs
	NeedsQuotes                     // a plain YAML value that can't be plain; with quotes the front matter can be read
	NotAMap                         // it is a list or a scalar
)

// A Problem is one fault of a front matter: the root cause, not what follows
// from it.
type Problem struct {
	Kind    ProblemKind
	Span    source.Span // the fault itself; of NeedsQuotes the text to be quoted
	Message string      // lower case, values in backticks, no full stop
	Key     string      // the key that is concerned, if known
	Related source.Span // of DuplicateKey the first key
}

func (m *Matter) report(p Problem) { m.Problems = append(m.Problems, p) }

// broken reports whether m can't be read as a whole, so that nothing about an
// edit can be proven.
func (m *Matter) broken() bool {
	if m.Partial {
		return true
	}
	for _, p := range m.Problems {
		if p.Kind != Misplaced && p.Kind != DuplicateKey {
			return true
		}
	}
	return false
}

func misplaced(leading []byte) string {
	switch {
	case bytes.Equal(leading, bom):
		return "a byte order mark stands before the front matter"
	case bytes.IndexByte(leading, '\n') < 0:
		return "the front matter does not begin in the first column"
	}
	return "the front matter does not begin on the first line"
}

func (m *Matter) checkRoot() {
	if len(m.nodes) == 0 {
		m.add(node{kind: Map, token: source.Span{Start: m.Inner.Start, End: m.Inner.Start}, text: verbatim, name: verbatim})
		return
	}
	root := m.nodes[0]
	if root.kind == Map || m.Partial {
		return
	}
	what := "a scalar"
	if root.kind == List {
		what = "a list"
	}
	m.report(Problem{Kind: NotAMap, Span: root.token, Message: "the front matter is " + what + ", not keys with values"})
}

// few is how many keys are compared pair by pair before a table pays.
const few = 24

func (m *Matter) checkDuplicates() {
	for i := range m.nodes {
		n := &m.nodes[i]
		if n.kind != Map || n.style == Aliased || n.next == int32(i)+1 {
			continue
		}
		if n.next-int32(i) <= few {
			m.compareKeys(int32(i))
		} else {
			m.tabulateKeys(int32(i))
		}
	}
}

func (m *Matter) compareKeys(parent int32) {
	end := m.nodes[parent].next
	for i := parent + 1; i < end; i = m.nodes[i].next {
		name := m.name(i)
		for j := parent + 1; j < i; j = m.nodes[j].next {
			if m.name(j) == name {
				m.duplicate(name, j, i)
				break
			}
		}
	}
}

func (m *Matter) tabulateKeys(parent int32) {
	first := make(map[string]int32)
	for i := parent + 1; i < m.nodes[parent].next; i = m.nodes[i].next {
		name := m.name(i)
		if j, ok := first[name]; ok {
			m.duplicate(name, j, i)
		} else {
			first[name] = i
		}
	}
}

func (m *Matter) duplicate(name string, first, again int32) {
	m.nodes[first].flags |= duplicated
	m.nodes[again].flags |= duplicated
	m.report(Problem{
		Kind:    DuplicateKey,
		Span:    m.nodes[again].key,
		Message: fmt.Sprintf("the key `%s` is there twice", name),
		Key:     name,
		Related: m.nodes[first].key,
	})
}
