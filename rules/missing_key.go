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
	Options:  MissingKeyOptions{},
	Review:   checkRequired,
	Fix:      fixMissing,
}

// MissingKeyOptions are the options of missing-key.
type MissingKeyOptions struct {
	Drafts bool `option:"drafts" doc:"hold drafts to it, too"`
}

func checkRequired(p *lint.ReviewPass) {
	m := p.Matter
	if p.Schema == nil || m.Partial || isDraft(p.Review.Path, m) && !lint.OptionsOf[MissingKeyOptions](p).Drafts {
		return
	}
	if m.Format == matter.None {
		reportNoMatter(p)
		return
	}
	for i := range p.Schema.Keys {
		key := &p.Schema.Keys[i]
		if !key.Required && !key.NotEmpty || !key.When.Holds(m) {
			continue
		}
		if key.Required && !p.Site.DefaultKey(key.Path) && !hasKey(p.Project, m, key.Path) && !isMoot(p, key.Path) {
			for in := range schema.Lacking(m.Root(), key.Path) {
				reportMissing(p, key, in)
			}
		}
		if key.NotEmpty {
			reportEmpty(p, key)
		}
	}
}

// reportNoMatter says once that a file has none of the keys.
func reportNoMatter(p *lint.ReviewPass) {
	var names []string
	for i := range p.Schema.Keys {
		key := &p.Schema.Keys[i]
		if key.Required && !p.Site.DefaultKey(key.Path) && key.When.Holds(p.Matter) && !isMoot(p, key.Path) {
			names = append(names, "`"+key.Path+"`")
		}
	}
	if len(names) == 0 {
		return
	}
	p.Report(lint.Diagnostic{
		Message: "there is no front matter, and no " + enumerated(names),
		Help:    "begin the file with a front matter that has them",
	})
}

func reportMissing(p *lint.ReviewPass, key *schema.Key, in matter.Field) {
	m := p.Matter
	d := lint.Diagnostic{
		Span:     lackingSpan(m, in),
		Message:  missing(key.Path),
		Label:    fmt.Sprintf("no `%s` up to here", key.Path),
		Help:     sample(key, p.Review.Path, m),
		Mendable: key.Default != nil && in.Value == m.Root() && !strings.Contains(key.Path, "."),
	}
	if in.Value != m.Root() {
		d.Label = "it has to be in here"
	}
	for f := range in.Value.Fields() {
		if !isMeant(p, f.Name, key) || in.Value != m.Root() {
			continue
		}
		if d.Related == nil {
			d.Mendable = false
			d.Help = fmt.Sprintf("rename `%s` to `%s`", clip(f.Name), key.Path)
			if i, _ := oddRune(f.Name); i >= 0 {
				d.Help = fmt.Sprintf("remove the odd character from `%s`", key.Path)
			}
		}
		d.Related = append(d.Related, lint.Related{Span: f.Key, Message: "this may be meant for it"})
	}
	d.Help = help(key, d.Help)
	p.Report(d)
}

func missing(path string) string { return fmt.Sprintf("the key `%s` is missing", path) }

// reportEmpty looks at a key that has to say something where it is there.
func reportEmpty(p *lint.ReviewPass, key *schema.Key) {
	for f := range schema.Fields(p.Matter.Root(), key.Path) {
		if schema.IsEmpty(f.Value) && !isSwallowed(p.Matter, key, f) { // which is invalid-value's
			p.Report(lint.Diagnostic{
				Span:     spanOf(p.Matter, f, f.Value),
				Message:  fmt.Sprintf("the key `%s` is empty", key.Path),
				Help:     help(key, "give it a value"),
				Mendable: key.Default != nil,
			})
		}
	}
}

// lackingSpan returns the place of a map that lacks a key: where the key would
// be added to all of the front matter, the bracket at the end of a map, or its
// name.
func lackingSpan(m *matter.Matter, in matter.Field) source.Span {
	token := in.Value.Token()
	switch {
	case in.Value == m.Root():
		return end(m)
	case in.Value.Style() == matter.Flow && token.Len() > 0:
		return source.Span{Start: token.End - 1, End: token.End}
	case in.Key.Len() > 0:
		return in.Key
	}
	for first := range in.Value.Fields() {
		return first.Key
	}
	return token
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

// isMeant reports whether unknown-key takes name for the key, misspelt or with a
// character too many.
func isMeant(p *lint.ReviewPass, name string, key *schema.Key) bool {
	if i, _ := oddRune(name); i >= 0 {
		return strings.TrimSpace(strings.Map(plainRune, name)) == key.Path
	}
	return misspells(p.Project, p.Schema, "", name) == key.Path
}

// hasKey reports whether the site finds the key in a front matter: Hugo does so
// in whatever case it is.
func hasKey(p *lint.Project, m *matter.Matter, path string) bool {
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
func sample(key *schema.Key, file string, m *matter.Matter) string {
	if key.Default != nil {
		if key.Default.Text == "" {
			return "add it: by default it is empty"
		}
		return fmt.Sprintf("add it: by default it is `%s`", clip(key.Default.Text))
	}
	if key.Equals != nil {
		if text, ok := key.Equals.Make(file, m); ok {
			return fmt.Sprintf("add it: `%s`", strings.ReplaceAll(m.Line(key.Path, text), "`", "'"))
		}
	}
	switch {
	case key.NotEmpty && key.Rating != nil:
		return "add it: " + key.Rating.Range()
	case key.Rating != nil:
		return fmt.Sprintf("add it: %s, or nothing while there is none", key.Rating.Range())
	case key.NotEmpty:
		return "add it"
	}
	return "add it; its value may be empty"
}

// enumerated joins words: "a, b and c".
func enumerated(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
