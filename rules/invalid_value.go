package rules

import (
	"fmt"

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
		if isTold(p, key, f, b) {
			return
		}
		d := describeBreach(p.Matter, key, f, b)
		d.Help = help(key, d.Help)
		p.Report(d)
	})
	if p.Matter.Format == matter.YAML && !p.Matter.Partial {
		checkSwallowed(p, p.Matter.Root(), "")
	}
}

// isTold reports whether there is nothing more to tell of a breach: one slip, one
// finding, and of what the site finds all the same none.
func isTold(p *lint.ReviewPass, key *schema.Key, f matter.Field, b schema.Breach) bool {
	own := p.Schema.Key(b.Path) // what the config says of what the JSON Schema is about
	switch b.Kind {
	case schema.BadLink, schema.Misformatted:
		if b.Kind == schema.BadLink || b.Of.Format == schema.URI {
			_, malformed := badValue(b.Value, f.Name)
			return malformed
		}
	case schema.BadRating:
		return b.Of == key.Items
	case schema.Absent:
		if p.Site.DefaultKey(b.Path) || hasKey(p.Project, p.Matter, b.Path) {
			return true
		}
		return own != nil && own.Required && own.When.Holds(p.Matter) && !isDraft(p.Review.Path, p.Matter)
	case schema.Blank:
		return own != nil && f.Key.Len() > 0 && (own.NotEmpty || isSwallowed(p.Matter, own, f))
	case schema.Unexpected:
		if odd, _ := oddRune(f.Name); odd >= 0 {
			return true
		}
		label, _ := nameFault(p, p.Matter.Root(), "", f.Name)
		return label != "" && b.Path == f.Name // at the top: below it the map isn't known here
	}
	return false
}

// eachBreach yields what the values of a front matter break, one fault each: of
// the keys that a schema names, then of what its JSON Schema says beside. A
// fault of that has a key of its own.
func eachBreach(s *schema.Schema, m *matter.Matter, yield func(*schema.Key, matter.Field, schema.Breach)) {
	told := map[source.Span]bool{}
	there := schema.InitialsOf(m)
	for i := range s.Keys {
		key := &s.Keys[i]
		if !there.May(key.Path) {
			continue
		}
		for f := range schema.Fields(m.Root(), key.Path) {
			key.Check(f.Value, func(b schema.Breach) {
				if s.JSON != nil {
					told[b.Value.Token()] = true
				}
				yield(key, f, b)
			})
		}
	}
	if s.JSON == nil || m.Partial {
		return
	}
	for v := range ratings(s, m) { // invalid-rating's
		if fault, _ := v.scale.Check(v.Text()); fault != schema.Fine {
			told[v.Token()] = true
		}
	}
	s.JSON.Check(m, func(b schema.Breach) {
		if !b.Value.Exists() || b.Kind == schema.Absent || !told[b.Value.Token()] {
			yield(&schema.Key{Path: b.Path}, b.Key, b)
		}
	})
}

func fixValue(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	m := p.File.Matter()
	b, ok := placed(p, d, func(add func(source.Span, schema.Breach)) {
		if s := p.Schema(p.File.Path, m); s != nil {
			eachBreach(s, m, func(key *schema.Key, f matter.Field, b schema.Breach) {
				add(describeBreach(m, key, f, b).Span, b)
			})
		}
	})
	if !ok {
		return nil
	}
	return fixBreach(m, b)
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
	} else if edit, ok = b.Value.Replace(b.Meant.Text); isPlainDate(m, b) {
		edit.New = b.Meant.Text
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

// isPlainDate reports whether a breach is of a date that needs no quotes, as what
// it is meant to be doesn't.
func isPlainDate(m *matter.Matter, b schema.Breach) bool {
	isDate := b.Of.Format == schema.Date || b.Of.Format == schema.DateTime
	return isDate && b.Kind == schema.Misformatted && b.Value.Style() == matter.Plain && m.Format != matter.JSON
}
