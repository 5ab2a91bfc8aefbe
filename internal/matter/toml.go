package matter

import (
	"bytes"
	"errors"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/reviewlint/reviewlint/internal/source"
)

// tomlReader reads TOML into a tree of its own, since a table may be taken up
// again further down, and then lays it out in order.
type tomlReader struct {
	m      *Matter
	text   []byte
	base   uint32 // the offset of text in the file
	parser unstable.Parser
	root   *tomlNode
	depth  int
}

type tomlNode struct {
	node
	children []*tomlNode
	index    map[string]*tomlNode // the last child of each name
}

func (t *tomlNode) add(name string, child *tomlNode) {
	if t.index == nil {
		t.index = make(map[string]*tomlNode)
	}
	t.index[name] = child
	t.children = append(t.children, child)
}

// open reports whether t is a table that further lines may fill.
func (t *tomlNode) open() bool { return t != nil && t.kind == Map && t.style == Plain }

func readTOML(m *Matter, src []byte) {
	text := m.Inner.Of(src)
	r := &tomlReader{m: m, text: text[:len(text):len(text)], base: m.Inner.Start}
	r.root = &tomlNode{node: node{kind: Map, text: verbatim, name: verbatim, token: source.Span{Start: m.Inner.End, End: m.Inner.Start}}}
	r.parser.Reset(r.text)
	table := r.root
	for r.parser.NextExpression() {
		e := r.parser.Expression()
		switch e.Kind {
		case unstable.Table:
			table = r.table(e, false)
		case unstable.ArrayTable:
			table = r.table(e, true)
		case unstable.KeyValue:
			r.keyValue(table, e)
		}
	}
	if err := r.parser.Error(); err != nil {
		m.Partial = true
		p := Problem{Kind: Syntax, Span: m.Opening(), Message: err.Error()}
		var fault *unstable.ParserError
		if errors.As(err, &fault) {
			at := int(r.parser.Range(fault.Highlight).Offset)
			p.Span = placeOf(r.text, at).Shift(int(r.base))
		}
		m.report(p)
	}
	if len(r.root.children) > 0 {
		r.lay(r.root)
	}
}

// lay adds t and what is below it to the Matter.
func (r *tomlReader) lay(t *tomlNode) {
	at := r.m.add(t.node)
	for _, child := range t.children {
		next := len(r.m.nodes)
		r.lay(child)
		below := r.m.nodes[next].token
		token := &r.m.nodes[at].token
		token.Start, token.End = min(token.Start, below.Start), max(token.End, below.End)
	}
	r.m.close(at)
}

// table opens the table of a [header] or [[header]].
func (r *tomlReader) table(e *unstable.Node, array bool) *tomlNode {
	parts := r.keys(e.Key())
	start := int(parts[0].span.Start - r.base)
	for start > 0 && (r.text[start-1] == '[' || r.text[start-1] == ' ' || r.text[start-1] == '\t' || isQuote(r.text[start-1])) {
		start--
	}
	end := int(parts[len(parts)-1].span.End - r.base)
	for end < len(r.text) && (r.text[end] == ']' || r.text[end] == ' ' || r.text[end] == '\t' || isQuote(r.text[end])) {
		end++
	}
	token := r.span(start, trimBlanks(r.text, start, end))
	parent := r.descend(r.root, parts[:len(parts)-1], token)
	last := parts[len(parts)-1]
	known := parent.index[last.name]
	if array {
		if known == nil || known.kind != List || known.style != Plain {
			known = r.child(parent, last, token)
			known.kind = List
		}
		item := &tomlNode{node: node{kind: Map, text: verbatim, name: verbatim, token: token, flags: header}}
		known.children = append(known.children, item)
		return item
	}
	if known.open() && known.flags&header == 0 {
		known.flags |= header
		return known
	}
	t := r.child(parent, last, token)
	t.flags |= header
	return t
}

func isQuote(c byte) bool { return c == '"' || c == '\'' }

// keyValue adds the value of a line, or of an inline table.
func (r *tomlReader) keyValue(table *tomlNode, e *unstable.Node) {
	parts := r.keys(e.Key())
	last := parts[len(parts)-1]
	table = r.descend(table, parts[:len(parts)-1], parts[0].span)
	pos := int(last.span.End - r.base)
	if pos < len(r.text) && isQuote(r.text[pos]) {
		pos++
	}
	pos = skipBlanks(r.text, pos) + 1 // the equals sign
	value, _ := r.value(e.Value(), skipBlanks(r.text, pos))
	value.key, value.node.name = last.span, r.m.textOf(last.name, last.span)
	table.add(last.name, value)
}

