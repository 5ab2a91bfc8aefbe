package matter

import (
	"testing"

	"github.com/reviewlint/reviewlint/internal/source"
)

// checkSpans reports spans that leave the file or their value's token, and
// values that leave their parent.
func checkSpans(t testing.TB, m *Matter) {
	t.Helper()
	whole := source.At(0, len(m.head))
	inRange := func(what string, s source.Span) {
		if s.Start > s.End || !whole.Contains(s) {
			t.Fatalf("%s %v is not in %v of %q", what, s, whole, m.head)
		}
	}
	for _, p := range m.Problems {
		inRange("problem", p.Span)
		inRange("related", p.Related)
		if p.Message == "" {
			t.Fatalf("a problem says nothing about %q", m.head)
		}
	}
	for i := range m.nodes {
		n := m.nodes[i]
		inRange("key", n.key)
		inRange("token", n.token)
		inRange("span", m.span(int32(i)))
		if !n.token.Contains(m.span(int32(i))) {
			t.Fatalf("span %v is not in its token %v of %q", m.span(int32(i)), n.token, m.head)
		}
		if n.next <= int32(i) || int(n.next) > len(m.nodes) {
			t.Fatalf("node %d ends at %d of %d in %q", i, n.next, len(m.nodes), m.head)
		}
		if n.style == Aliased {
			continue
		}
		for j := int32(i) + 1; j < n.next; j = m.nodes[j].next {
			if child := m.nodes[j].token; !n.token.Contains(child) {
				t.Fatalf("%v is not in its parent %v: %q\n%s", child, n.token, m.head, dump(m))
			}
		}
	}
	_ = dump(m)
}

func FuzzParse(f *testing.F) {
	for _, src := range []string{
		"---\ntitle: &t \"H\\u00e9at\"\nexcerpt: *t\n<<: {a: b}\n---\n",
		"---\nbase: &b {x: 1, y: [a, b: c]}\nmore:\n  <<: *b\n  z: |2-\n    text\n\n---\n",
		"\ufeff\n\n---\n? a\n: - b\n  - !!str 3\n'k': >\n  folded\n  text\n...\n",
		"---\ntitle: 2001: A Space Odyssey\nlist: [REC\n\ttab: x\n---\nBody",
		"+++\ntitle = 'Heat'\n[extra.movie]\nrating = 4\nd = 2024-01-02\n[[x]]\ny = {a = [1, \"\"\"\nb\"\"\"]}\n+++\n",
		"{\"title\": \"H\\ud83d\\ude00\", \"a\": [1, 2.5, {\"b\": null}],}\n\nBody",
		"---json\n{\"a\": true}\n---\n", ";;;\n{\"a\": 1}\n;;;\n", "---\r\na: b\r\n---\r\n", "---\ra: b\r---\r",
		"---\na: [\n  x, # c\n  y]\nb: \"two\n  lines\"\nc: plain\n  too\n---\n",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, v := range []Version{YAML12, YAML11} {
			checkSpans(t, Parse(src, v))
		}
	})
}
