// Package schema says what the reviews of a collection have in common: their
// keys, what values these take, and how one value is made from another.
package schema

import (
	"cmp"
	"regexp"
)

// A Schema is what a collection's front matter must be like.
type Schema struct {
	Name        string   // of the collection, or where the law comes from, for people: "the review convention"
	Title       string   // the key that names the work; "" stands for title
	Keys        []Key    // in their order
	Mentioned   []string // dotted paths that it reads without saying what they take
	Other       []string // keys that are common beside these, so no misspelling of them
	UnknownKeys bool     // a key of which the schema says nothing is a fault
	JSON        *JSON    // what a JSON Schema says beside; nil: nothing
}

// A Key is what is required of one front-matter key.
type Key struct {
	Path     string    // dotted
	Required bool      // must be there, if When holds
	When     Condition // of the same front matter
	Unique   bool      // no two reviews of different works may share a value
	Agrees   []Source  // what must say the same as the value

	// Consistent says that no value may be written in two ways that differ only
	// as Variant ignores.
	Consistent bool

	Default *Want  // what a fix may add where the key is missing; nil: nothing is known
	Message string // what the config tells people to do about a fault; may be empty
	Constraint
}

// A Constraint is what a value must be. A value that is empty meets all of it
// but NotEmpty. Where lists are taken, what is said of a scalar is said of each
// item, and a scalar counts as a list of one: site generators read it so.
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

	Not   *Constraint // what the value must not meet
	Items *Constraint // of each item of a list, NotEmpty too
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
	Text         = String | Number | Boolean // one scalar of whatever kind, dates too
)

// typeNames are JSON Schema's, in the order of the types.
var typeNames = [...]string{"string", "number", "integer", "boolean", "array", "object"}

// TypeOf returns the type of a name, or AnyType.
func TypeOf(name string) Type {
	for i, known := range typeNames {
		if known == name {
			return 1 << i
		}
	}
	return AnyType
}

// TitleKey returns the path of the key that names the work.
func (s *Schema) TitleKey() string { return cmp.Or(s.Title, "title") }

// Key returns what the schema says of a key, or nil.
func (s *Schema) Key(path string) *Key {
	for i := range s.Keys {
		if s.Keys[i].Path == path {
			return &s.Keys[i]
		}
	}
	return nil
}
