package rules

import (
	"fmt"
	"html"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// ExcerptMismatch finds excerpts that are not what the title makes of them:
// traces of a copied review, or of a title that was changed.
var ExcerptMismatch = &lint.Rule{
	Name:     "excerpt-mismatch",
	Summary:  "an excerpt that does not fit the title it is made from",
	Severity: lint.Error,
	Review:   checkTemplates,
	Fix:      fixTemplate,
}

func checkTemplates(p *lint.ReviewPass) {
	if p.Schema == nil {
		return
	}
	for i := range p.Schema.Keys {
		key := &p.Schema.Keys[i]
		v, want, wrong := disagrees(p.Matter, key)
		if !wrong {
			continue
		}
		from, _ := p.Matter.Get(key.Equals.Key)
		d := lint.Diagnostic{
			Span:    v.Span(),
			Message: fmt.Sprintf("the %s does not fit the %s", key.Path, key.Equals.Key),
			Label:   fmt.Sprintf("expected `%s`", clip(want)),
			Help:    fmt.Sprintf("correct the %s, or the %s", key.Path, key.Equals.Key),
			Related: []lint.Related{{
				Span:    from.Value.Span(),
				Message: fmt.Sprintf("the %s is here", key.Equals.Key),
			}},
		}
		if schema.Fold(v.Text()) == schema.Fold(want) {
			d.Message = fmt.Sprintf("the %s is not spelt as the %s is", key.Path, key.Equals.Key)
			d.Mendable = true
			d.Help = fmt.Sprintf("spell it as the %s: only case, quotes, dashes, spaces, tags, entities or composed letters differ", key.Equals.Key)
		}
		p.Report(d)
	}
}

// disagrees reports whether the key's value is not what its template makes,
// and what that is. The value may spell out a title's tags and entities.
func disagrees(m *matter.Matter, key *schema.Key) (v matter.Value, want string, wrong bool) {
	if key.Equals == nil {
		return v, "", false
	}
	f, ok := m.Get(key.Path)
	if !ok || schema.IsEmpty(f.Value) {
		return v, "", false
	}
	want, ok = key.Equals.Make(m)
	if !ok {
		return v, "", false
	}
	text := f.Value.Text()
	if f.Value.Style() == matter.Multiline { // which ends with a line break
		text = schema.OneLine(text)
	}
	if text == want {
		return v, "", false
	}
	from, _ := m.Get(key.Equals.Key)
	plain := schema.OneLine(html.UnescapeString(schema.WithoutTags(from.Value.Text())))
	return f.Value, want, text != key.Equals.With(plain)
}

func fixTemplate(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	s := p.Schema(p.File.Path, p.File.Matter())
	if s == nil {
		return nil
	}
	for i := range s.Keys {
		v, want, wrong := disagrees(p.File.Matter(), &s.Keys[i])
		if !wrong || v.Span() != d.Span {
			continue
		}
		edit, ok := v.Replace(want)
		if !ok {
			return nil
		}
		fix := lint.Fix{Message: fmt.Sprintf("make it from the %s", s.Keys[i].Equals.Key), Edits: []source.Edit{edit}}
		if schema.Fold(v.Text()) == schema.Fold(want) {
			fix.Safety = lint.Safe
		}
		return []lint.Fix{fix}
	}
	return nil
}
