package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A gap is an empty value of a key that has to say something.
type gap struct {
	matter.Value
	key *schema.Key
}

// fixMissing adds the value that the config has for reviews that don't say it.
func fixMissing(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	m := p.File.Matter()
	s := p.Schema(p.File.Path, m)
	if s == nil || len(d.Related) > 0 {
		return nil
	}
	for i := range s.Keys {
		if key := &s.Keys[i]; key.Default != nil && d.Message == missing(key.Path) && !strings.Contains(key.Path, ".") {
			after := keyBefore(s, i, m)
			return setDefault(key, func(kind matter.Kind, text string) (source.Edit, bool) {
				return m.InsertAs(kind, key.Path, text, after)
			})
		}
	}
	empty, ok := placed(p, d, func(add func(source.Span, gap)) {
		for i := range s.Keys {
			key := &s.Keys[i]
			for f := range schema.Fields(m.Root(), key.Path) {
				if key.NotEmpty && key.Default != nil && schema.IsEmpty(f.Value) {
					add(spanOf(m, f, f.Value), gap{f.Value, key})
				}
			}
		}
	})
	if !ok {
		return nil
	}
	return setDefault(empty.key, empty.ReplaceAs)
}

// setDefault gives a key its default, which write writes. A date is one, too,
// where the site reads it so without quotes.
func setDefault(key *schema.Key, write func(matter.Kind, string) (source.Edit, bool)) []lint.Fix {
	kind, text := key.Default.Kind, key.Default.Text
	if kind == matter.Null {
		text = "null"
	}
	var edit source.Edit
	ok := false
	if kind == matter.String && (key.Format == schema.Date || key.Format == schema.DateTime) {
		edit, ok = write(matter.Date, text)
	}
	if !ok {
		edit, ok = write(kind, text)
	}
	if !ok {
		return nil
	}
	message := fmt.Sprintf("set `%s` to `%s`", key.Path, clip(text))
	if text == "" {
		message = fmt.Sprintf("add `%s` as an empty text", key.Path)
	}
	return []lint.Fix{{Message: message, Safety: lint.Safe, Edits: []source.Edit{edit}}}
}

// keyBefore returns the last of the keys that stand before the ith in the schema
// and are in a front matter, or "".
func keyBefore(s *schema.Schema, i int, m *matter.Matter) string {
	for i--; i >= 0; i-- {
		if _, there := m.Get(s.Keys[i].Path); there && !strings.Contains(s.Keys[i].Path, ".") {
			return s.Keys[i].Path
		}
	}
	return ""
}
