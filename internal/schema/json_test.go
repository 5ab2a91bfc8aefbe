package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
func told(j *JSON, m *matter.Matter) string {
	var b strings.Builder
	j.Check(m, func(br Breach) {
		span := br.Value.Span()
		if br.Kind == Unexpected {
			span = br.Key.Key
		}
		fmt.Fprintf(&b, "%d %s `%s`", br.Kind, br.Path, m.Head()[span.Start:span.End])
		if br.Why != "" {
			b.WriteString(" " + br.Why)
		}
		b.WriteByte('\n')
	})
	return b.String()
}

func TestX(t *testing.T) {
	j, err := ReadJSON([]byte(filmSchema))
	if err != nil {
		t.Fatal(err)
	}
	m := matter.Parse([]byte("---\nlayout: list\ntitle: Heat\nrating: 5.2\ntags: [a, a, 5, averyverylongtag]\nextra: { kind: flim }\nscore: 11\nurl: x y\nratng: 4\n---\n"), matter.YAML12)
	t.Log(told(j, m))
	_ = cmp.Diff
}

func BenchmarkJSON(b *testing.B) {
	j, err := ReadJSON([]byte(filmSchema))
	if err != nil {
		b.Fatal(err)
	}
	m := matter.Parse([]byte("---\nlayout: review\ntitle: Heat (1995)\nrating: 4.5\nwatched: 2024-02-29\nurl: https://boxd.it/abc\ntags: [quiet, winter]\nextra: { kind: film, year: 1995 }\nscore: 9\n---\n"), matter.YAML12)
	if s := told(j, m); s != "" {
		b.Fatal(s)
	}
	b.Run("fine", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			j.Check(m, func(Breach) {})
		}
	})
	bad := matter.Parse([]byte("---\nlayout: list\ntitle: Heat\nrating: 5.2\ntags: [a, a, 5, averyverylongtag]\nextra: { kind: flim }\nscore: 11\nurl: x y\nratng: 4\n---\n"), matter.YAML12)
	b.Run("bad", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			j.Check(bad, func(Breach) {})
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			ReadJSON([]byte(filmSchema))
		}
	})
}
