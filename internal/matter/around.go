package matter

import "github.com/reviewlint/reviewlint/internal/source"

// Around returns s, some lines of the front matter, widened to what belongs to
// them: all of the values whose keys stand there, and the beginning of a value
// that ends there, as a comment can stand behind it only.
func (m *Matter) Around(s source.Span) source.Span {
	wide := s
	for i := 1; i < len(m.nodes); i++ {
		n := &m.nodes[i]
		start := n.token.Start
		if n.key.Len() > 0 {
			start = n.key.Start
		}
		isBlock := n.kind >= List && n.style != Flow
		switch {
		case s.Start <= start && start < s.End && (n.key.Len() > 0 || !isBlock):
			wide.End = max(wide.End, n.token.End)
		case !isBlock && start < s.Start && s.Start < n.token.End && n.token.End <= s.End:
			wide.Start = min(wide.Start, start)
		}
	}
	return wide
}
