package schema

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// A jsonNode is what is known of one part of a JSON Schema.
type jsonNode struct {
	pointer   string // from the root: /properties/rating
	is        Constraint
	takesNull bool               // null is one of its types
	ref       *jsonschema.Schema // what it refers to
	patterns  []keyPattern
	never     bool // it is the schema false, which nothing meets
	closed    bool // keys of which it says nothing must not be there
	sealed    bool // the same, but what other schemas for the same map say counts
	rare      bool // it has parts that only the library knows
	visit     visit
}

// A keyPattern is what is said of the keys that a pattern matches.
type keyPattern struct {
	*regexp.Regexp
	schema *jsonschema.Schema
}

// A visit is how far the search for circles has come with a node.
type visit uint8

const (
	unseen visit = iota
	open
	done
)

// gather makes the nodes, and finds what they refer to.
func (j *JSON) gather() error {
	if err := j.add(j.root, ""); err != nil {
		return err
	}
	pointers := make(map[string]*jsonschema.Schema, len(j.nodes))
	for s, n := range j.nodes {
		pointers["#"+n.pointer] = s
		if s.Anchor != "" {
			pointers["#"+s.Anchor] = s
		}
	}
	ordered := slices.SortedFunc(maps.Keys(j.nodes), func(a, b *jsonschema.Schema) int {
		return strings.Compare(j.nodes[a].pointer, j.nodes[b].pointer)
	})
	for _, s := range ordered {
		if s.DynamicRef != "" {
			return errors.New("`$dynamicRef` is not followed; use `$ref`")
		}
		if s.Ref == "" {
			continue
		}
		local := s.Ref
		if id := strings.TrimSuffix(j.root.ID, "#"); id != "" {
			local = strings.TrimPrefix(local, id)
		}
		target := pointers[local]
		switch {
		case target != nil:
			j.nodes[s].ref = target
		case strings.HasPrefix(local, "#"):
			return fmt.Errorf("nothing is at `%s`, which it refers to", s.Ref)
		default:
			return fmt.Errorf("it refers to `%s`: only what is in the same file is followed, nothing is fetched", s.Ref)
		}
	}
	for _, s := range ordered {
		if j.circles(s) {
			return fmt.Errorf("`%s` refers to itself", "#"+j.nodes[s].pointer)
		}
	}
	j.recursive = j.holdsItself(j.root, map[*jsonschema.Schema]visit{})
	return nil
}

// add makes the node of a schema and of all that it holds.
func (j *JSON) add(s *jsonschema.Schema, pointer string) error {
	j.dropOtherDraft(s)
	n := &jsonNode{pointer: pointer, never: isFalse(s), rare: isRare(s)}
	j.nodes[s] = n
	if err := n.constrain(s); err != nil {
		return err
	}
	for _, pattern := range sortedKeys(s.PatternProperties) {
		re, err := compile(pattern)
		if err != nil {
			return err
		}
		n.patterns = append(n.patterns, keyPattern{re, s.PatternProperties[pattern]})
	}
	n.closed = s.AdditionalProperties != nil && isFalse(s.AdditionalProperties)
	n.sealed = s.UnevaluatedProperties != nil && isFalse(s.UnevaluatedProperties)
	return eachChild(s, func(child *jsonschema.Schema, step string) error { return j.add(child, pointer+step) })
}

// eachChild yields the schemas that s holds, with the way to them as a JSON
// Pointer has it, always in the same order.
func eachChild(s *jsonschema.Schema, yield func(child *jsonschema.Schema, step string) error) error {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	var err error
	visit := func(child *jsonschema.Schema, step string) {
		if child != nil && err == nil {
			err = yield(child, step)
		}
	}
	visit(s.AdditionalProperties, "/additionalProperties")
	visit(s.Items, "/items")
	visit(s.AdditionalItems, "/additionalItems")
	visit(s.Not, "/not")
	visit(s.If, "/if")
	visit(s.Then, "/then")
	visit(s.Else, "/else")
	for _, list := range [...]struct {
		step  string
		items []*jsonschema.Schema
	}{{"/prefixItems", s.PrefixItems}, {"/items", s.ItemsArray}, {"/allOf", s.AllOf}, {"/anyOf", s.AnyOf}, {"/oneOf", s.OneOf}} {
		for i, child := range list.items {
			visit(child, fmt.Sprintf("%s/%d", list.step, i))
		}
	}
	for _, byName := range [...]struct {
		step   string
		fields map[string]*jsonschema.Schema
	}{{"/properties/", s.Properties}, {"/patternProperties/", s.PatternProperties}, {"/$defs/", s.Defs}, {"/definitions/", s.Definitions}} {
		for _, name := range sortedKeys(byName.fields) {
			visit(byName.fields[name], byName.step+escape.Replace(name))
		}
	}
	return err
}

