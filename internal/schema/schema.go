// Package schema says what the reviews of a collection have in common: their
// keys, what values these take, and how one value is made from another.
package schema

import (
	"strings"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// A Schema is what a collection's front matter must be like.
type Schema struct {
	Name  string // where the law comes from, for people: "the review convention"
	Keys  []Key
	Other []string // keys that are common beside these, so no misspelling of them
}

// A Key is what is required of one front-matter key.
type Key struct {
	Path     string // dotted
	Required bool   // must be there; empty and null satisfy it
	Unique   bool   // no two reviews with different titles may share a value
	Type     Type
	Rating   *Rating
	Equals   *Template
	URL      *URL
}

// A Type is the kind of value that a key takes.
type Type uint8

const (
	AnyType Type = iota
	Boolean      // true or false, or empty
	Text         // one text or number, or empty
)

// Key returns what the schema says of a key, or nil.
func (s *Schema) Key(path string) *Key {
	for i := range s.Keys {
		if s.Keys[i].Path == path {
			return &s.Keys[i]
		}
	}
	return nil
}

// A Template makes one value from others: "My review of {{ title }}".
type Template struct {
	text string
	Key  string // the key it is made from
}

// ParseTemplate returns the template of the given text, which names one key.
func ParseTemplate(text string) *Template {
	_, after, _ := strings.Cut(text, "{{")
	key, _, _ := strings.Cut(after, "}}")
	return &Template{text, strings.TrimSpace(key)}
}

// Make returns the value that m's front matter gives; false if the key it is
// made from is missing, empty, a list or a map.
func (t *Template) Make(m *matter.Matter) (string, bool) {
	f, ok := m.Get(t.Key)
	if !ok || f.Value.Kind() >= matter.List || strings.TrimSpace(f.Value.Text()) == "" {
		return "", false
	}
	return t.With(OneLine(f.Value.Text())), true
}

// OneLine returns text as a template takes it: without white space around it,
// and without the line breaks that only a block of lines has.
func OneLine(text string) string {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, "\r\n") {
		text = strings.Join(strings.Fields(text), " ")
	}
	return text
}

// With returns the value that a text for the template's key gives.
func (t *Template) With(text string) string {
	before, rest, _ := strings.Cut(t.text, "{{")
	_, after, _ := strings.Cut(rest, "}}")
	return before + text + after
}
