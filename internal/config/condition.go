package config

import (
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// A Condition is a list of tests of a front matter; all must hold.
type Condition []Test

// A Test is one test of one key.
type Test struct {
	Path   Value[string]
	Values Scalars
	Not    bool
}

// Required is whether a key must be there.
type Required struct {
	Is   bool
	When Condition
	Place
}

// A denial is a test that must not hold.
type denial struct {
	Not Scalars `key:"not" need:"yes" doc:"a value, or several, none of which may be there"`
}

// A proviso is the condition under which a key must be there.
type proviso struct {
	When Condition `key:"when" need:"yes" doc:"what else the front matter says"`
}

func (to *Condition) read(d *decoder, k field, v matter.Value) {
	if v.Kind() != matter.Map {
		d.expect(k, v, "a map of keys to values")
		return
	}
	for f := range v.Fields() {
		t := Test{Path: Value[string]{f.Name, d.doc.place(f.Key)}}
		t.read(d, f)
		*to = append(*to, t)
	}
	if len(*to) == 0 {
		d.empty(k, v)
	}
}

func (t *Test) read(d *decoder, f matter.Field) {
	k := field{name: f.Name}
	if f.Value.Kind() != matter.Map {
		t.Values.read(d, k, f.Value)
		return
	}
	if inner, ok := nested(f); ok {
		d.fail(inner.Key, "write `"+f.Name+"."+inner.Name+"`, in one key", "a test reaches nested keys by a dotted path")
		return
	}
	var not denial
	k.to = reflect.ValueOf(&not).Elem()
	d.decode(k, f.Value)
	t.Not, t.Values = true, not.Not
}

// nested returns the first key of a map that isn't what a test takes.
func nested(f matter.Field) (matter.Field, bool) {
	for inner := range f.Value.Fields() {
		if !strings.EqualFold(inner.Name, "not") {
			return inner, true
		}
	}
	return matter.Field{}, false
}

func (*Condition) describe(s *sketch, k field) *jsonschema.Schema {
	return s.define("condition", func() *jsonschema.Schema {
		test := new(Scalars).describe(s, field{})
		test.AnyOf = append(test.AnyOf, s.object(reflect.TypeFor[denial]()))
		return &jsonschema.Schema{Type: "object", AdditionalProperties: test, MinProperties: jsonschema.Ptr(1)}
	})
}

func (to *Required) read(d *decoder, k field, v matter.Value) {
	to.Place = d.doc.place(d.shown(v))
	switch v.Kind() {
	case matter.Bool:
		to.Is = strings.EqualFold(v.Text(), "true")
	case matter.Map:
		to.Is = true
		var when proviso
		k.to = reflect.ValueOf(&when).Elem()
		d.decode(k, v)
		to.When = when.When
	case matter.Null, matter.List:
		d.expect(k, v, "true, false, or {when: …}")
	default:
		d.expect(k, v, aBool)
	}
}

func (*Required) describe(s *sketch, k field) *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "boolean"}, s.object(reflect.TypeFor[proviso]())}}
}
