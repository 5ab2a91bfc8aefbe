package matter

import (
	"fmt"
	"strings"
)

// dump writes m as one line a value: key, kind, style, text, token.
func dump(m *Matter) string {
	var b strings.Builder
	for _, p := range m.Problems {
		fmt.Fprintf(&b, "! %s %q %s\n", problemNames[p.Kind], bytesAt(m, p), p.Message)
	}
	if m.Root().Exists() {
		dumpValue(&b, m.Root(), 0)
	}
	return b.String()
}

var problemNames = [...]string{"misplaced", "unclosed", "syntax", "duplicate", "tab", "quotes", "not-a-map"}

var styleNames = [...]string{"plain", "single", "double", "multiline", "flow", "aliased"}

func bytesAt(m *Matter, p Problem) string { return m.head[p.Span.Start:p.Span.End] }

func dumpValue(b *strings.Builder, v Value, depth int) {
	if depth > 8 { // aliases may repeat much
		return
	}
	indent := strings.Repeat("  ", depth)
	fmt.Fprintf(b, "%s %s", kindNames[v.Kind()], styleNames[v.Style()])
	if v.Kind() < List {
		fmt.Fprintf(b, " %q", v.Text())
	}
	fmt.Fprintf(b, " %d-%d", v.Token().Start, v.Token().End)
	if v.Span() != v.Token() {
		fmt.Fprintf(b, " (%d-%d)", v.Span().Start, v.Span().End)
	}
	b.WriteByte('\n')
	for f := range v.Fields() {
		fmt.Fprintf(b, "%s  %s %d-%d:", indent, f.Name, f.Key.Start, f.Key.End)
		dumpValue(b, f.Value, depth+1)
	}
	for item := range v.Items() {
		fmt.Fprintf(b, "%s  -", indent)
		dumpValue(b, item, depth+1)
	}
}
