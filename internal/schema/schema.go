// Package schema says what the reviews of a collection have in common: their
// keys, what values these take, and how one value is made from another.
package schema

import (
	"regexp"
	"strings"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// A Schema is what a collection's front matter must be like.
type Schema struct {
	Name        string   // of the collection, or where the law comes from, for people: "the review convention"
	Title       string   // the key that names the work; "" stands for title
	Keys        []Key    // in their order
	Other       []string // keys that are common beside these, so no misspelling of them
	UnknownKeys bool     // a key of which the schema says nothing is a fault
}

// A Key is what is required of one front-matter key.
type Key struct {
	Path     string    // dotted
	Required bool      // must be there, if When holds
	When     Condition // of the same front matter
	Unique   bool      // no two reviews of different works may share a value
	Agrees   []Source  // what must say the same as the value
	Default  *Want     // what a fix may add where the key is missing; nil: nothing is known
	Message  string    // what the config tells people to do about a fault; may be empty
	Constraint
}

// A Constraint is what a value must be. A value that is empty meets all of it
// but NotEmpty.
type Constraint struct {
	Type     Type
	NotEmpty bool
	Enum     []Want
	Pattern  *regexp.Regexp // somewhere in the text
	Format   Format

	Minimum, Maximum     *float64
	MinLength, MaxLength *int // in code points
	MinItems, MaxItems   *int // of a list
	UniqueItems          bool

	Rating *Rating
	Equals *Template
	URL    *URL

	Items *Constraint // of each item of a list
}

// A Type is a set of kinds of values, under JSON Schema's names. The zero Type
// is any.
type Type uint8

const (
	String Type = 1 << iota
	Number
	Integer
	Boolean
	Array
	Object

	AnyType Type = 0
	Text         = String | Number | Boolean // one scalar of whatever kind
)

// A Source is a place that tells what a value tells, in the same review.
type Source struct {
	From    Place
	Key     string         // dotted, where From is OtherKey
	Pattern *regexp.Regexp // its first group, or all of it, is what is told; of several matches the last; nil: the whole text
}

// A Place is where a Source looks.
type Place uint8

const (
	OtherKey Place = iota // a key of the front matter; of a list each item
	Body                  // the text below the front matter
	FileName              // the name of the file, without folders and ending
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
