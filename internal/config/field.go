package config

import (
	"reflect"
	"slices"
	"strings"
)

// A field is a key that a struct takes, with what its tags say.
type field struct {
	name    string
	doc     string
	need    bool     // the key must be there
	some    bool     // it must hold something
	enum    []string // the words that it takes; none: any
	format  string   // of its text, in JSON Schema's words
	initial string   // what holds when it is left out, in JSON
	like    string   // an example of its value
	each    string   // an example of what a map of any keys holds
	without string   // a key that can't be in it, though its type has it

	of    reflect.Type
	index []int         // of a struct's field
	to    reflect.Value // the variable that it is read into
	above string        // the key before it, if that has no value
}

// fieldsOf returns the keys that a struct takes, those of embedded structs
// among them.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("key")
		switch {
		case f.Type == reflect.TypeFor[Constraint]():
			for _, inner := range fieldsOf(f.Type) {
				inner.index = slices.Insert(inner.index, 0, i)
				fields = append(fields, inner)
			}
		case name != "" && name != "-":
			one := newField(name, f.Tag)
			one.of, one.index = f.Type, f.Index
			fields = append(fields, one)
		}
	}
	return fields
}

func newField(name string, tag reflect.StructTag) field {
	f := field{
		name:    name,
		doc:     tag.Get("doc"),
		need:    tag.Get("need") != "",
		some:    tag.Get("some") != "",
		format:  tag.Get("format"),
		initial: tag.Get("default"),
		like:    tag.Get("like"),
		each:    tag.Get("each"),
		without: tag.Get("without"),
	}
	if words := tag.Get("enum"); words != "" {
		f.enum = strings.Split(words, ",")
	}
	return f
}

// in returns f as a key of the struct v.
func (f field) in(v reflect.Value) field {
	if f.index != nil {
		f.to = v.FieldByIndex(f.index)
	}
	return f
}
