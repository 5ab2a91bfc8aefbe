package rules

import (
	"fmt"
	"slices"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// InvalidValue finds values that are not what their key takes.
var InvalidValue = &lint.Rule{
	Name:     "invalid-value",
	Summary:  "a value that is not what its key takes",
	Severity: lint.Error,
	Review:   checkValues,
	Fix:      fixValue,
}

func checkValues(p *lint.ReviewPass) {
	if p.Schema == nil {
		return
	}
	eachBreach(p.Schema, p.Matter, func(key *schema.Key, f matter.Field, b schema.Breach) {
		if b.Kind == schema.BadLink || b.Kind == schema.Misformatted && b.Of.Format == schema.URI {
			if _, malformed := badValue(b.Value, f.Name); malformed {
				return // one slip, one finding: malformed-url's
			}
		}
		if b.Kind == schema.Absent && (p.Site.DefaultKey(key.Path) || hasKey(p.Project, p.Matter, key.Path)) {
			return // the site finds it all the same
		}
		d := describeBreach(p.Matter, key, f, b)
		d.Help = help(key, d.Help)
		p.Report(d)
	})
	if p.Matter.Format == matter.YAML && !p.Matter.Partial {
		checkSwallowed(p, p.Matter.Root())
	}
}

// eachBreach yields what the values of a front matter break, one fault each: of
// the keys that a schema names, then of what its JSON Schema says beside. A
// fault of that has a key of its own.
func eachBreach(s *schema.Schema, m *matter.Matter, yield func(*schema.Key, matter.Field, schema.Breach)) {
	var told []source.Span
	there := schema.InitialsOf(m)
	for i := range s.Keys {
		key := &s.Keys[i]
		if !there.May(key.Path) {
			continue
		}
		for f := range schema.Fields(m.Root(), key.Path) {
			key.Check(f.Value, func(b schema.Breach) {
				if s.JSON != nil {
					told = append(told, b.Value.Token())
				}
				yield(key, f, b)
			})
		}
	}
	if s.JSON == nil || m.Partial {
		return
	}
	s.JSON.Check(m, func(b schema.Breach) {
		if !b.Value.Exists() || b.Kind == schema.Absent || !slices.Contains(told, b.Value.Token()) {
			yield(&schema.Key{Path: b.Path}, b.Key, b)
		}
	})
}

func fixValue(p *lint.FixPass, d lint.Diagnostic) (fixes []lint.Fix) {
	m := p.File.Matter()
	s := p.Schema(p.File.Path, m)
	if s == nil {
		return nil
	}
	eachBreach(s, m, func(key *schema.Key, f matter.Field, b schema.Breach) {
		if fixes == nil && describeBreach(m, key, f, b).Span == d.Span {
			fixes = fixBreach(m, b)
		}
	})
	return fixes
}

func fixBreach(m *matter.Matter, b schema.Breach) []lint.Fix {
	switch {
	case b.Kind == schema.BadLink:
		return fixURL(b.Of.URL, b.Value)
	case b.Kind == schema.WrongType && b.Of.Type == schema.Boolean:
		return fixBoolean(b.Value)
	case b.Kind == schema.WrongType && b.Value.Kind() == matter.List:
		if b.Of.Type&schema.String == 0 {
			return nil
		}
		return fixText(m, b.Value)
	case b.Kind == schema.Unexpected || b.Meant == schema.Guess{}:
		return nil
	}
	fix := lint.Fix{Message: fmt.Sprintf("write `%s`", clip(b.Meant.Text))}
	var edit source.Edit
	var ok bool
	if b.Kind == schema.WrongType {
		if edit, ok = b.Value.ReplaceAs(b.Meant.Kind, b.Meant.Text); b.Meant.Kind == matter.String {
			fix.Message = "put the value in quotes"
		}
	} else if edit, ok = b.Value.Replace(b.Meant.Text); b.Of.Format == schema.Date || b.Of.Format == schema.DateTime {
		if b.Value.Style() == matter.Plain { // a date in the place of a date needs no quotes
			edit.New = b.Meant.Text
		}
	}
	if !ok {
		return nil
	}
	if b.Meant.Sure {
		fix.Safety = lint.Safe
	}
	fix.Edits = []source.Edit{edit}
	return []lint.Fix{fix}
}
