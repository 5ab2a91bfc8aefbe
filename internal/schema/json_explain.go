package schema

import (
	"fmt"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// An explainer finds the innermost values that don't meet a schema.
type explainer struct {
	judge
	report func(Breach)
}

// explain reports why the value of f does not meet s, where it doesn't. It
// returns whether it had to.
func (e *explainer) explain(s *jsonschema.Schema, f matter.Field, path string) bool {
	if e.meets(s, f.Value) {
		return false
	}
	n := e.nodes[s]
	if n.never {
		e.unfit(f, path, "must not be there")
		return true
	}
	found := n.ref != nil && e.explain(n.ref, f, path)
	if n.ref != nil && (found || e.root.Schema == draft7) {
		return true
	}
	b := n.breaks(s, f.Value)
	if b.found {
		b.Path, b.Key = path, f
		e.report(b.Breach)
		if b.Kind != TooFew && b.Kind != TooMany && b.Kind != Repeated {
			return true // else its items may have faults of their own
		}
		found = true
	}
	for _, part := range s.AllOf {
		found = e.explain(part, f, path) || found
	}
	if s.If != nil {
		branch := s.Then
		if !e.meets(s.If, f.Value) {
			branch = s.Else
		}
		found = branch != nil && e.explain(branch, f, path) || found
	}
	found = e.explainChoice(s.AnyOf, false, f, path) || found
	found = e.explainChoice(s.OneOf, true, f, path) || found
	found = e.explainFields(s, n, f, path) || found
	i := 0
	for item := range f.Value.Items() {
		isTold := b.found && item == b.Value
		if part := itemSchema(s, i); part != nil && !isTold {
			found = e.explain(part, matter.Field{Value: item}, path) || found
		}
		i++
	}
	if !found {
		e.unfit(f, path, e.reason(n, f.Value))
	}
	return true
}

func (e *explainer) unfit(f matter.Field, path, why string) {
	e.report(Breach{Kind: Unfit, Value: f.Value, Key: f, Path: path, Why: why})
}

// explainChoice explains why a value meets none of several schemas, or more
// than one where it may be only one: by the only schema that takes its type, if
// there is such.
func (e *explainer) explainChoice(choice []*jsonschema.Schema, single bool, f matter.Field, path string) bool {
	met := 0
	var near []*jsonschema.Schema
	var or Type // what those take that want another type
	for _, s := range choice {
		switch {
		case e.meets(s, f.Value):
			met++
		case e.takesType(s, f.Value):
			near = append(near, s)
		default:
			or |= e.nodes[s].is.Type
		}
	}
	switch {
	case len(choice) == 0 || met == 1 || met > 1 && !single:
		return false
	case met > 1:
		e.unfit(f, path, fmt.Sprintf("is %d of the things at once of which its schema wants one", met))
		return true
	case len(near) == 1:
		own := explainer{e.judge, func(b Breach) {
			if b.Value == f.Value {
				b.Or |= or
			}
			e.report(b)
		}}
		return own.explain(near[0], f, path)
	}
	e.unfit(f, path, fmt.Sprintf("is none of the %d things that its schema takes", len(choice)))
	return true
}

func (e *explainer) takesType(s *jsonschema.Schema, v matter.Value) bool {
	n := e.nodes[s]
	if n.ref != nil && !e.takesType(n.ref, v) {
		return false
	}
	b := n.breaks(s, v)
	return !b.found || b.Kind != WrongType && b.Kind != Blank
}

// explainFields explains the keys of a map in their order, then those missing.
func (e *explainer) explainFields(s *jsonschema.Schema, n *jsonNode, f matter.Field, path string) bool {
	if !isMap(f.Value) {
		return false
	}
	found := false
	for field := range fields(f.Value) {
		inner := JoinPath(path, field.Name)
		known := n.eachOf(s, field.Name, func(part *jsonschema.Schema) { found = e.explain(part, field, inner) || found })
		if !known && n.closed || n.sealed && !e.evaluates(s, f.Value, field.Name) {
			found = true
			near := spelling.Nearest(field.Name, sortedKeys(s.Properties))
			if has(f.Value, near) {
				near = ""
			}
			e.report(Breach{Kind: Unexpected, Value: field.Value, Key: field, Path: inner, Meant: Guess{Text: near}})
		}
	}
	missing := map[string]bool{}
	eachRequired(s, f.Value, func(name string) {
		if !missing[name] && !has(f.Value, name) {
			found, missing[name] = true, true
			e.report(Breach{Kind: Absent, Value: f.Value, Key: f, Path: JoinPath(path, name)})
		}
	})
	return found
}

// reason says which part of a schema the library finds not to hold. Its errors
// begin with the JSON Pointers of the parts on the way there.
func (e *explainer) reason(n *jsonNode, v matter.Value) string {
	const unknown = "does not fit its schema"
	err := e.part(n.pointer).Validate(jsonOf(v))
	if err == nil {
		return unknown
	}
	text, keyword := err.Error(), ""
	for keyword == "" {
		step, rest, ok := strings.Cut(text, ": ")
		if !ok {
			return unknown
		}
		pointer, isStep := strings.CutPrefix(step, "validating ")
		if !isStep {
			keyword = step
		} else if inner, ok := strings.CutPrefix(pointer, n.pointer+"/"); ok {
			keyword, _, _ = strings.Cut(inner, "/")
		}
		text = rest
	}
	if strings.ContainsAny(keyword, " `") {
		return unknown
	}
	return fmt.Sprintf("does not fit the `%s` of its schema", keyword)
}
