package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// fixMissing adds the value that the config has for reviews that don't say it.
func fixMissing(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	m := p.File.Matter()
	s := p.Schema(p.File.Path, m)
	if s == nil || len(d.Related) > 0 {
		return nil
	}
	for i := range s.Keys {
		key := &s.Keys[i]
		if key.Default == nil {
			continue
		}
		kind, text := key.Default.Kind, key.Default.Text
		if kind == matter.Null {
			text = "null"
		}
		var edit source.Edit
		var ok bool
		switch f, there := m.Get(key.Path); {
		case there && schema.IsEmpty(f.Value) && key.NotEmpty && spanOf(m, f, f.Value) == d.Span:
			edit, ok = f.Value.ReplaceAs(kind, text)
		case !there && d.Message == missing(key.Path) && !strings.Contains(key.Path, "."):
			edit, ok = m.InsertAs(kind, key.Path, text, keyBefore(s, i, m))
		}
		if ok {
			return []lint.Fix{{
				Message: fmt.Sprintf("set `%s` to `%s`", key.Path, clip(text)),
				Safety:  lint.Safe,
				Edits:   []source.Edit{edit},
			}}
		}
	}
	return nil
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