// dropOtherDraft removes what only the other draft knows: it means nothing here.
func (j *JSON) dropOtherDraft(s *jsonschema.Schema) {
	if j.root.Schema == draft7 {
		s.PrefixItems, s.DependentRequired, s.DependentSchemas = nil, nil, nil
		s.UnevaluatedItems, s.UnevaluatedProperties = nil, nil
		return
	}
	s.ItemsArray, s.AdditionalItems, s.DependencyStrings, s.DependencySchemas = nil, nil, nil, nil
}

// isRare reports whether a schema has parts that are the library's to decide.
func isRare(s *jsonschema.Schema) bool {
	return s.Contains != nil || s.UnevaluatedItems != nil || s.UnevaluatedProperties != nil || s.PropertyNames != nil ||
		s.MinProperties != nil || s.MaxProperties != nil || s.DependentSchemas != nil || s.DependencySchemas != nil ||
		s.Const != nil && isComposite(*s.Const) || slices.ContainsFunc(s.Enum, isComposite)
}

// isComposite reports whether a value of JSON is a list or a map.
func isComposite(value any) bool { return wantOf(value).Kind == matter.Map }

// isFalse reports whether s is the schema false, which nothing meets.
func isFalse(s *jsonschema.Schema) bool {
	if s.Not == nil {
		return false // without taking pains
	}
	text, err := s.MarshalJSON()
	return err == nil && string(text) == "false"
}

// circles reports whether a value, to meet s, must have met s: no program would
// ever end.
func (j *JSON) circles(s *jsonschema.Schema) bool {
	n := j.nodes[s]
	if n.visit != unseen {
		return n.visit == open
	}
	n.visit = open
	for _, same := range slices.Concat(s.AllOf, s.AnyOf, s.OneOf, []*jsonschema.Schema{n.ref, s.Not, s.If, s.Then, s.Else}) {
		if same != nil && j.circles(same) {
			return true
		}
	}
	n.visit = done
	return false
}

// holdsItself reports whether a schema is a part of itself, so that maps may stand
// in it to any depth.
func (j *JSON) holdsItself(s *jsonschema.Schema, visits map[*jsonschema.Schema]visit) bool {
	if visits[s] != unseen {
		return visits[s] == open
	}
	visits[s] = open
	found := j.nodes[s].ref != nil && j.holdsItself(j.nodes[s].ref, visits)
	_ = eachChild(s, func(child *jsonschema.Schema, _ string) error {
		found = found || j.holdsItself(child, visits)
		return nil
	})
	visits[s] = done
	return found
}

// gatherKeys notes the keys below a path that are named whatever the values are,
// and their formats. Where a schema holds itself it stops.
func (j *JSON) gatherKeys(s *jsonschema.Schema, path string) {
	const most = 1000 // more is no schema of a front matter
	if s == nil || j.nodes[s].visit == open || len(j.names) > most || len(j.formats) > most {
		return
	}
	j.nodes[s].visit = open
	if f := formatOf(s.Format); f != AnyFormat && path != "" {
		j.formats = append(j.formats, Key{Path: path, Constraint: Constraint{Format: f}})
	}
	for _, part := range s.AllOf {
		j.gatherKeys(part, path)
	}
	j.gatherKeys(s.Items, path)
	j.gatherKeys(j.nodes[s].ref, path)
	for _, name := range sortedKeys(s.Properties) {
		inner := JoinPath(path, name)
		j.names[inner] = true
		j.gatherKeys(s.Properties[name], inner)
	}
	j.nodes[s].visit = done
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
