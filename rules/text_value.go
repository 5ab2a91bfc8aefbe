package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// checkText reports texts that YAML reads as something else for want of
// quotes: [REC] is a list to it, #1 a comment.
func checkText(p *lint.ReviewPass, key *schema.Key, f matter.Field) {
	if kind := f.Value.Kind(); kind >= matter.List {
		d := lint.Diagnostic{
			Span:    f.Value.Span(),
			Message: fmt.Sprintf("the %s is read as %s", key.Path, written(f.Value)),
			Help:    "write one text",
		}
		if p.Matter.Format == matter.YAML && f.Value.Style() == matter.Flow {
			d.Help = "put it in quotes"
		}
		p.Report(d)
		return
	}
	if span, as := swallowed(p.Matter, f); as != "" {
		p.Report(lint.Diagnostic{
			Span:    span,
			Message: fmt.Sprintf("the %s is read as empty", key.Path),
			Label:   "YAML takes it for " + as,
			Help:    "put it in quotes",
		})
	}
}

// swallowed finds a text behind a key that YAML does not take for its value,
// and says what it takes it for. A comment that begins with a space is one.
func swallowed(m *matter.Matter, f matter.Field) (span source.Span, as string) {
	v := f.Value
	if m.Format != matter.YAML || m.Partial || v.Style() != matter.Plain || v.Token().Len() > 0 {
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
