package schema

import (
	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// A judge holds the values of one front matter against a schema.
type judge struct {
	*JSON
	known map[question]bool // answers, where a schema holds itself; else nil
}

// A question is asked of a value and a part of a schema again and again where
// that holds itself: without known, twice as often with every map in another.
type question struct {
	asks  ask
	part  *jsonschema.Schema
	value matter.Value
}

// An ask is what is asked.
type ask uint8

const (
	meets ask = iota
	surelyMeets
	surelyFails
)

func (j *JSON) judge() judge {
	if j.recursive {
		return judge{j, map[question]bool{}}
	}
	return judge{JSON: j}
}

// ask answers a question with what answer finds, once.
func (j *judge) ask(what ask, s *jsonschema.Schema, v matter.Value, answer func(*jsonschema.Schema, matter.Value) bool) bool {
	if j.known == nil {
		return answer(s, v)
	}
	q := question{what, s, v}
	known, ok := j.known[q]
	if !ok {
		known = answer(s, v)
		j.known[q] = known
	}
	return known
}
