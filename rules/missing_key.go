package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// MissingKey finds reviews without a key that their collection requires.
var MissingKey = &lint.Rule{
	Name:     "missing-key",
	Summary:  "a required key that is not there",
	Severity: lint.Error,
	Review:   checkRequired,
}

func checkRequired(p *lint.ReviewPass) {
	m := p.Matter
	if p.Schema == nil || m.Partial {
		return
	}
	for i := range p.Schema.Keys {
		key := &p.Schema.Keys[i]
		if !key.Required || p.Site.DefaultKey(key.Path) {
			continue
		}
		if hasKey(p, key.Path) || isDraft(p.Review.Path, m) {
			continue
		}
		d := lint.Diagnostic{
			Span:    end(m),
			Message: fmt.Sprintf("the key `%s` is missing", key.Path),
			Label:   fmt.Sprintf("no `%s` up to here", key.Path),
			Help:    sample(key, m),
		}
		for f := range m.Fields() {
			if !isMeant(f.Name, key, p.Schema) {
				continue
			}
			if d.Related == nil {
				d.Help = fmt.Sprintf("rename `%s` to `%s`", clip(f.Name), key.Path)
				if i, _ := oddRune(f.Name); i >= 0 {
					d.Help = fmt.Sprintf("remove the odd character from `%s`", key.Path)
				}
			}
			d.Related = append(d.Related, lint.Related{Span: f.Key, Message: "this may be meant for it"})
		}
		p.Report(d)
	}
}

// isDraft reports whether a review is still being written: it may lack keys
// until it is published.
func isDraft(path string, m *matter.Matter) bool {
	if strings.Contains("/"+path, "/_drafts/") {
		return true
	}
	return says(m, "draft", "true") || says(m, "published", "false")
}

// says reports whether a key has the given truth value, or spells it.
func says(m *matter.Matter, key, word string) bool {
	f, _ := m.Get(key)
	found, _ := truthOf(f.Value.Text())
	return found == word
}

// isMeant reports whether unknown-key takes name for the key of s, misspelt or
// with a character too many.
func isMeant(name string, key *schema.Key, s *schema.Schema) bool {
	if i, _ := oddRune(name); i >= 0 {
		return strings.TrimSpace(strings.Map(plainRune, name)) == key.Path
	}
	return misspells(name, s) == key
}

// hasKey reports whether the site finds the key in the review's front matter:
// Hugo does so in whatever case it is.
func hasKey(p *lint.ReviewPass, path string) bool {
	m := p.Matter
	if _, there := m.Get(path); there {
		return true
	}
	if p.Site.Generator == site.Hugo {
		for f := range m.Fields() {
			if strings.EqualFold(f.Name, path) {
				return true
			}
		}
	}
	return false
}

// end returns the place where a key would be added: the closing fence, or
// where that is missing the last character.
func end(m *matter.Matter) source.Span {
	switch {
	case m.Close.Len() > 0:
		return m.Close
	case m.Format == matter.JSON && m.Inner.Len() > 0:
		return source.Span{Start: m.Inner.End - 1, End: m.Inner.End}
	}
	return m.Opening()
}

// sample says how the key may be written.
func sample(key *schema.Key, m *matter.Matter) string {
	if key.Equals != nil {
		if text, ok := key.Equals.Make(m); ok {
			return fmt.Sprintf("add it: `%s`", strings.ReplaceAll(m.Line(key.Path, text), "`", "'"))
		}
	}
	if key.Rating != nil {
		return fmt.Sprintf("add it: a number from %s, or nothing while there is none", key.Rating)
	}
	return "add it; its value may be empty"
}
