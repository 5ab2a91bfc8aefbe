package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/matter"
)

func TestJSONKeys(t *testing.T) {
	j, err := ReadJSON([]byte(`{
		"properties": { "kind": { "enum": ["film", "song"] }, "tags": { "items": { "maxLength": 3 }, "uniqueItems": true, "maxItems": 3 } },
		"allOf": [{ "properties": { "title": {} } }],
		"anyOf": [{ "$ref": "#/$defs/film" }, { "$ref": "#/$defs/song" }],
		"if": { "properties": { "old": { "const": true } }, "required": ["old"] },
		"then": { "properties": { "year": {} } },
		"patternProperties": { "^x-": {} },
		"unevaluatedProperties": false,
		"$defs": {
			"film": { "properties": { "kind": { "const": "film" }, "director": { "type": "string" } } },
			"song": { "properties": { "kind": { "const": "song" }, "singer": { "type": "string" } } }
		}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	for yaml, want := range map[string][]string{
		"kind: film\ntitle: Heat\ndirector: Mann\nx-id: 1\nreviewlint: { disable: [missing-key] }": nil,
		"kind: film\nsinger: Ann":            {"unexpected singer `singer`"},
		"kind: song\nsinger: Ann\nold: true": nil,
		"old: false\nyear: 1995":             {"unexpected old `old`", "unexpected year `year`"},
		"old: true\nyear: 1995\nknid: film":  {"unexpected knid `knid` for kind"},
		"kind: play\nsinger: Ann\nother: 1":  {"enum kind `play`", "unfit  `kind: play\nsinger: Ann\nother: 1` is none of the 2 things that its schema takes", "unexpected other `other`"},
		"tags: [long, a, a]":                 {"uniqueItems tags `a`", "maxLength tags `long`"},
		"tags: [a, b, c, long]":              {"maxItems tags `[a, b, c, long]`", "maxLength tags `long`"},
	} {
		m := matter.Parse([]byte("---\n"+yaml+"\n---\n"), matter.YAML12)
		got := told(j, m)
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", yaml, diff)
		}
	}
}

// TestJSONDeep holds that a schema that asks for itself twice takes no time that
// doubles with every map in another.
func TestJSONDeep(t *testing.T) {
	j, err := ReadJSON([]byte(`{
		"properties": { "end": { "type": "integer" } },
		"if": { "properties": { "in": { "$ref": "#" } } },
		"then": { "properties": { "in": { "$ref": "#" } } },
		"else": false
	}`))
	if err != nil {
		t.Fatal(err)
	}
	const depth = 60
	for end, want := range map[string]int{"1": 0, "x": 1} {
		yaml := strings.Repeat("{ in: ", depth) + "{ end: " + end + " }" + strings.Repeat(" }", depth)
		m := matter.Parse([]byte("---\nin: "+yaml+"\n---\n"), matter.YAML12)
		if got := len(told(j, m)); got < want {
			t.Errorf("end: %s: %d findings", end, got)
		}
	}
}
