package schema

import (
	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// evaluates reports whether a schema says something of a key in a map, so that
// `unevaluatedProperties` says nothing of it (JSON Schema 2020-12, Core, section
// 11.3). Where the map has other faults, all counts that may be meant.
func (j *judge) evaluates(s *jsonschema.Schema, v matter.Value, name string) bool {
	n := j.nodes[s]
	known := n.eachOf(s, name, func(*jsonschema.Schema) {})
	if known || s.AdditionalProperties != nil || len(s.DependentSchemas) > 0 {
		return true
	}
	if n.ref != nil && j.says(n.ref, v, name) {
		return true
	}
	for _, part := range s.AllOf {
		if j.says(part, v, name) {
			return true
		}
	}
	return j.choiceEvaluates(s.AnyOf, v, name) || j.choiceEvaluates(s.OneOf, v, name) || j.conditionEvaluates(s, v, name)
}

// says is evaluates for a part of a schema, which may itself be the one that says
// something of all other keys.
func (j *judge) says(part *jsonschema.Schema, v matter.Value, name string) bool {
	return part.UnevaluatedProperties != nil || j.evaluates(part, v, name)
}

// choiceEvaluates asks the schemas that the map meets, or if it meets none all.
func (j *judge) choiceEvaluates(choice []*jsonschema.Schema, v matter.Value, name string) bool {
	met, evaluated, possible := false, false, false
	for _, part := range choice {
		says := j.says(part, v, name)
		possible = possible || says
		if j.meets(part, v) {
			met, evaluated = true, evaluated || says
		}
	}
	return evaluated || possible && !met
}

func (j *judge) conditionEvaluates(s *jsonschema.Schema, v matter.Value, name string) bool {
	switch {
	case s.If == nil:
		return false
	case j.meets(s.If, v):
		return j.says(s.If, v, name) || s.Then != nil && j.says(s.Then, v, name)
	}
	return s.Else != nil && j.says(s.Else, v, name)
}
