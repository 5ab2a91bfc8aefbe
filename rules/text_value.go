package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// checkSwallowed reports texts in a map that YAML reads as nothing for want of
// quotes: #1 is a comment to it.
func checkSwallowed(p *lint.ReviewPass, v matter.Value) {
	for f := range v.Fields() {
		if f.Value.Kind() == matter.Map && f.Value.Style() == matter.Plain {
			checkSwallowed(p, f.Value)
		}
		span, as := swallowed(p.Matter, f)
		if as == "" {
			continue
		}
		if key := textKey(p.Schema, p.Matter, f); key != nil {
			p.Report(lint.Diagnostic{
				Span:    span,
				Message: fmt.Sprintf("the %s is read as empty", key.Path),
				Label:   "YAML takes it for " + as,
				Help:    help(key, "put it in quotes"),
			})
		}
	}
}

// textKey returns what a schema says of a field that is to be a text, or nil.
func textKey(s *schema.Schema, m *matter.Matter, f matter.Field) *schema.Key {
	for i := range s.Keys {
		key := &s.Keys[i]
		if key.Type&schema.String == 0 {
			continue
		}
		for known := range schema.Fields(m.Root(), key.Path) {
			if known.Value == f.Value {
				return key
			}
		}
	}
	return nil
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
