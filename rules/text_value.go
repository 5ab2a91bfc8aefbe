package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// checkSwallowed reports texts in the map at a path that YAML reads as nothing
// for want of quotes: #1 is a comment to it.
func checkSwallowed(p *lint.ReviewPass, v matter.Value, path string) {
	for f := range v.Fields() {
		inner := schema.JoinPath(path, f.Name)
		if f.Value.Style() == matter.Plain {
			checkSwallowed(p, f.Value, inner)
			for item := range f.Value.Items() {
				if item.Style() == matter.Plain {
					checkSwallowed(p, item, inner)
				}
			}
		}
		span, as := swallowed(p.Matter, f)
		if as == "" {
			continue
		}
		if key := p.Schema.Key(inner); key != nil && key.Type&schema.String != 0 {
			p.Report(lint.Diagnostic{
				Span:    span,
				Message: fmt.Sprintf("`%s` is read as empty", key.Path),
				Label:   "YAML takes it for " + as,
				Help:    help(key, "put it in quotes"),
			})
		}
	}
}

// swallowed finds a text behind a key that YAML does not take for its value,
// and says what it takes it for. A comment that begins with a space is one.
func swallowed(m *matter.Matter, f matter.Field) (span source.Span, as string) {
	v := f.Value
	if v.Kind() >= matter.List || v.Style() != matter.Plain || v.Token().Len() > 0 {
		return source.Span{}, ""
	}
	line := m.Head()[f.Key.End:]
	if end := strings.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end]
	}
	_, behind, _ := strings.Cut(line, ":")
	text := strings.TrimSpace(behind)
	if len(text) < 2 || text[1] == text[0] || text[1] == ' ' || text[1] == '\t' {
		return source.Span{}, ""
	}
	switch text[0] {
	case '#':
		as = "a comment"
	case '&':
		as = "the name of a value"
	case '!':
		as = "the type of a value"
	}
	start := strings.Index(line, text)
	return source.At(start, start+len(text)).Shift(int(f.Key.End)), as
}

// isSwallowed reports whether a key whose value is empty was meant to be a text
// that YAML doesn't take for one.
func isSwallowed(m *matter.Matter, key *schema.Key, f matter.Field) bool {
	if m.Format != matter.YAML || m.Partial || key.Type&schema.String == 0 {
		return false
	}
	span, as := swallowed(m, f)
	return as != "" && !strings.ContainsAny(m.Head()[span.Start:span.End], "]}") // in brackets it may end there
}

// fixText quotes a list of one word. It isn't safe: a theme may print the list
// without its brackets.
func fixText(m *matter.Matter, v matter.Value) []lint.Fix {
	if m.Format != matter.YAML || v.Kind() != matter.List || v.Style() != matter.Flow {
		return nil
	}
	for item := range v.Items() {
		if item.Kind() >= matter.List || item.Style() != matter.Plain || strings.ContainsAny(v.Text(), ",#\r\n") {
			return nil
		}
	}
	return []lint.Fix{{
		Message: "put the value in quotes",
		Edits:   []source.Edit{m.Quote(v.Span())},
	}}
}
