package config

import (
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A decoder reads values of a config into the types of File, and notes what is
// wrong with them: only what they are made of. What they mean is for the
// compiler to say. So all that a decoder takes Schema describes, and no more.
type decoder struct {
	doc   *document
	rules []*lint.Rule
	found *[]lint.Diagnostic
	known map[reflect.Type][]field // what fieldsOf returns
}

// A reading is a type that reads and describes itself. The others are read by
// their kind: structs from maps, slices from lists, both of which may be null.
type reading interface {
	// read reads v, the value of a key.
	read(d *decoder, k field, v matter.Value)

	// describe returns the schema of what read takes.
	describe(s *sketch, k field) *jsonschema.Schema
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
		d.object(k, v, d.fieldsOf(k.to.Type()))
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

// fieldsOf returns the keys that a struct takes.
func (d *decoder) fieldsOf(t reflect.Type) []field {
	fields, known := d.known[t]
	if !known {
		fields = fieldsOf(t)
		d.known[t] = fields
	}
	return fields
}

// object reads a map with the given keys, none of which null has, into the
// struct k.to where they are of one.
func (d *decoder) object(k field, v matter.Value, fields []field) {
	if v.Kind() != matter.Map && (v.Kind() != matter.Null || k.some) {
		d.expect(k, v, "a map of keys")
		return
	}
	if k.some && schema.IsEmpty(v) {
		d.empty(k, v)
		return
	}
	var there []string
	var u unknown
	for f := range v.Fields() {
		i := slices.IndexFunc(fields, func(known field) bool { return known.name == f.Name })
		faults := len(*d.found)
		switch {
		case i < 0:
			d.unknown(k, f, fields, &u)
		case !slices.Contains(there, f.Name): // else it is told as a duplicate
			there = append(there, f.Name)
			one := fields[i].in(k.to)
			one.above = u.above
			d.decode(one, f.Value)
			if len(*d.found) > faults {
				u.under = append(u.under, u.above)
			} else if u.above = ""; f.Value.Kind() == matter.Null {
				u.above = f.Name
			}
		}
	}
	for _, f := range fields {
		if f.need && !slices.Contains(there, f.name) && !slices.Contains(u.meant, f.name) {
			d.fail(d.opening(v), "add `"+f.name+"`", "`%s` is missing%s", f.name, where(k))
		}
	}
}

// where says what lacks a key, where that is known.
func where(k field) string {
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
