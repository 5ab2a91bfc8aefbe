package matter

// Same reports whether two front matters hold the same keys with the same
// values, and are wrong in the same ways. The top-level key but is left out of
// account; it may be "".
func (m *Matter) Same(other *Matter, but string) bool {
	if m.Format != other.Format || m.Partial != other.Partial || m.Unclosed != other.Unclosed ||
		len(m.Problems) != len(other.Problems) || len(m.nodes) == 0 != (len(other.nodes) == 0) {
		return false
	}
	for i, p := range m.Problems {
		if q := other.Problems[i]; p.Kind != q.Kind || p.Key != q.Key {
			return false
		}
	}
	if len(m.nodes) == 0 {
		return true
	}
	if m.nodes[0].kind != other.nodes[0].kind {
		return false
	}
	a, b := m.without(but), other.without(but)
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !m.sameNode(a[k], other, b[k]) {
			return false
		}
	}
	return true
}

// without returns the indices of all values but the root and those of a
// top-level key.
func (m *Matter) without(key string) []int32 {
	indices := make([]int32, 0, len(m.nodes))
	isMap := m.nodes[0].kind == Map
	for top := int32(1); int(top) < len(m.nodes); top = m.nodes[top].next {
		if isMap && key != "" && m.name(top) == key {
			continue
		}
		for i := top; i < m.nodes[top].next; i++ {
			indices = append(indices, i)
		}
	}
	return indices
}
