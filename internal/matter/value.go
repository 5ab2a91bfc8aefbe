package matter

import (
	"iter"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Kind is what a value is once the site has read it.
type Kind uint8

const (
	Null Kind = iota
	Bool
	Int
	Float
	Date // a date or a date with a time
	String
	List
	Map
)

// A Style is how a value is written.
type Style uint8

const (
	Plain     Style = iota // without quotes; a list or map in lines of its own
	Single                 // 'in single quotes', TOML's literal strings
	Double                 // "in double quotes", TOML's basic strings, JSON's strings
	Multiline              // YAML's | and >, TOML's """ and '''
	Flow                   // a list or map in brackets
	Aliased                // *alias, or a key that <<: *alias brings
)

// A Value is one value of a Matter. The zero Value is null and nowhere.
type Value struct {
	m  *Matter
	at int32
}

// A Field is a key with its value.
type Field struct {
	Name  string
	Key   source.Span // the key, without quotes; where << brings it, the <<
	Value Value
}

// Root returns the whole front matter: a map, unless there is a NotAMap
// problem. Without front matter it does not exist.
func (m *Matter) Root() Value {
	if len(m.nodes) == 0 {
		return Value{}
	}
	return Value{m, 0}
}

// Fields yields the keys of the front matter in order; duplicate keys are all there.
func (m *Matter) Fields() iter.Seq[Field] { return m.Root().Fields() }

// Get finds the key of a dotted path, such as extra.movie.rating. A key that
// itself contains the dot wins. Of duplicate keys it is the last, as for the
// readers of YAML and JSON.
func (m *Matter) Get(path string) (Field, bool) { return m.Root().Get(path) }

// Get finds the key of a dotted path in the map v, as [Matter.Get] does.
func (v Value) Get(path string) (Field, bool) {
	if f, ok := v.field(path); ok {
		return f, true
	}
	for dot := strings.LastIndexByte(path, '.'); dot > 0; dot = strings.LastIndexByte(path[:dot], '.') {
		if parent, ok := v.field(path[:dot]); ok {
			if f, ok := parent.Value.Get(path[dot+1:]); ok {
				return f, true
			}
		}
	}
	return Field{}, false
}

func (v Value) field(name string) (found Field, ok bool) {
	if v.Kind() != Map {
		return Field{}, false
	}
	v = v.target()
	for i := v.at + 1; i < v.m.nodes[v.at].next; i = v.m.nodes[i].next {
		if v.m.name(i) == name {
			found, ok = v.m.field(i), true
		}
	}
	return found, ok
}

// Exists reports whether v is a value of a front matter.
func (v Value) Exists() bool { return v.m != nil }

// Kind returns what v is for the site that reads it.
func (v Value) Kind() Kind {
	if v.m == nil {
		return Null
	}
	return v.m.nodes[v.at].kind
}

// Style returns how v is written.
func (v Value) Style() Style {
	if v.m == nil {
		return Plain
	}
	return v.m.nodes[v.at].style
}

// Token returns the bytes of v with its quotes or brackets, but without an
// anchor, a tag or a comment. Where nothing is written it is empty, behind the
// colon and one space.
func (v Value) Token() source.Span {
	if v.m == nil {
		return source.Span{}
	}
	return v.m.nodes[v.at].token
}

// Span returns the bytes of v's text, which is the token without quotes; of a
// list or a map it is the token.
func (v Value) Span() source.Span {
	if v.m == nil {
		return source.Span{}
	}
	return v.m.span(v.at)
}

// Text returns v's text, decoded; a list or a map has its source.
func (v Value) Text() string {
	if v.m == nil {
		return ""
	}
	v = v.target()
	n := &v.m.nodes[v.at]
	return v.m.at(n.text, v.m.span(v.at))
}

// Fields yields the fields of a map in order; other values have none.
func (v Value) Fields() iter.Seq[Field] {
	return func(yield func(Field) bool) {
		if v.Kind() != Map {
			return
		}
		v := v.target()
		for i := v.at + 1; i < v.m.nodes[v.at].next; i = v.m.nodes[i].next {
			if !yield(v.m.field(i)) {
				return
			}
		}
	}
}

// Items yields the items of a list in order; other values have none.
func (v Value) Items() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if v.Kind() != List {
			return
		}
		v := v.target()
		for i := v.at + 1; i < v.m.nodes[v.at].next; i = v.m.nodes[i].next {
			if !yield(Value{v.m, i}) {
				return
			}
		}
	}
}

// target returns the value that an alias stands for.
func (v Value) target() Value {
	if n := &v.m.nodes[v.at]; n.style == Aliased && n.text != verbatim {
		return Value{v.m, n.text}
	}
	return v
}

func (m *Matter) field(i int32) Field { return Field{m.name(i), m.nodes[i].key, Value{m, i}} }

func (m *Matter) name(i int32) string { return m.at(m.nodes[i].name, m.nodes[i].key) }

// span finds the text inside a token: keeping it in each node would cost a
// fifth of the memory of a large site.
func (m *Matter) span(i int32) source.Span {
	n := &m.nodes[i]
	s := n.token
	switch n.style {
	case Single, Double:
		s.Start++
		s.End--
	case Multiline:
		text := m.head[s.Start:s.End]
		if m.Format == TOML {
			return source.Span{Start: s.Start + 3, End: s.End - 3}
		}
		if i := strings.IndexAny(text, "\r\n"); i < 0 {
			s.Start = s.End
		} else if s.Start += uint32(i) + 1; strings.HasPrefix(text[i:], "\r\n") {
			s.Start++
		}
	}
	return s
}
