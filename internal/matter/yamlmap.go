package matter

import (
	"maps"

	"go.yaml.in/yaml/v4"

	"github.com/reviewlint/reviewlint/internal/source"
)

func (r *yamlReader) mapping(y *yaml.Node, n node, start, indent int) {
	n.kind = Map
	braces := y.Style&yaml.FlowStyle != 0
	if braces {
		n.style = Flow
	} else {
		indent = columnOf(r.text, start)
	}
	at := r.m.add(n)
	end := start
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		field := r.node()
		keyStart := r.key(key, &field, indent)
		if i == 0 && keyStart == start {
			braces = false // [a: b] is a list of a map that has no braces
		}
		end = max(end, int(field.key.End-r.base))
		if r.merge(y, key, value, field) {
			end = max(end, int(r.m.nodes[len(r.m.nodes)-1].token.End-r.base))
			continue
		}
		child := len(r.m.nodes)
		r.value(value, field, indent)
		end = max(end, int(r.m.nodes[child].token.End-r.base))
	}
	if braces {
		end = endOfFlow(r.text, max(end, start+1), '}')
	}
	r.m.nodes[at].token = r.span(start, end)
}

// key sets n's key and returns where its token begins.
func (r *yamlReader) key(y *yaml.Node, n *node, indent int) int {
	m := r.m
	nodes, texts := len(m.nodes), len(m.texts)
	r.value(y, r.node(), indent)
	read := m.nodes[nodes]
	n.key = m.span(int32(nodes))
	n.name = verbatim
	if y.Kind == yaml.ScalarNode {
		n.name = read.text
	} else {
		m.texts = m.texts[:texts]
	}
	if y.Kind == yaml.AliasNode && y.Alias.Kind == yaml.ScalarNode {
		n.name = m.textOf(y.Alias.Value, n.key)
	}
	m.nodes = m.nodes[:nodes]
	if y.Kind != yaml.ScalarNode || y.Anchor != "" {
		maps.DeleteFunc(r.anchors, func(_ *yaml.Node, a anchor) bool { return int(a.at) >= nodes })
	}
	return int(read.token.Start - r.base)
}

// alias adds n as another name of target.
func (r *yamlReader) alias(n node, target *yaml.Node) {
	n.style = Aliased
	a, known := r.anchors[target]
	switch {
	case known:
		r.total += a.weight
		r.brought += a.weight
		n.kind, n.text = r.m.nodes[a.at].kind, a.at
		if of := r.m.nodes[a.at]; of.style == Aliased {
			n.text = of.text
		}
	case target.Kind == yaml.ScalarNode: // a key, which is no value
		n.style, n.flags = Plain, decorated
		n.kind = String
		n.text = r.m.textOf(target.Value, n.token)
	default:
		n.kind = Null
		r.m.Partial = true
		r.m.report(Problem{Kind: Syntax, Span: n.token, Message: "the alias stands inside the value that it names"})
	}
	r.m.add(n)
}

// merge adds the fields that "<<: *base" brings, where y itself has no such
// keys. It leaves other values of << to be read as a key like any other.
func (r *yamlReader) merge(y, key, value *yaml.Node, n node) bool {
	if key.Kind != yaml.ScalarNode || key.Tag != "!!merge" {
		return false
	}
	bases := []*yaml.Node{value}
	if value.Kind == yaml.SequenceNode {
		bases = value.Content
	}
	for _, base := range bases {
		a, ok := r.anchors[base.Alias]
		if base.Kind != yaml.AliasNode || !ok || r.m.nodes[a.at].kind != Map {
			return false
		}
	}
	own := make(map[string]bool, len(y.Content)/2)
	for i := 0; i < len(y.Content); i += 2 {
		own[y.Content[i].Value] = true
	}
	merged := len(r.m.nodes)
	for _, base := range bases {
		start := r.places.offset(base.Line, base.Column)
		n.token = r.span(start, start+1+len(base.Value))
		r.bring(r.anchors[base.Alias], n, own)
	}
	return len(r.m.nodes) > merged
}

// bring adds the fields of a map as aliases, all of them with n's key.
func (r *yamlReader) bring(a anchor, n node, own map[string]bool) {
	m := r.m
	base := Value{m, a.at}.target().at
	for i := base + 1; i < m.nodes[base].next; i = m.nodes[i].next {
		name := m.name(i)
		if own[name] || r.exceeds(int(n.token.Start-r.base)) {
			continue
		}
		own[name] = true
		r.total++
		r.brought++
		n.name = m.textOf(name, source.Span{})
		n.kind, n.style, n.text = m.nodes[i].kind, Aliased, i
		if m.nodes[i].style == Aliased {
			n.text = m.nodes[i].text
		}
		m.add(n)
	}
}
