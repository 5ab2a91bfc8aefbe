package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/matter"
)

const filmSchema = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "required": ["title", "rating"],
  "additionalProperties": false,
  "properties": {
    "layout": { "const": "review" },
    "title": { "type": "string", "pattern": "\\(\\d{4}\\)$" },
    "rating": { "type": "number", "minimum": 0.5, "maximum": 5, "multipleOf": 0.5 },
    "watched": { "type": "string", "format": "date" },
    "url": { "type": "string", "format": "uri" },
    "tags": { "type": "array", "items": { "$ref": "#/$defs/tag" }, "uniqueItems": true, "maxItems": 3 },
    "draft": { "type": ["boolean", "null"] },
    "extra": {
      "type": "object",
      "required": ["year"],
      "properties": { "year": { "type": "integer" }, "kind": { "enum": ["film", "series"] } }
    },
    "score": { "anyOf": [{ "type": "integer", "maximum": 10 }, { "type": "string", "enum": ["A", "B"] }] }
  },
  "if": { "properties": { "draft": { "const": true } }, "required": ["draft"] },
  "else": { "required": ["watched"] },
  "$defs": { "tag": { "type": "string", "maxLength": 10 } }
}`

// told writes what a schema finds in a front matter, a line each.
func told(j *JSON, m *matter.Matter) (lines []string) {
	names := [...]string{WrongType: "type", Blank: "blank", NotListed: "enum", Misformatted: "format", TooSmall: "minimum", TooLarge: "maximum",
		TooShort: "minLength", TooLong: "maxLength", NoMatch: "pattern", TooFew: "minItems", TooMany: "maxItems", Repeated: "uniqueItems",
		Absent: "absent", Unexpected: "unexpected", Unfit: "unfit"}
	j.Check(m, func(b Breach) {
		span := b.Value.Span()
		if b.Kind == Unexpected {
			span = b.Key.Key
		}
		text := fmt.Sprintf("%s %s `%s`", names[b.Kind], b.Path, m.Head()[span.Start:span.End])
		if b.Kind == Absent {
			text = "absent " + b.Path + " in " + b.Key.Name
		}
		if b.Meant.Text != "" {
			text += " for " + b.Meant.Text
		}
		lines = append(lines, strings.TrimSpace(text+" "+b.Why))
	})
	return lines
}

func TestJSONCheck(t *testing.T) {
	j, err := ReadJSON([]byte(filmSchema))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		yaml string
		want []string
	}{
		{"title: Heat (1995)\nrating: 4.5\nwatched: 2024-02-29\nurl: https://boxd.it/a\ntags: [a, b]\nextra: { year: 1995, kind: film }\nscore: A", nil},
		{"title: Heat (1995)\nrating: 4\ndraft: true", nil},
		{"title: Heat (1995)\nrating: 4\ndraft:", []string{"absent watched in"}},
		{"layout: list\ntitle: Heat\nrating: 5.2\nwatched: 2024-2-9\nurl: x y", []string{
			"enum layout `list`", "pattern title `Heat`", "maximum rating `5.2`", "format url `x y`", "format watched `2024-2-9` for 2024-02-09"}},
		{"title: 88\nrating: 4.2\nwatched: ~\nextra: { kind: flim }\nratng: 3", []string{
			"type title `88` for 88", "unfit rating `4.2` is not a multiple of 0.5", "blank watched `~`", "enum extra.kind `flim` for film", "absent extra.year in extra", "unexpected ratng `ratng`"}},
		{"title: Heat (1995)\nratng: 3\nwatched: 2024-02-29", []string{"unexpected ratng `ratng` for rating", "absent rating in"}},
		{"title: Heat (1995)\nrating: 3\nwatched: 2024-02-29\ntags: [5, averyverylongtag]\nscore: 11", []string{
			"type tags `5` for 5", "maxLength tags `averyverylongtag`", "maximum score `11`"}},
		{"title: Heat (1995)\nrating: 3\nwatched: 2024-02-29\ntags: [a, a]\nscore: [1]", []string{
			"uniqueItems tags `a`", "unfit score `[1]` is none of the 2 things that its schema takes"}},
	} {
		m := matter.Parse([]byte("---\n"+test.yaml+"\n---\n"), matter.YAML11)
		if diff := cmp.Diff(test.want, told(j, m)); diff != "" {
			t.Errorf("%s\n(-want +got):\n%s", test.yaml, diff)
		}
	}
	want := []string{"absent title in", "absent rating in", "absent watched in"}
	slices.Sort(want)
	got := told(j, matter.Parse([]byte("No front matter.\n"), matter.YAML12))
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("without front matter (-want +got):\n%s", diff)
	}
}

func TestJSONDraft7(t *testing.T) {
	j, err := ReadJSON([]byte(`{
		"$schema": "http://json-schema.org/draft-07/schema",
		"definitions": { "grade": { "type": "string", "enum": ["A", "B"] } },
		"properties": {
			"grade": { "$ref": "#/definitions/grade", "maxLength": 0 },
			"pair": { "items": [{ "type": "integer" }, { "type": "string" }], "additionalItems": false }
		},
		"dependencies": { "pair": ["grade"] }
	}`))
	if err != nil {
		t.Fatal(err)
	}
	for yaml, want := range map[string][]string{
		"grade: A\npair: [1, a]":    nil,
		"grade: D":                  {"enum grade `D`"},
		"pair: [a, a]":              {"type pair `a`", "absent grade in"},
		"grade: B\npair: [1, a, 2]": {"unfit pair `2` must not be there"},
	} {
		if diff := cmp.Diff(want, told(j, matter.Parse([]byte("---\n"+yaml+"\n---\n"), matter.YAML12))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", yaml, diff)
		}
	}
}

func TestReadJSONErrors(t *testing.T) {
	for src, want := range map[string]string{
		"{\n  \"type\": \"object\",\n}":        "line 3 is no JSON: invalid character '}' looking for beginning of object key string",
		`[]`:                                   "it is no JSON Schema: ",
		`{ "type": 5 }`:                        "it is no JSON Schema: ",
		`{ "type": "text" }`:                   "there is no type `text`",
		`{ "required": "title" }`:              "`required` can't be a JSON string",
		`{ "pattern": "(?=a)" }`:               "the pattern `(?=a)` can't be read: only the syntax of RE2 is known, without look-around and back-references",
		`{ "patternProperties": { "(": {} } }`: "the pattern `(` can't be read: only the syntax of RE2 is known, without look-around and back-references",
		`{ "$schema": "http://json-schema.org/draft-04/schema#" }`: "`$schema` is `http://json-schema.org/draft-04/schema#`: drafts 2020-12 and 7 are known",
		`{ "$ref": "https://example.org/film.json" }`:              "it refers to `https://example.org/film.json`: only what is in the same file is followed, nothing is fetched",
		`{ "properties": { "a": { "$ref": "#/$defs/no" } } }`:      "nothing is at `#/$defs/no`, which it refers to",
		`{ "$ref": "#" }`: "`#` refers to itself",
		`{ "$defs": { "a": { "allOf": [{ "$ref": "#/$defs/a" }] } } }`: "`#/$defs/a` refers to itself",
		`{ "$dynamicRef": "#a" }`:                                      "`$dynamicRef` is not followed; use `$ref`",
	} {
		_, err := ReadJSON([]byte(src))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("ReadJSON(%s): %v, want %s", src, err, want)
		}
	}
}

