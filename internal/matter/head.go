package matter

// Head returns the beginning of the file, up to the body.
func (m *Matter) Head() string { return m.head }

// InValue reports whether the byte at offset belongs to a scalar value.
func (m *Matter) InValue(offset uint32) bool {
	for i := range m.nodes {
		n := &m.nodes[i]
		if n.kind != Map && n.kind != List && n.token.Start <= offset && offset < n.token.End {
			return true
		}
	}
	return false
}
