package schema

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// A jsonBreach is a breach, if one was found.
type jsonBreach struct {
	Breach
	found bool
}

// breaks returns the first part of a schema that is about a value as such and
// that the value breaks. What is said of it is sure.
func (n *jsonNode) breaks(s *jsonschema.Schema, v matter.Value) jsonBreach {
	c := &n.is
	b := jsonBreach{Breach{Value: v, Of: c}, true}
	switch kind := v.Kind(); {
	case !v.Exists(): // no front matter at all, which is a map without keys
		b.found = c.Type != AnyType && c.Type&Object == 0
		return b
	case kind == matter.Null:
		b.Kind = Blank
		b.found = c.Type != AnyType && !n.takesNull || len(c.Enum) > 0 && !slices.ContainsFunc(c.Enum, isNull)
		return b
	case !n.takes(v):
		b.Kind, b.Meant = WrongType, c.retyped(v)
		return b
	case len(c.Enum) > 0 && !slices.ContainsFunc(c.Enum, func(w Want) bool { return w.equals(v) }):
		b.Kind, b.Meant = NotListed, c.nearest(v.Text())
		return b
	case kind == matter.Int || kind == matter.Float:
		if b.found = c.breaksRange(&b.Breach, v.Text()); !b.found {
			b.Kind, b.Why = Unfit, breaksNumber(s, v.Text())
			b.found = b.Why != ""
		}
		return b
	case kind == matter.String || kind == matter.Date:
		b.found = c.breaksText(&b.Breach, v.Text())
		return b
	case kind == matter.List:
		b.found = c.breaksList(&b.Breach)
		return b
	}
	b.found = false
	return b
}

// takes reports whether a value has one of the types as JSON has them: every
// date is a text, and null may be the only type.
func (n *jsonNode) takes(v matter.Value) bool {
	switch {
	case n.is.Type == AnyType:
		return !n.takesNull
	case v.Kind() == matter.Date:
		return n.is.Type&String != 0
	}
	return n.is.Type.takes(v, AnyFormat)
}

// breaksNumber says which of the rarer parts for numbers does not hold, or "".
func breaksNumber(s *jsonschema.Schema, text string) string {
	if s.ExclusiveMinimum == nil && s.ExclusiveMaximum == nil && s.MultipleOf == nil {
		return ""
	}
	n, ok := ParseNumber(text)
	switch {
	case !ok:
	case s.ExclusiveMinimum != nil && n <= *s.ExclusiveMinimum:
		return "is not above " + FormatNumber(*s.ExclusiveMinimum)
	case s.ExclusiveMaximum != nil && n >= *s.ExclusiveMaximum:
		return "is not below " + FormatNumber(*s.ExclusiveMaximum)
	case s.MultipleOf != nil && n / *s.MultipleOf != math.Trunc(n / *s.MultipleOf):
		return "is not a multiple of " + FormatNumber(*s.MultipleOf)
	}
	return ""
}

// constrain notes what a schema says of a value as such.
func (n *jsonNode) constrain(s *jsonschema.Schema) error {
	n.is = Constraint{
		Minimum: s.Minimum, Maximum: s.Maximum,
		MinLength: s.MinLength, MaxLength: s.MaxLength,
		MinItems: s.MinItems, MaxItems: s.MaxItems, UniqueItems: s.UniqueItems,
	}
	types := s.Types
	if s.Type != "" {
		types = []string{s.Type}
	}
	for _, name := range types {
		t := TypeOf(name)
		if t == AnyType && name != "null" {
			return fmt.Errorf("there is no type `%s`", name)
		}
		n.takesNull = n.takesNull || name == "null"
		n.is.Type |= t
	}
	for _, value := range s.Enum {
		n.is.Enum = append(n.is.Enum, wantOf(value))
	}
	if s.Const != nil {
		n.is.Enum = []Want{wantOf(*s.Const)}
	}
	var err error
	if s.Pattern != "" {
		n.is.Pattern, err = compile(s.Pattern)
	}
	return err
}

// compile compiles a pattern of JSON Schema.
func compile(pattern string) (*regexp.Regexp, error) {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, fmt.Errorf("the pattern `%s` can't be read: only the syntax of RE2 is known, without look-around and back-references", strings.ReplaceAll(pattern, "`", "'"))
	}
	return re, nil
}

// wantOf returns a value of JSON; of a list or a map one that nothing is.
func wantOf(value any) Want {
	switch value := value.(type) {
	case nil:
		return Want{Kind: matter.Null}
	case bool:
		return Want{Kind: matter.Bool, Text: strconv.FormatBool(value)}
	case float64:
		return Want{Kind: matter.Float, Text: strconv.FormatFloat(value, 'f', -1, 64)}
	case string:
		return Want{Kind: matter.String, Text: value}
	}
	return Want{Kind: matter.Map, Text: fmt.Sprint(value)}
}

func isNull(w Want) bool { return w.Kind == matter.Null }

// equals is [Want.is] as JSON has it: 4 is not "4".
func (w Want) equals(v matter.Value) bool {
	switch v.Kind() {
	case matter.Int, matter.Float:
		return w.Kind == matter.Float && w.is(v, true)
	case matter.Bool:
		return w.Kind == matter.Bool && w.Text == strconv.FormatBool(isTrue(v.Text()))
	case matter.String, matter.Date:
		return w.Kind == matter.String && w.Text == v.Text()
	}
	return w.Kind == matter.Map // it may be; the library has said whether
}

// jsonOf returns a value as JSON's decoder would: dates are texts. No front
// matter is one without keys.
func jsonOf(v matter.Value) any {
	if !v.Exists() {
		return map[string]any{}
	}
	switch v.Kind() {
	case matter.Null:
		return nil
	case matter.Bool:
		return isTrue(v.Text())
	case matter.Int, matter.Float:
		return numberOf(v.Text())
	case matter.List:
		list := []any{}
		for item := range v.Items() {
			list = append(list, jsonOf(item))
		}
		return list
	case matter.Map:
		object := map[string]any{}
		for f := range fields(v) {
			object[f.Name] = jsonOf(f.Value)
		}
		return object
	}
	return v.Text()
}

// isTrue reads a truth value of YAML 1.1 or 1.2.
func isTrue(text string) bool {
	return strings.EqualFold(text, "true") || strings.EqualFold(text, "yes") || strings.EqualFold(text, "on")
}

// numberOf reads a number of YAML 1.1 or 1.2: 42, 0x2A, 1_000, 12:30.
func numberOf(text string) any {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n
	}
	if n, ok := ParseNumber(text); ok {
		return n
	}
	plain := strings.NewReplacer("_", "", ",", "").Replace(text)
	if n, err := strconv.ParseInt(plain, 0, 64); err == nil {
		return n
	}
	sum := 0.0
	for digits := range strings.SplitSeq(plain, ":") { // sixty seconds are a minute
		n, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			return sum
		}
		sum = sum*60 + n
	}
	return sum
}
