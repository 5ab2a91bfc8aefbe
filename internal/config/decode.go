package config

import (
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A decoder reads values of a config into the types of File, and notes what is
// wrong with them: only what they are made of. What they mean is for the
// compiler to say. So all that a decoder takes Schema describes, and no more.
type decoder struct {
	doc   *document
	rules []*lint.Rule
	found *[]lint.Diagnostic
}

// A reading is a type that reads and describes itself. The others are read by
// their kind: structs from maps, slices from lists, both of which may be null.
type reading interface {
	// read reads v, the value of a key.
	read(d *decoder, k field, v matter.Value)

	// describe returns the schema of what read takes.
	describe(s *sketch, k field) *jsonschema.Schema
}

// A field is a key that a struct takes, with its tags.
type field struct {
	name    string
	doc     string
	need    bool     // the key must be there
	enum    []string // the words that it takes; none: any
	format  string   // of its text, in JSON Schema's words
	initial string   // what holds when it is left out, in JSON
	like    string   // an example of its value
	each    string   // an example of what a map of any keys holds
	without string   // a key that can't be in it, though its type has it
	above   string   // the key before it, if that has no value
	to      reflect.Value
}

// fieldsOf returns the keys that a struct takes, those of embedded structs
// among them.
func fieldsOf(v reflect.Value) []field {
	var fields []field
	for i := range v.NumField() {
		t := v.Type().Field(i)
		name, tagged := t.Tag.Lookup("key")
		switch {
		case t.Type == reflect.TypeFor[Constraint]():
			fields = append(fields, fieldsOf(v.Field(i))...)
		case tagged && name != "-":
			f := newField(name, t.Tag)
			f.to = v.Field(i)
			fields = append(fields, f)
		}
	}
	return fields
}

func newField(name string, tag reflect.StructTag) field {
	f := field{
		name:    name,
		doc:     tag.Get("doc"),
		need:    tag.Get("need") != "",
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

// decode reads v, the value of a key, into the key's variable.
func (d *decoder) decode(k field, v matter.Value) {
	if r, ok := k.to.Addr().Interface().(reading); ok {
		r.read(d, k, v)
		return
	}
	switch k.to.Kind() {
	case reflect.Pointer:
		k.to.Set(reflect.New(k.to.Type().Elem()))
		k.to = k.to.Elem()
		d.decode(k, v)
	case reflect.Slice:
		d.list(k, v)
	case reflect.Struct:
		d.object(k, v, fieldsOf(k.to))
	}
}

func (d *decoder) list(k field, v matter.Value) {
	if v.Kind() != matter.List && v.Kind() != matter.Null {
		d.expect(k, v, "a list")
		return
	}
	for item := range v.Items() {
		if item.Kind() != matter.Map && item.Kind() != matter.Null {
			d.expect(k, item, "a map of keys")
			return // so it is with the others, as a rule
		}
		one := k
		one.to = reflect.New(k.to.Type().Elem()).Elem()
		d.decode(one, item)
		k.to.Set(reflect.Append(k.to, one.to))
	}
}

// object reads a map with the given keys, none of which null has.
func (d *decoder) object(k field, v matter.Value, fields []field) {
	if v.Kind() != matter.Map && v.Kind() != matter.Null {
		d.expect(k, v, "a map of keys")
		return
	}
	var there []string
	var u unknown
	above := ""
	for f := range v.Fields() {
		i := slices.IndexFunc(fields, func(known field) bool { return known.name == f.Name })
		switch {
		case i < 0:
			u.above = above
			d.unknown(f, fields, &u)
		case !slices.Contains(there, f.Name): // else it is told as a duplicate
			there = append(there, f.Name)
			fields[i].above = above
			d.decode(fields[i], f.Value)
		}
		if above = ""; f.Value.Kind() == matter.Null {
			above = f.Name
		}
	}
	for _, f := range fields {
		if f.need && !slices.Contains(there, f.name) && !slices.Contains(u.meant, f.name) {
			d.fail(d.opening(v), "add `"+f.name+"`", "`%s` is missing%s", f.name, in(k))
		}
	}
}

// in says what lacks a key, where that is known.
func in(k field) string {
	if k.name == "" {
		return ""
	}
	return " in `" + k.name + "`"
}

// opening returns the place of what is missing in a map: its first key.
func (d *decoder) opening(v matter.Value) source.Span {
	for f := range v.Fields() {
		return f.Key
	}
	return d.shown(v)
}

// orNone adds to a type the null that stands for nothing in it.
func orNone(kind string) []string { return []string{kind, "null"} }