func TestReadJSONRefs(t *testing.T) {
	j, err := ReadJSON([]byte(`{
		"$id": "https://example.org/film.json",
		"properties": {
			"title": { "$ref": "#text" },
			"other": { "$ref": "#/properties/title" },
			"again": { "$ref": "https://example.org/film.json#/$defs/a~1b" },
			"parts": { "type": "array", "items": { "$ref": "#" } }
		},
		"$defs": { "text": { "$anchor": "text", "type": "string" }, "a/b": { "type": "integer" } }
	}`))
	if err != nil {
		t.Fatal(err)
	}
	m := matter.Parse([]byte("---\ntitle: 1\nother: 2\nagain: x\nparts: [{ title: 3, parts: [{ title: a }] }]\n---\n"), matter.YAML12)
	want := []string{"type title `1` for 1", "type other `2` for 2", "type again `x`", "type parts.title `3` for 3"}
	if diff := cmp.Diff(want, told(j, m)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestJSONNames(t *testing.T) {
	j, err := ReadJSON([]byte(filmSchema))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{"title": true, "extra": true, "extra.year": true, "extra.other": false, "year": false, "tags": true, "": false} {
		if got := j.Names(path); got != want {
			t.Errorf("Names(%q) = %v", path, got)
		}
	}
}

// TestJSONRareParts holds that the library is asked for the right part, whatever
// its keys are called.
func TestJSONRareParts(t *testing.T) {
	const name = "a b%/~é#"
	j, err := ReadJSON(fmt.Appendf(nil, `{ "$id": "https://example.org/x.json", "properties": { %q: { "minProperties": 2 } }, "unevaluatedProperties": false }`, name))
	if err != nil {
		t.Fatal(err)
	}
	for yaml, want := range map[string][]string{
		"{ a: 1, b: 2 }":            nil,
		"{ a: 1 }":                  {"unfit " + name + " `{ a: 1 }` does not fit the `minProperties` of its schema"},
		"{ a: 1, b: 2 }\nother: no": {"unexpected other `other`"},
		"{ a: 1 }\nother: no":       {"unfit " + name + " `{ a: 1 }` does not fit the `minProperties` of its schema", "unexpected other `other`"},
	} {
		m := matter.Parse([]byte("---\n\""+name+"\": "+yaml+"\n---\n"), matter.YAML12)
		if diff := cmp.Diff(want, told(j, m)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", yaml, diff)
		}
	}
}

// TestJSONAgainstLibrary holds that what is decided here is what the library
// decides, and that whatever is not valid has a finding.
func TestJSONAgainstLibrary(t *testing.T) {
	for _, draft := range []string{draft2020, draft7} {
		rapid.Check(t, func(t *rapid.T) {
			whole := randomSchema(t, 3)
			whole["$schema"] = draft
			whole["$defs"] = map[string]any{"one": randomSchema(t, 0)}
			src, err := json.Marshal(whole)
			if err != nil {
				t.Fatal(err)
			}
			j, err := ReadJSON(src)
			if err != nil {
				t.Fatalf("%s: %v", src, err)
			}
			front, err := json.Marshal(map[string]any{"a": randomValue(t, 2), "b": randomValue(t, 2)})
			if err != nil {
				t.Fatal(err)
			}
			m := matter.Parse(append(front, "\n\nText\n"...), matter.YAML12)
			if m.Format != matter.JSON || len(m.Problems) > 0 {
				t.Skip("JSON that front matter can't be")
			}
			library, err := j.root.CloneSchemas().Resolve(nil) // without what the draft doesn't know
			if err != nil {
				t.Fatal(err)
			}
			var value any
			if err := json.Unmarshal(front, &value); err != nil {
				t.Fatal(err)
			}
			valid := library.Validate(value) == nil
			judge := j.judge()
			if judge.surelyMeets(j.root, m.Root()) && !valid || judge.surelyFails(j.root, m.Root()) && valid {
				t.Errorf("%s\n%s\nis valid: %v", src, front, valid)
			}
			if found := told(j, m); (len(found) == 0) != valid {
				t.Errorf("%s\n%s\nis valid: %v, but found is %q", src, front, valid, found)
			}
		})
	}
}

// randomSchema returns a schema of some keywords, of schemas of a lower depth.
func randomSchema(t *rapid.T, depth int) map[string]any {
	s := map[string]any{}
	number := func(name string) func() any { return func() any { return rapid.IntRange(0, 3).Draw(t, name) } }
	inner := func() any {
		if rapid.IntRange(0, 9).Draw(t, "no schema") == 0 {
			return rapid.Bool().Draw(t, "all or nothing")
		}
		return randomSchema(t, depth-1)
	}
	list := func() any { return []any{inner(), inner()} }
	fields := func() any { return map[string]any{"a": inner(), "b": inner()} }
	names := func() any {
		return rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), rapid.ID).Draw(t, "names")
	}
	simple := map[string]func() any{
		"type": func() any {
			return rapid.SampledFrom([]any{"object", "array", "string", "number", "integer", "boolean", "null", []any{"object", "string"}, []any{"integer", "null"}}).Draw(t, "type")
		},
		"enum":             func() any { return []any{randomValue(t, 1), "x", 1, nil} },
		"const":            func() any { return randomValue(t, 1) },
		"minimum":          number("minimum"),
		"maximum":          number("maximum"),
		"exclusiveMinimum": number("above"),
		"multipleOf":       func() any { return rapid.SampledFrom([]float64{0.5, 1, 2}).Draw(t, "multiple") },
		"minLength":        number("minLength"),
		"maxLength":        number("maxLength"),
		"pattern":          func() any { return rapid.SampledFrom([]string{"^x", "y$", "^$"}).Draw(t, "pattern") },
		"minItems":         number("minItems"),
		"maxItems":         number("maxItems"),
		"uniqueItems":      func() any { return true },
		"required":         names,
		"minProperties":    number("minProperties"),
		"$ref":             func() any { return "#/$defs/one" },
	}
	nested := map[string]func() any{
		"properties":            fields,
		"patternProperties":     func() any { return map[string]any{"^[ac]": inner()} },
		"additionalProperties":  inner,
		"items":                 inner,
		"allOf":                 list,
		"anyOf":                 list,
		"oneOf":                 list,
		"not":                   inner,
		"if":                    inner,
		"then":                  inner,
		"else":                  inner,
		"contains":              inner,
		"dependentRequired":     func() any { return map[string]any{"a": names()} },
		"dependencies":          func() any { return map[string]any{"a": names()} },
		"prefixItems":           list,
		"propertyNames":         func() any { return map[string]any{"pattern": "a"} },
		"unevaluatedProperties": func() any { return false },
	}
	if depth == 0 {
		delete(simple, "$ref")
	}
	keywords := simple
	if depth > 0 && rapid.Bool().Draw(t, "nested") {
		keywords = nested
	}
	choice := rapid.SliceOfNDistinct(rapid.SampledFrom(sortedKeys(keywords)), 0, 3, rapid.ID)
	if depth == 0 {
		choice = rapid.SliceOfNDistinct(rapid.SampledFrom(sortedKeys(keywords)), 0, 2, rapid.ID)
	}
	for _, keyword := range choice.Draw(t, "keywords") {
		s[keyword] = keywords[keyword]()
	}
	return s
}

