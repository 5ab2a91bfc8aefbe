package config

import (
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// Sources are places that must say the same as a key.
type Sources []Source

// A Source is one of them: a key, the body or the file's name.
type Source struct {
	Key     Value[string] `key:"key" doc:"a key of the front matter; of a list each item"`
	Pattern Value[string] `key:"pattern" format:"regex" doc:"what of it counts: the first group, or else all that matches"`
	Body    Value[string] `key:"body" format:"regex" doc:"a pattern that is looked for in the text below the front matter; its last match counts"`
	File    Value[string] `key:"file" format:"regex" doc:"a pattern that is looked for in the file's name, without ending"`
	At      Place
}

func (to *Sources) read(d *decoder, k field, v matter.Value) {
	eachOrOne(d, k, v, func(item matter.Value) {
		var one Source
		one.read(d, k, item)
		*to = append(*to, one)
	})
}

func (to *Source) read(d *decoder, k field, v matter.Value) {
	if v.Kind() != matter.Map {
		to.Key.read(d, k, v)
		to.At = to.Key.Place
		return
	}
	to.At = d.doc.place(d.shown(v))
	before := len(*d.found)
	k.to = reflect.ValueOf(to).Elem()
	d.object(k, v, d.fieldsOf(k.to.Type()))
	if len(*d.found) > before {
		return
	}
	said := 0
	for _, one := range [...]Value[string]{to.Key, to.Body, to.File} {
		if one.Said() {
			said++
		}
	}
	switch {
	case said != 1:
		d.fail(to.At.span, "name one of `key`, `body` and `file`", "`%s` needs one place to compare with", k.name)
	case to.Pattern.Said() && !to.Key.Said():
		d.fail(to.Pattern.span, "write the pattern behind `body` or `file` itself", "`pattern` goes with `key`")
	}
}

func (*Sources) describe(s *sketch, k field) *jsonschema.Schema {
	return oneOrList(new(Source).describe(s, k))
}

func (*Source) describe(s *sketch, k field) *jsonschema.Schema {
	place := s.object(reflect.TypeFor[Source]())
	for _, key := range [...]string{"key", "body", "file"} {
		place.OneOf = append(place.OneOf, &jsonschema.Schema{
			Properties: map[string]*jsonschema.Schema{key: {}}, // which strict validators want beside required
			Required:   []string{key},
		})
	}
	place.DependentRequired = map[string][]string{"pattern": {"key"}}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string"}, place}}
}
