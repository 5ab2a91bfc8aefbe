package schema

import (
	"iter"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// meets reports whether a value meets a part of the schema.
func (j *judge) meets(s *jsonschema.Schema, v matter.Value) bool {
	if j.surelyMeets(s, v) {
		return true
	}
	return !j.surelyFails(s, v) && j.ask(meets, s, v, j.libraryMeets)
}

func (j *judge) libraryMeets(s *jsonschema.Schema, v matter.Value) bool {
	return j.part(j.nodes[s].pointer).Validate(jsonOf(v)) == nil
}

// surelyMeets reports whether a value meets s, as far as that can be told
// without the library.
func (j *judge) surelyMeets(s *jsonschema.Schema, v matter.Value) bool {
	return j.ask(surelyMeets, s, v, j.findMeets)
}

func (j *judge) findMeets(s *jsonschema.Schema, v matter.Value) bool {
	n := j.nodes[s]
	if n.ref != nil {
		if !j.surelyMeets(n.ref, v) {
			return false
		}
		if j.root.Schema == draft7 { // which lets nothing stand beside $ref
			return true
		}
	}
	if n.rare || s.Not != nil && !j.surelyFails(s.Not, v) || n.breaks(s, v).found {
		return false
	}
	for _, part := range s.AllOf {
		if !j.surelyMeets(part, v) {
			return false
		}
	}
	return j.meetsChoice(s, v) && j.meetsCondition(s, v) && j.meetsFields(s, n, v) && j.meetsItems(s, v)
}

func (j *judge) meetsChoice(s *jsonschema.Schema, v matter.Value) bool {
	some := len(s.AnyOf) == 0
	for _, part := range s.AnyOf {
		some = some || j.surelyMeets(part, v)
	}
	one := 0
	for _, part := range s.OneOf {
		if j.surelyMeets(part, v) {
			one++
		} else if !j.surelyFails(part, v) {
			return false
		}
	}
	return some && (one == 1 || len(s.OneOf) == 0)
}

func (j *judge) meetsCondition(s *jsonschema.Schema, v matter.Value) bool {
	if s.If == nil {
		return true
	}
	then := s.Then == nil || j.surelyFails(s.If, v) || j.surelyMeets(s.Then, v)
	return then && (s.Else == nil || j.surelyMeets(s.If, v) || j.surelyMeets(s.Else, v))
}

func (j *judge) meetsFields(s *jsonschema.Schema, n *jsonNode, v matter.Value) bool {
	if !isMap(v) {
		return true
	}
	if lacks(s, v) {
		return false
	}
	for f := range fields(v) {
		met := true
		known := n.eachOf(s, f.Name, func(part *jsonschema.Schema) { met = met && j.surelyMeets(part, f.Value) })
		if !met || !known && n.closed {
			return false
		}
	}
	return true
}

func (j *judge) meetsItems(s *jsonschema.Schema, v matter.Value) bool {
	if v.Kind() != matter.List {
		return true
	}
	i := 0
	for item := range v.Items() {
		if s.UniqueItems && (item.Kind() == matter.Float || item.Kind() >= matter.List) {
			return false // 1 and 1.0 are the same, and so are maps in another order
		}
		if part := itemSchema(s, i); part != nil && !j.surelyMeets(part, item) {
			return false
		}
		i++
	}
	return true
}

// surelyFails reports whether a value does not meet s, as far as that can be
// told without the library.
func (j *judge) surelyFails(s *jsonschema.Schema, v matter.Value) bool {
	return j.ask(surelyFails, s, v, j.findFails)
}

func (j *judge) findFails(s *jsonschema.Schema, v matter.Value) bool {
	n := j.nodes[s]
	if n.ref != nil {
		if j.surelyFails(n.ref, v) {
			return true
		}
		if j.root.Schema == draft7 {
			return false
		}
	}
	if n.breaks(s, v).found || s.Not != nil && j.surelyMeets(s.Not, v) {
		return true
	}
	for _, part := range s.AllOf {
		if j.surelyFails(part, v) {
			return true
		}
	}
	if j.failsCondition(s, v) {
		return true
	}
	if !isMap(v) {
		return false
	}
	failed := lacks(s, v)
	for f := range fields(v) {
		known := n.eachOf(s, f.Name, func(part *jsonschema.Schema) { failed = failed || j.surelyFails(part, f.Value) })
		failed = failed || !known && n.closed
	}
	return failed
}

func (j *judge) failsCondition(s *jsonschema.Schema, v matter.Value) bool {
	if s.If == nil {
		return false
	}
	return s.Then != nil && j.surelyFails(s.Then, v) && j.surelyMeets(s.If, v) ||
		s.Else != nil && j.surelyFails(s.Else, v) && j.surelyFails(s.If, v)
}

// eachOf yields what a schema says of the value of a key, and reports whether
// the schema names the key.
func (n *jsonNode) eachOf(s *jsonschema.Schema, name string, yield func(*jsonschema.Schema)) (known bool) {
	if part := s.Properties[name]; part != nil {
		known = true
		yield(part)
	}
	for _, p := range n.patterns {
		if p.MatchString(name) {
			known = true
			yield(p.schema)
		}
	}
	if !known && s.AdditionalProperties != nil && !n.closed {
		yield(s.AdditionalProperties)
	}
	return known
}

// itemSchema returns what a schema says of the ith item of a list, or nil. The
// drafts have other names for it.
func itemSchema(s *jsonschema.Schema, i int) *jsonschema.Schema {
	first, rest := s.PrefixItems, s.Items
	if s.ItemsArray != nil {
		first, rest = s.ItemsArray, s.AdditionalItems
	}
	if i < len(first) {
		return first[i]
	}
	return rest
}

// lacks reports whether a key is missing that s requires.
func lacks(s *jsonschema.Schema, v matter.Value) (missing bool) {
	eachRequired(s, v, func(name string) { missing = missing || !has(v, name) })
	return missing
}

// eachRequired yields the keys that s requires of a map like v.
func eachRequired(s *jsonschema.Schema, v matter.Value, yield func(name string)) {
	for _, name := range s.Required {
		yield(name)
	}
	for _, dependent := range [...]map[string][]string{s.DependentRequired, s.DependencyStrings} {
		if len(dependent) == 0 {
			continue // as nearly always
		}
		for _, key := range sortedKeys(dependent) {
			if !has(v, key) {
				continue
			}
			for _, name := range dependent[key] {
				yield(name)
			}
		}
	}
}

// has reports whether a map has a key of exactly this name.
func has(v matter.Value, name string) bool {
	for f := range v.Fields() {
		if f.Name == name {
			return true
		}
	}
	return false
}

// fields yields the fields of a map but for what this program is told in one: that
// is no business of the schema's.
func fields(v matter.Value) iter.Seq[matter.Field] {
	return func(yield func(matter.Field) bool) {
		for f := range v.Fields() {
			if f.Name != "reviewlint" && !yield(f) {
				return
			}
		}
	}
}

// isMap reports whether v is a map, or a front matter of which there is nothing.
func isMap(v matter.Value) bool { return v.Kind() == matter.Map || !v.Exists() }
