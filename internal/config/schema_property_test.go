package config

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// testRules are rules with options of every type.
func testRules() []*lint.Rule {
	type options struct {
		Marker string   `option:"marker" enum:"*,_" doc:"what emphasis is written with"`
		Strict bool     `option:"strict" doc:"whether to be strict"`
		Most   int      `option:"most" doc:"how many there may be"`
		Words  []string `option:"words" doc:"words to leave alone"`
	}
	return []*lint.Rule{
		{Name: "html-italics", Summary: "HTML italics", Severity: lint.Warning, Options: options{Marker: "_", Most: 3}},
		{Name: "broken-link", Summary: "links to nothing", Severity: lint.Error},
		lint.InvalidConfig,
	}
}

// TestSchemaAndDecoderAgree makes configs from the schema, most of which it
// then spoils, and holds that the schema takes what the decoder takes.
func TestSchemaAndDecoderAgree(t *testing.T) {
	root := Schema(testRules())
	resolved, err := root.Resolve(&jsonschema.ResolveOptions{ValidateDefaults: true})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		g := &generator{t, root}
		tree := g.of(root, 0)
		for range g.number(0, 0, 1, 2, 3) {
			g.spoil(tree)
		}
		src := tree.yaml()
		r := &fileReader{rules: testRules(), known: map[reflect.Type][]field{}, done: map[string]*File{}}
		r.single("config.yaml", []byte(src))
		verdict := resolved.Validate(tree.json())
		switch {
		case len(r.found) > 0 && verdict == nil:
			t.Fatalf("the schema takes what the decoder doesn't: %s at %+v\n%s", r.found[0].Message, r.found[0].Start, src)
		case len(r.found) == 0 && verdict != nil:
			t.Fatalf("the decoder takes what the schema doesn't: %v\n%s", verdict, src)
		}
	})
}

// A tree is a value in YAML and in JSON.
type tree struct {
	kind   string // of JSON, "scalar" for all that are scalars
	plain  string // a scalar in YAML
	value  any    // and in JSON
	names  []string
	values []*tree // of a map or a list
}