// tomlKey is a part of a dotted key.
type tomlKey struct {
	name string
	span source.Span
}

func (r *tomlReader) keys(it unstable.Iterator) []tomlKey {
	var parts []tomlKey
	for it.Next() {
		raw := it.Node().Raw
		s := r.span(int(raw.Offset), int(raw.Offset+raw.Length))
		if isQuote(r.text[raw.Offset]) {
			s.Start++
			s.End--
		}
		if len(parts) == maxDepth {
			r.tooDeep(s)
			break
		}
		parts = append(parts, tomlKey{string(it.Node().Data), s})
	}
	return parts
}

func (r *tomlReader) tooDeep(at source.Span) {
	if !r.m.Partial {
		r.m.Partial = true
		r.m.report(Problem{Kind: Syntax, Span: at, Message: errDepth.Error()})
	}
}

// descend returns the table of a dotted key, which it makes where it is
// missing. A key that already has another value is made a second time and so
// comes out as a duplicate.
func (r *tomlReader) descend(table *tomlNode, parts []tomlKey, token source.Span) *tomlNode {
	for _, part := range parts {
		next := table.index[part.name]
		if next != nil && next.kind == List && next.style == Plain && len(next.children) > 0 {
			next = next.children[len(next.children)-1]
		}
		if !next.open() {
			next = r.child(table, part, token)
		}
		table = next
	}
	return table
}

func (r *tomlReader) child(table *tomlNode, key tomlKey, token source.Span) *tomlNode {
	t := &tomlNode{node: node{
		key: key.span, name: r.m.textOf(key.name, key.span), text: verbatim, kind: Map, token: token,
	}}
	table.add(key.name, t)
	return t
}

// value reads the value that begins at pos and returns where it ends.
func (r *tomlReader) value(e *unstable.Node, pos int) (*tomlNode, int) {
	t := &tomlNode{node: node{text: verbatim, name: verbatim}}
	switch e.Kind {
	case unstable.Array, unstable.InlineTable:
		return t, r.collection(t, e, pos)
	case unstable.Bool:
		t.kind = Bool
	case unstable.Integer:
		t.kind = Int
	case unstable.Float:
		t.kind = Float
	case unstable.LocalDate, unstable.LocalDateTime, unstable.DateTime:
		t.kind = Date
	default:
		t.kind = String
	}
	end := pos + int(e.Raw.Length)
	t.token = r.span(pos, end)
	if t.kind != String || e.Kind != unstable.String {
		return t, end
	}
	var text source.Span
	raw := r.text[pos:end]
	switch {
	case bytes.HasPrefix(raw, []byte(`"""`)) || bytes.HasPrefix(raw, []byte(`'''`)):
		t.style = Multiline
		text = r.span(pos+3, end-3)
	case raw[0] == '\'':
		t.style = Single
		text = r.span(pos+1, end-1)
	default:
		t.style = Double
		text = r.span(pos+1, end-1)
	}
	t.text = r.m.textOf(string(e.Data), text)
	return t, end
}

// collection reads an array or inline table.
func (r *tomlReader) collection(t *tomlNode, e *unstable.Node, pos int) int {
	t.kind, t.style = List, Flow
	close := byte(']')
	if e.Kind == unstable.InlineTable {
		t.kind, close = Map, '}'
	}
	end := pos + 1
	r.depth++
	for it := e.Children(); it.Next() && r.depth <= maxDepth; {
		child := it.Node()
		if child.Kind == unstable.KeyValue {
			r.keyValue(t, child)
			end = int(child.Raw.Offset + child.Raw.Length)
			continue
		}
		var item *tomlNode
		item, end = r.value(child, skipSeparators(r.text, end))
		t.children = append(t.children, item)
	}
	if r.depth > maxDepth {
		r.tooDeep(r.span(pos, pos+1))
	}
	r.depth--
	end = endOfFlow(r.text, end, close)
	t.token = r.span(pos, end)
	return end
}

// skipSeparators skips white space, comments and commas.
func skipSeparators(text []byte, i int) int {
	for {
		i = skipFiller(text, i)
		if i == len(text) || text[i] != ',' {
			return i
		}
		i++
	}
}

func (r *tomlReader) span(start, end int) source.Span {
	return source.At(start, end).Shift(int(r.base))
}