func randomValue(t *rapid.T, depth int) any {
	scalars := []any{"", "x", "xy", "1", 0, 1, 2, 2.5, 1.0, true, false, nil}
	if depth == 0 {
		return rapid.SampledFrom(scalars).Draw(t, "scalar")
	}
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		return []any{randomValue(t, depth-1), randomValue(t, depth-1)}
	case 1:
		return map[string]any{rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "key"): randomValue(t, depth-1)}
	}
	return rapid.SampledFrom(scalars).Draw(t, "scalar")
}

func BenchmarkJSONCheck(b *testing.B) {
	j, err := ReadJSON([]byte(filmSchema))
	if err != nil {
		b.Fatal(err)
	}
	for name, yaml := range map[string]string{
		"fine":  "layout: review\ntitle: Heat (1995)\nrating: 4.5\nwatched: 2024-02-29\nurl: https://boxd.it/abc\ntags: [quiet, winter]\nextra: { kind: film, year: 1995 }\nscore: 9",
		"wrong": "layout: list\ntitle: Heat\nrating: 5.2\nwatched: 2024-2-9\ntags: [a, a]\nextra: { kind: flim }\nscore: 11\nurl: x y\nratng: 4",
	} {
		m := matter.Parse([]byte("---\n"+yaml+"\n---\n"), matter.YAML12)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				j.Check(m, func(Breach) {})
			}
		})
	}
}

func BenchmarkReadJSON(b *testing.B) {
	for b.Loop() {
		if _, err := ReadJSON([]byte(filmSchema)); err != nil {
			b.Fatal(err)
		}
	}
}
