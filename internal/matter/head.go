package matter

// Head returns the beginning of the file, up to the body.
func (m *Matter) Head() string { return m.head }

// InValue reports whether the byte at offset belongs to a scalar value. Behind
// the | or > that begins a block of text there may be a comment.
func (m *Matter) InValue(offset uint32) bool {
	for i := range m.nodes {
		n := &m.nodes[i]
		if n.kind == Map || n.kind == List {
			continue
		}
		start := n.token.Start
		if n.style == Multiline {
			start = m.span(int32(i)).Start
		}
		if start <= offset && offset < n.token.End {
			return true
		}
	}
	return false
}
