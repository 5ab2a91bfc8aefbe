package matter

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v4"

	"github.com/reviewlint/reviewlint/internal/source"
)

// Bounds that no front matter written by a person comes near.
const (
	maxDepth   = 100     // levels of nesting
	maxBrought = 100_000 // values that aliases repeat
)

// readYAML reads m with the YAML library.
func readYAML(m *Matter, src []byte) {
	inner := m.Inner.Of(src)
	text := m.maskForbidden(inner)
	doc, err := loadYAML(text)
	if err == nil {
		m.convert(doc, text, nil)
		return
	}
	repairYAML(m, text, err)
}

// loadYAML returns the document that text holds, or nil if it holds none.
func loadYAML(text []byte) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	var doc yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var second yaml.Node
	if err := loader.Load(&second); err == nil {
		return nil, &yaml.LoadError{
			Message: "there is more than one document",
			Mark:    yaml.Mark{Line: second.Line, Column: second.Column},
		}
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	return &doc, nil
}

// yamlReader turns the library's nodes into ours. The library knows where
// values begin, in lines and code points; where they end is read off the text.
type yamlReader struct {
	m       *Matter
	text    []byte // Inner; faults that would hide the rest are masked
	base    uint32 // the offset of text in the file
	places  places
	masks   []mask
	anchors map[*yaml.Node]anchor
	depth   int
	total   int // values so far, with those that aliases repeat
	brought int // of these, those that aliases repeat
	full    bool
}

// An anchor is a value that aliases may name.
type anchor struct {
	at     int32
	weight int // how many values it stands for
}

// convert fills m with the values of doc, which was read from text.
func (m *Matter) convert(doc *yaml.Node, text []byte, masks []mask) {
	m.nodes, m.texts = nil, nil
	if doc == nil || len(doc.Content) == 0 {
		return
	}
	r := &yamlReader{
		m: m, text: text, base: m.Inner.Start, masks: masks,
		places:  newPlaces(text),
		anchors: map[*yaml.Node]anchor{},
	}
	root := doc.Content[0]
	if root.Kind == yaml.ScalarNode && root.Value == "" && root.Style == 0 && root.Anchor == "" {
		return
	}
	r.value(root, r.node(), 0)
}

func (r *yamlReader) node() node { return node{text: verbatim, name: verbatim} }

// value adds y and its descendants; indent is the column, from 0 and in
// bytes, of the block collection that it stands in.
func (r *yamlReader) value(y *yaml.Node, n node, indent int) {
	start := r.places.offset(y.Line, y.Column)
	p := readProperties(r.text, start)
	if p.any {
		n.flags |= decorated
	}
	if r.exceeds(start) {
		n.token = r.span(start, start)
		r.m.add(n)
		return
	}
	r.depth++
	at, before := int32(len(r.m.nodes)), r.total
	r.total++
	switch y.Kind {
	case yaml.ScalarNode:
		r.scalar(y, n, p, indent)
	case yaml.SequenceNode:
		r.list(y, n, p.end, indent)
	case yaml.MappingNode:
		r.mapping(y, n, p.end, indent)
	case yaml.AliasNode:
		n.token = r.span(start, start+1+len(y.Value))
		r.alias(n, y.Alias)
	}
	r.m.close(at)
	if y.Anchor != "" {
		r.anchors[y] = anchor{at, r.total - before}
	}
	r.depth--
}

// exceeds reports whether there are too many values, once as a problem.
func (r *yamlReader) exceeds(start int) bool {
	message := ""
	switch {
	case r.depth >= maxDepth:
		message = "the values are nested too deep"
	case r.brought > maxBrought:
		message = "the aliases stand for too many values"
	default:
		return false
	}
	if !r.full {
		r.full, r.m.Partial = true, true
		r.m.report(Problem{Kind: Syntax, Span: r.span(start, min(start+1, len(r.text))), Message: message})
	}
	return true
}

func (r *yamlReader) span(start, end int) source.Span {
	return source.Span{Start: r.base + uint32(start), End: r.base + uint32(end)}
}

func (r *yamlReader) scalar(y *yaml.Node, n node, p properties, indent int) {
	n.kind = String
	start := p.end
	var end int
	switch {
	case y.Style&yaml.DoubleQuotedStyle != 0:
		n.style = Double
		end = endOfDouble(r.text, start)
	case y.Style&yaml.SingleQuotedStyle != 0:
		n.style = Single
		end = endOfSingle(r.text, start)
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		n.style = Multiline
		end = endOfBlock(r.text, start, indent)
	default:
		if y.Value == "" {
			start = emptyAt(r.text, p.written)
		}
		end = endOfPlain(r.text, start, y.Value)
		n.kind = resolve([]byte(y.Value), r.m.version)
	}
	if p.tag != "" {
		n.kind = kindOfTag(y.Tag)
	}
	n.token = r.span(start, end)
	if r.masked(start) {
		n.kind = String
		n.flags |= faulty
		r.m.add(n)
		return
	}
	at := r.m.add(n)
	if text := r.m.textOf(y.Value, r.m.span(at)); text != verbatim {
		r.m.nodes[at].text = text
	}
}

// masked reports whether the scalar at start is not what the file says.
func (r *yamlReader) masked(start int) bool {
	for _, m := range r.masks {
		if m.start == start {
			return true
		}
	}
	return false
}

func kindOfTag(tag string) Kind {
	switch tag {
	case "!!null":
		return Null
	case "!!bool":
		return Bool
	case "!!int":
		return Int
	case "!!float":
		return Float
	case "!!timestamp":
		return Date
	}
	return String
}

func (r *yamlReader) list(y *yaml.Node, n node, start, indent int) {
	n.kind = List
	if y.Style&yaml.FlowStyle != 0 {
		n.style = Flow
	} else {
		indent = columnOf(r.text, start)
	}
	at := r.m.add(n)
	end := start + 1
	for _, child := range y.Content {
		i := len(r.m.nodes)
		r.value(child, r.node(), indent)
		end = max(end, int(r.m.nodes[i].token.End-r.base))
	}
	if n.style == Flow {
		end = endOfFlow(r.text, end, ']')
	}
	r.m.nodes[at].token = r.span(start, end)
}
