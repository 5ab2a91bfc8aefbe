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
			kind, text := defaultOf(key)
			edit, ok := m.InsertAs(kind, key.Path, text, keyBefore(s, i, m))
			return setDefault(key, edit, ok)
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
	edit, ok := empty.ReplaceAs(defaultOf(empty.key))
	return setDefault(empty.key, edit, ok)
}

// defaultOf returns the value that a fix gives a key.
func defaultOf(key *schema.Key) (matter.Kind, string) {
	if key.Default.Kind == matter.Null {
		return matter.Null, "null"
	}
	return key.Default.Kind, key.Default.Text
}

func setDefault(key *schema.Key, edit source.Edit, ok bool) []lint.Fix {
	if !ok {
		return nil
	}
	_, text := defaultOf(key)
	return []lint.Fix{{
		Message: fmt.Sprintf("set `%s` to `%s`", key.Path, clip(text)),
		Safety:  lint.Safe,
		Edits:   []source.Edit{edit},
	}}
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