func (n *tree) yaml() string {
	if n.kind == "scalar" {
		return n.plain
	}
	parts := make([]string, len(n.values))
	for i, v := range n.values {
		parts[i] = v.yaml()
		if n.kind == "object" {
			parts[i] = strconv.Quote(n.names[i]) + ": " + parts[i]
		}
	}
	if n.kind == "object" {
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func (n *tree) json() any {
	switch n.kind {
	case "scalar":
		return n.value
	case "object":
		o := map[string]any{}
		for i, v := range n.values {
			o[n.names[i]] = v.json()
		}
		return o
	}
	list := []any{}
	for _, v := range n.values {
		list = append(list, v.json())
	}
	return list
}

func (n *tree) all() []*tree {
	all := []*tree{n}
	for _, v := range n.values {
		all = append(all, v.all()...)
	}
	return all
}

// scalars are values that configs hold, those that are easily taken for others
// among them.
func scalars() []*tree {
	s := func(plain string, value any) *tree { return &tree{kind: "scalar", plain: plain, value: value} }
	return []*tree{
		s("null", nil), s("~", nil), s("true", true), s("False", false), s("yes", "yes"), s("off", "off"), s(`"true"`, "true"),
		s("5", 5.0), s("5.0", 5.0), s(".5", 0.5), s("-1", -1.0), s("1e3", 1000.0), s("0x1F", 31.0), s("0o17", 15.0), s("017", 17.0),
		s("+4", 4.0), s("1_000", "1_000"), s("0", 0.0), s("4.5", 4.5), s("1e30", 1e30), s(`"5"`, "5"), s("12:30", "12:30"),
		s("2024-02-29", "2024-02-29"), s("2024-02-29T10:00:00Z", "2024-02-29T10:00:00Z"), s(`""`, ""), s("'~'", "~"), s("★", "★"),
		s("warning", "warning"), s("warn", "warn"), s("text", "text"), s(`"films/**"`, "films/**"), s("!!str 5", "5"),
	}
}

type generator struct {
	*rapid.T
	root *jsonschema.Schema
}

func (g *generator) one(of ...string) string { return rapid.SampledFrom(of).Draw(g.T, "one") }

// number draws one of some numbers, none more often than the others, as those of
// rapid are that are small.
func (g *generator) number(of ...int) int { return rapid.SampledFrom(of).Draw(g.T, "number") }

// of returns a value that a schema takes, or nearly so.
func (g *generator) of(s *jsonschema.Schema, depth int) *tree {
	switch {
	case s.Ref != "":
		return g.of(g.root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")], depth)
	case s.AnyOf != nil:
		return g.of(rapid.SampledFrom(s.AnyOf).Draw(g.T, "branch"), depth)
	case s.Enum != nil:
		word := rapid.SampledFrom(s.Enum).Draw(g.T, "word").(string)
		return &tree{kind: "scalar", plain: strconv.Quote(word), value: word}
	}
	kind := s.Type
	if s.Types != nil {
		kind = g.one(s.Types...)
	}
	if kind == "null" && depth < 3 { // rather a small config than none
		kind = s.Types[0]
	}
	switch kind {
	case "object":
		return g.object(s, depth)
	case "array":
		list := &tree{kind: "array"}
		least := 0
		if s.MinItems != nil {
			least = *s.MinItems
		}
		for range g.number(least, 1, 2, 2) {
			list.values = append(list.values, g.of(s.Items, depth+1))
		}
		return list
	default:
		fits := slices.DeleteFunc(scalars(), func(n *tree) bool {
			switch v := n.value.(type) {
			case nil:
				return kind != "null"
			case bool:
				return kind != "boolean"
			case string:
				return kind != "string"
			case float64:
				return kind != "number" && (kind != "integer" || v < 0 || v != float64(int64(v)))
			}
			return true
		})
		return rapid.SampledFrom(fits).Draw(g.T, kind)
	}
}

func (g *generator) object(s *jsonschema.Schema, depth int) *tree {
	o := &tree{kind: "object"}
	names := slices.Clone(s.Required)
	for range g.number(1, 1, 2) * min(1, len(s.OneOf)) { // at times two of what excludes each other
		names = append(names, rapid.SampledFrom(s.OneOf).Draw(g.T, "choice").Required...)
		if g.number(0, 1) == 1 {
			names = append(names, g.one(s.PropertyOrder...))
		}
	}
	for range g.number(0, 1, 2, 3, 4) + 3/(depth+1) {
		if len(s.PropertyOrder) > 0 && s.OneOf == nil && depth < 9 {
			names = append(names, g.one(s.PropertyOrder...))
		}
	}
	if s.Properties == nil {
		names = []string{"title", "extra.rating", "2024"}[:g.number(1, 2, 3)]
	}
	for _, name := range names {
		if slices.Contains(o.names, name) {
			continue
		}
		of := s.Properties[name]
		if of == nil {
			of = s.AdditionalProperties
		}
		o.names = append(o.names, name)
		o.values = append(o.values, g.of(of, depth+1))
	}
	return o
}

// spoil changes something in a tree, mostly for the worse.
func (g *generator) spoil(root *tree) {
	n := rapid.SampledFrom(root.all()).Draw(g.T, "place")
	other := rapid.SampledFrom(root.all()).Draw(g.T, "other").copy()
	names := []string{"name", "key", "body", "not", "when", "rating", "min", "requird", "html-italics", "exclude", "x y", ""}
	switch fault := rapid.IntRange(0, 7).Draw(g.T, "fault"); {
	case fault == 0 && n != root:
		*n = *rapid.SampledFrom(scalars()).Draw(g.T, "scalar")
	case fault == 1 && n != root:
		*n = tree{kind: g.one("array", "object")}
	case fault == 2 && n != root:
		*n = tree{kind: "array", values: []*tree{n.copy()}}
	case fault == 3 && n != root:
		*n = tree{kind: "object", names: []string{g.one(names...)}, values: []*tree{n.copy()}}
	case fault == 4 && n != root:
		*n = *other
	case fault == 5 && len(n.values) > 0:
		i := rapid.IntRange(0, len(n.values)-1).Draw(g.T, "lost")
		n.values = slices.Delete(n.values, i, i+1)
		if n.kind == "object" {
			n.names = slices.Delete(n.names, i, i+1)
		}
	case fault == 6 && n.kind == "object":
		if name := g.one(names...); !slices.Contains(n.names, name) {
			n.names, n.values = append(n.names, name), append(n.values, other)
		}
	case fault == 7 && len(n.names) > 0:
		if name := g.one(names...); !slices.Contains(n.names, name) {
			n.names[rapid.IntRange(0, len(n.names)-1).Draw(g.T, "renamed")] = name
		}
	}
}

func (n *tree) copy() *tree {
	c := *n
	c.names = slices.Clone(n.names)
	c.values = nil
	for _, v := range n.values {
		c.values = append(c.values, v.copy())
	}
	return &c
}

func TestSchemaIsTheSameEachTime(t *testing.T) {
	one, err := json.Marshal(Schema(testRules()))
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if other, _ := json.Marshal(Schema(testRules())); string(other) != string(one) {
			t.Fatal("the schema differs from one call to the next")
		}
	}
}
