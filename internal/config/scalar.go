package config

import (
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// A Value is a scalar of a config with its place.
type Value[T any] struct {
	Is T
	Place
}

// Num is a number, Count one that is whole and not negative.
type (
	Num   float64
	Count int
)

// What a Value can be, as messages have it.
const (
	aText   = "a text"
	aBool   = "true or false"
	aNumber = "a number"
	aCount  = "a whole number from 0 on"
)

// Many is a list that may also be written as its only value.
type Many[T any] []Value[T]

// Texts returns what the values are, without their places.
func (m Many[T]) Texts() []T {
	texts := make([]T, len(m))
	for i, v := range m {
		texts[i] = v.Is
	}
	return texts
}

// Said reports whether there is anything in the list.
func (m Many[T]) Said() bool { return len(m) > 0 }

// A Map holds values by name, in the order of the config.
type Map[T any] []Entry[T]

// An Entry is one value of a Map.
type Entry[T any] struct {
	Name Value[string]
	Is   T
}

// A Scalar is a value of the front matter.
type Scalar struct {
	Kind matter.Kind
	Text string
	Place
	value matter.Value
}

// Scalars is a list of them that may also be written as its only one.
type Scalars []Scalar

func (to *Value[T]) read(d *decoder, k field, v matter.Value) {
	if v.Kind() == matter.String && v.Token().Len() == 0 {
		d.fail(d.tag(v), "put it in quotes", "YAML doesn't take what begins with `!` for a text, but for a tag")
		return
	}
	is, what := to.value(v)
	if is == nil {
		d.expect(k, v, what)
		return
	}
	to.Is, to.Place = is.(T), d.doc.place(v.Span())
	if to.span.Len() == 0 {
		to.span = d.shown(v)
	}
	if k.enum != nil {
		d.checkWord(k, v)
	}
}

// value returns what v is as a T, or nil, and what a T is.
func (to *Value[T]) value(v matter.Value) (is any, what string) {
	switch any(to.Is).(type) {
	case string:
		if v.Kind() == matter.String || v.Kind() == matter.Date {
			is = v.Text()
		}
		return is, aText
	case bool:
		if v.Kind() == matter.Bool {
			is = strings.EqualFold(v.Text(), "true")
		}
		return is, aBool
	case Num:
		if n, ok := number(v); ok {
			is = Num(n)
		}
		return is, aNumber
	default:
		if n, ok := number(v); ok && n == math.Trunc(n) && n >= 0 {
			is = Count(min(n, math.MaxInt32))
		}
		return is, aCount
	}
}

// number returns a number that JSON has, too.
func number(v matter.Value) (float64, bool) {
	if v.Kind() != matter.Int && v.Kind() != matter.Float {
		return 0, false
	}
	return parseNumber(v.Text())
}

// parseNumber reads a number as YAML 1.2 writes it; infinite ones are none.
func parseNumber(text string) (float64, bool) {
	if strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0o") {
		n, err := strconv.ParseUint(text, 0, 64)
		return float64(n), err == nil
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
}

func (*Value[T]) describe(s *sketch, k field) *jsonschema.Schema {
	var is T
	switch any(is).(type) {
	case string:
		one := &jsonschema.Schema{Type: "string", Format: k.format}
		for _, word := range k.enum {
			one.Enum = append(one.Enum, word)
		}
		return one
	case bool:
		return &jsonschema.Schema{Type: "boolean"}
	case Num:
		return &jsonschema.Schema{Type: "number"}
	default:
		return &jsonschema.Schema{Type: "integer", Minimum: jsonschema.Ptr(0.0)}
	}
}

func (to *Many[T]) read(d *decoder, k field, v matter.Value) {
	*to = nil
	eachOrOne(d, k, v, func(item matter.Value) {
		var one Value[T]
		one.read(d, k, item)
		*to = append(*to, one)
	})
}

// eachOrOne calls read with each item of a list, which must have some, or with
// the value that stands in its place.
func eachOrOne(d *decoder, k field, v matter.Value, read func(matter.Value)) {
	if v.Kind() != matter.List {
		read(v)
		return
	}
	some := false
	for item := range v.Items() {
		some = true
		read(item)
	}
	if !some {
		d.empty(k, v)
	}
}

func (*Many[T]) describe(s *sketch, k field) *jsonschema.Schema {
	return oneOrList((*Value[T])(nil).describe(s, k))
}

// oneOrList returns the schema of what eachOrOne reads.
func oneOrList(one *jsonschema.Schema) *jsonschema.Schema {
	list := &jsonschema.Schema{Type: "array", Items: one.CloneSchemas(), MinItems: jsonschema.Ptr(1)}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{one, list}}
}

func (to *Map[T]) read(d *decoder, k field, v matter.Value) {
	if v.Kind() != matter.Map && v.Kind() != matter.Null {
		d.expect(k, v, "a map of keys")
		return
	}
	above := "" // the key before, if that has no value
	for f := range v.Fields() {
		if above != "" && f.Value.Kind() != matter.Map && f.Value.Kind() != matter.Null && d.holds(reflect.TypeFor[T](), f.Name) {
			d.fail(f.Key, "indent it, so that it stands under `"+above+"`", "`%s` stands beside `%s`, not in it", f.Name, above)
			return // so it is with those that follow, as a rule
		}
		if above = ""; f.Value.Kind() == matter.Null {
			above = f.Name
		}
		e := Entry[T]{Name: Value[string]{f.Name, d.doc.place(f.Key)}}
		d.decode(field{name: f.Name, like: k.each, to: reflect.ValueOf(&e.Is).Elem()}, f.Value)
		*to = append(*to, e)
	}
}

func (*Map[T]) describe(s *sketch, k field) *jsonschema.Schema {
	return &jsonschema.Schema{Types: orNone("object"), AdditionalProperties: s.of(reflect.TypeFor[T](), field{})}
}

func (to *Scalar) read(d *decoder, k field, v matter.Value) {
	if v.Kind() >= matter.List {
		d.expect(k, v, "one value")
		return
	}
	*to = Scalar{v.Kind(), v.Text(), d.doc.place(d.shown(v)), v}
	if v.Kind() == matter.Null {
		to.Text = ""
	}
}

func (*Scalar) describe(s *sketch, _ field) *jsonschema.Schema {
	return s.define("scalar", func() *jsonschema.Schema {
		one := new(jsonschema.Schema)
		for _, kind := range [...]string{"string", "number", "boolean", "null"} { // a list of types strict validators refuse
			one.AnyOf = append(one.AnyOf, &jsonschema.Schema{Type: kind})
		}
		return one
	})
}

func (to *Scalars) read(d *decoder, k field, v matter.Value) {
	eachOrOne(d, k, v, func(item matter.Value) {
		var one Scalar
		one.read(d, k, item)
		*to = append(*to, one)
	})
}

func (*Scalars) describe(s *sketch, k field) *jsonschema.Schema {
	return oneOrList(new(Scalar).describe(s, k))
}
