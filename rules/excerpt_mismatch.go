package rules

import (
	"fmt"
	"strings"
	"unicode"

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
		v, want, wrong := disagrees(p.Review.Path, p.Matter, key)
		if !wrong {
			continue
		}
		sources := sourcesOf(key.Equals)
		d := lint.Diagnostic{
			Span:    v.Span(),
			Message: fmt.Sprintf("%s does not fit %s", the(key.Path), sources),
			Label:   fmt.Sprintf("expected `%s`", clip(want)),
			Help:    fmt.Sprintf("correct %s, or %s", the(key.Path), sources),
		}
		for _, name := range key.Equals.Keys() {
			from, _ := p.Matter.Get(name)
			d.Related = append(d.Related, lint.Related{Span: from.Value.Span(), Message: fmt.Sprintf("`%s` is here", name)})
		}
		if schema.Fold(v.Text()) == schema.Fold(want) {
			d.Message = fmt.Sprintf("%s is not spelt as %s", the(key.Path), spelt(key.Equals))
			d.Mendable = true
			d.Help = fmt.Sprintf("spell it as %s: only case, quotes, dashes, spaces, tags, entities or composed letters differ", sources)
		}
		d.Help = help(key, d.Help)
		p.Report(d)
	}
}

// sourcesOf names what a template is made from: "the artist and the title".
func sourcesOf(t *schema.Template) string {
	var names []string
	for _, key := range t.Keys() {
		names = append(names, the(key))
	}
	if t.UsesFile() {
		names = append(names, "the file's name")
	}
	return enumerated(names)
}

// the names a key in a sentence: "the title" where it is a word, else its path.
func the(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return "`" + path + "`"
	}
	return "the " + path
}

// spelt is sourcesOf with its verb.
func spelt(t *schema.Template) string {
	if len(t.Keys()) > 1 || len(t.Keys()) == 1 && t.UsesFile() {
		return sourcesOf(t) + " are"
	}
	return sourcesOf(t) + " is"
}

// disagrees reports whether the key's value is not what its template makes,
// and what that is. The value may spell out a title's tags and entities.
func disagrees(file string, m *matter.Matter, key *schema.Key) (v matter.Value, want string, wrong bool) {
	if key.Equals == nil {
		return v, "", false
	}
	f, ok := m.Get(key.Path)
	if !ok || schema.IsEmpty(f.Value) {
		return v, "", false
	}
	want, ok = key.Equals.Make(file, m)
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
	plain, _ := key.Equals.MakePlain(file, m)
	return f.Value, want, text != plain
}

// A mismatch is a value that is not what its key's template makes.
type mismatch struct {
	matter.Value
	want string
	key  *schema.Key
}

func fixTemplate(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	v, ok := placed(p, d, func(add func(source.Span, mismatch)) {
		m := p.File.Matter()
		s := p.Schema(p.File.Path, m)
		for i := 0; s != nil && i < len(s.Keys); i++ {
			if v, want, wrong := disagrees(p.File.Path, m, &s.Keys[i]); wrong {
				add(v.Span(), mismatch{v, want, &s.Keys[i]})
			}
		}
	})
	if !ok {
		return nil
	}
	edit, ok := v.Replace(v.want)
	if !ok {
		return nil
	}
	fix := lint.Fix{Message: "make it from " + sourcesOf(v.key.Equals), Edits: []source.Edit{edit}}
	if schema.Fold(v.Text()) == schema.Fold(v.want) {
		fix.Safety = lint.Safe
	}
	return []lint.Fix{fix}
}
