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
		if hasKey(p, key.Path) {
			continue
		}
		d := lint.Diagnostic{
			Span:    end(m),
			Message: fmt.Sprintf("the key `%s` is missing", key.Path),
			Label:   fmt.Sprintf("no `%s` up to here", key.Path),
			Help:    sample(key, m),
		}
		for f := range m.Fields() {
			if misspells(f.Name, p.Schema) == key {
				d.Related = append(d.Related, lint.Related{Span: f.Key, Message: "this may be meant for it"})
			}
		}
		p.Report(d)
	}
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
	return beginning(m)
}

// sample says how the key may be written.
func sample(key *schema.Key, m *matter.Matter) string {
	if key.Equals != nil {
		if text, ok := key.Equals.Make(m); ok {
			return fmt.Sprintf("add it: `%s`", clip(text))
		}
	}
	if key.Rating != nil {
		return fmt.Sprintf("add it: a number from %s, or nothing while there is none", key.Rating)
	}
	return "add it; its value may be empty"
}
