package config

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// SchemaURL is where the schema of a config is published.
const SchemaURL = "https://raw.githubusercontent.com/reviewlint/reviewlint/main/internal/config/config.schema.json"

// Schema returns the JSON Schema, draft 2020-12, of a config for the given
// rules. Editors complete and check configs with it. It takes what the decoder
// takes; it doesn't know patterns, globs, templates and scales.
func Schema(rules []*lint.Rule) *jsonschema.Schema {
	s := &sketch{rules: rules, defs: map[string]*jsonschema.Schema{}}
	root := s.object(reflect.TypeFor[File]())
	root.Type, root.Types = "object", nil // a file of null is no config
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.ID = SchemaURL
	root.Title = "the config of reviewlint"
	root.Description = "what a collection of reviews keeps to, and how the rules apply to it"
	root.Defs = s.defs
	return root
}

// SchemaText returns the schema as a file holds it: indented, with a line break
// at its end, the same each time.
func SchemaText(rules []*lint.Rule) ([]byte, error) {
	text, err := json.MarshalIndent(Schema(rules), "", "  ")
	return append(text, '\n'), err
}

// A sketch is a schema in the making: decode, turned round.
type sketch struct {
	rules []*lint.Rule
	defs  map[string]*jsonschema.Schema
}

// define returns a reference to the schema of the given name, which make makes
// when it is first asked for.
func (s *sketch) define(name string, make func() *jsonschema.Schema) *jsonschema.Schema {
	if _, known := s.defs[name]; !known {
		s.defs[name] = nil // a constraint has constraints in it
		s.defs[name] = make()
	}
	return &jsonschema.Schema{Ref: "#/$defs/" + name}
}

// of returns the schema of what decode reads into a variable of type t.
func (s *sketch) of(t reflect.Type, k field) *jsonschema.Schema {
	if r, ok := reflect.New(t).Interface().(reading); ok {
		return r.describe(s, k)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem(), k)
	case reflect.Slice:
		return &jsonschema.Schema{Types: orNone("array"), Items: s.of(t.Elem(), field{})}
	default:
		return s.define(strings.ToLower(t.Name()), func() *jsonschema.Schema { return s.object(t) })
	}
}

// object returns the schema of a map with the keys of a struct.
func (s *sketch) object(t reflect.Type) *jsonschema.Schema {
	return s.fields(fieldsOf(t))
}

func (s *sketch) fields(fields []field) *jsonschema.Schema {
	o := &jsonschema.Schema{
		Types:                orNone("object"),
		Properties:           map[string]*jsonschema.Schema{},
		AdditionalProperties: never(),
	}
	for _, f := range fields {
		p := s.of(f.of, f)
		p.Description = f.doc
		if f.initial != "" {
			p.Default = json.RawMessage(f.initial)
		}
		if f.some {
			p.Type, p.MinProperties = "object", jsonschema.Ptr(1)
		}
		o.Properties[f.name] = p
		o.PropertyOrder = append(o.PropertyOrder, f.name)
		if f.need {
			o.Required = append(o.Required, f.name)
			o.Type, o.Types = "object", nil
		}
	}
	return o
}

// never returns the schema that nothing meets.
func never() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }
