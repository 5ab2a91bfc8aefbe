package schema

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/matter"
)

func words(texts ...string) (wants []Want) {
	for _, text := range texts {
		wants = append(wants, Want{Kind: matter.String, Text: text})
	}
	return wants
}

// TestConstraintCheck tells of each breach its kind, what broke it, and the
// guess, with ! where it is sure.
func TestConstraintCheck(t *testing.T) {
	one, two, five := 1.0, 2, 5.0
	rating := &Rating{Scale: numbers{0.5, 5, 0.5}, Unrated: []string{""}}
	for _, test := range []struct {
		name string
		c    Constraint
		want map[string][]string // by value
	}{
		{"string", Constraint{Type: String}, map[string][]string{
			"Heat": nil, `"88"`: nil, "": nil, "~": nil, "[]": nil,
			"88": {"0 88 88!"}, "007": {"0 007 007"}, "1.5": {"0 1.5 1.5!"}, "1.50": {"0 1.50 1.50"}, "true": {"0 true true"},
			"2024-02-29": {"0 2024-02-29 2024-02-29"}, "[a]": {"0 [a]"}, "{ a: b }": {"0 { a: b }"},
		}},
		{"text", Constraint{Type: Text}, map[string][]string{"88": nil, "true": nil, "2024-02-29": nil, "[a]": {"0 [a]"}}},
		{"number", Constraint{Type: Number}, map[string][]string{
			"4": nil, "4.5": nil, `"4"`: {"0 4 4!"}, `" 4.5 "`: {"0  4.5  4.5!"}, `"4.50"`: {"0 4.50 4.50"}, "four": {"0 four"}, "2024-02-29": {"0 2024-02-29"},
		}},
		{"integer", Constraint{Type: Integer}, map[string][]string{"4": nil, "4.0": nil, "4.5": {"0 4.5"}, `"4.5"`: {"0 4.5"}, `"4"`: {"0 4 4!"}}},
		{"boolean", Constraint{Type: Boolean}, map[string][]string{"true": nil, "1": {"0 1"}}},
		{"array", Constraint{Type: Array}, map[string][]string{"[a, 1]": nil, "a": {"0 a"}}},
		{"object", Constraint{Type: Object}, map[string][]string{"{ a: b }": nil, "[a]": {"0 [a]"}}},
		{"several types", Constraint{Type: String | Array}, map[string][]string{"a": nil, "[a]": nil, "1": {"0 1 1!"}}},
		{"date as a text", Constraint{Type: String, Format: Date}, map[string][]string{"2024-02-29": nil, "2024-2-9": {"4 2024-2-9 2024-02-09!"}, "1995": {"0 1995 1995!"}}},
		{"year as a text", Constraint{Type: String, Format: Year}, map[string][]string{"1995": nil, "95": {"4 95"}}},
		{"enum", Constraint{Enum: words("film", "Drum & Bass", "tea", "Tea", "C")}, map[string][]string{
			"film": nil, "[film, tea]": nil, "": nil,
			"Film": {"2 Film film!"}, "drum  &amp; bass": {"2 drum  &amp; bass Drum & Bass!"}, "flim": {"2 flim film"}, "TEA": {"2 TEA"},
			"[film, flm, 1]": {"2 flm film", "2 1"}, "{ a: b }": {"0 { a: b }"}, "something": {"2 something"},
		}},
		{"enum of numbers", Constraint{Enum: []Want{{matter.Int, "1"}, {matter.Float, "2.5"}, {matter.Null, ""}}}, map[string][]string{
			"1": nil, `"1"`: nil, "1.0": nil, "2.50": nil, "": nil, "3": {"2 3"},
		}},
		{"enum of a truth value", Constraint{Enum: []Want{{matter.Bool, "true"}}}, map[string][]string{"true": nil, "True": nil, "yes": nil, "false": {"2 false"}, "no": {"2 no"}}},
		{"pattern", Constraint{Pattern: regexp.MustCompile(`\(\d{4}\)$`)}, map[string][]string{"Heat (1995)": nil, "Heat": {"10 Heat"}, "1995": {"10 1995"}}},
		{"not", Constraint{Not: &Constraint{Pattern: regexp.MustCompile(`,`)}}, map[string][]string{"a": nil, `["a", "b,"]`: {"11 b,"}}},
		{"not of a type", Constraint{Not: &Constraint{Type: Array | Object}}, map[string][]string{"a": nil, "[]": nil, "[a]": {"11 [a]"}, "{ a: b }": {"11 { a: b }"}}},
		{"not a map", Constraint{Not: &Constraint{Type: Object | Number}}, map[string][]string{"a": nil, "[a, 1]": {"11 1"}, "{ a: b }": {"11 { a: b }"}}},
		{"not a list of a word", Constraint{Not: &Constraint{Type: Array, Enum: words("a")}}, map[string][]string{"a": nil, "[a, a]": {"11 [a, a]"}, "[b]": nil}},
		{"range", Constraint{Minimum: &one, Maximum: &five}, map[string][]string{
			"1": nil, "5": nil, `"2.5"`: nil, "0x3": nil, "0.5": {"6 0.5"}, "5.1": {"7 5.1"}, "200x?": {"5 200x?"}, "[1, 6]": {"7 6"},
		}},
		{"length", Constraint{MinLength: &two, MaxLength: &two}, map[string][]string{"éé": nil, "é": {"8 é"}, "eee": {"9 eee"}, "10": nil, "|\n  ab\n": nil}},
		{"items", Constraint{MinItems: &two, MaxItems: &two}, map[string][]string{"[a, b]": nil, "a": {"13 a"}, "[a]": {"13 [a]"}, "[a, b, c]": {"14 [a, b, c]"}, "[]": nil}},
		{"unique items", Constraint{UniqueItems: true}, map[string][]string{`[a, b, "1", 1]`: nil, "[a, b, a, b]": {"15 a"}}},
		{"unique items of a kind", Constraint{UniqueItems: true, Enum: words("a")}, map[string][]string{"[a, a, b]": {"15 a", "2 b"}, "[b, b]": {"15 b", "2 b"}}},
		{"each item", Constraint{Items: &Constraint{Type: String, NotEmpty: true}}, map[string][]string{
			"[a, b]": nil, "a": nil, "1": {"0 1 1!"}, `[a, 1, "", ~]`: {"0 1 1!", "1 ", "1 ~"}, "": nil,
		}},
		{"rating of each item", Constraint{Items: &Constraint{Rating: rating}}, map[string][]string{
			"[4, 4.5]": nil, `[5.5, "4 ", "", high]`: {"12 5.5", "12 4  4!", "12 high"}, "6": {"12 6"},
		}},
		{"items of items", Constraint{Items: &Constraint{MaxItems: &two, Items: &Constraint{Enum: words("a")}}}, map[string][]string{
			"[[a, b], [a, a, a]]": {"2 b", "14 [a, a, a]"},
		}},
		{"link", Constraint{URL: LinkTo("boxd.it")}, map[string][]string{"https://boxd.it/a": nil, "https://example.org/a": {"3 https://example.org/a"}, "{ a: b }": {"0 { a: b }"}}},
	} {
		for value, want := range test.want {
			m := matter.Parse([]byte("---\nkey: "+value+"\n---\n"), matter.YAML11)
			f, ok := m.Get("key")
			if !ok {
				t.Fatalf("%q: %v", value, m.Problems)
			}
			var got []string
			test.c.Check(f.Value, func(b Breach) {
				span := b.Value.Span()
				text := fmt.Sprintf("%d %s", b.Kind, m.Head()[span.Start:span.End])
				if b.Meant.Text != "" {
					text += " " + b.Meant.Text
				}
				if b.Meant.Sure {
					text += "!"
				}
				got = append(got, text)
			})
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", test.name, value, diff)
			}
		}
	}
}

func TestTypeOf(t *testing.T) {
	for name, want := range map[string]Type{"string": String, "number": Number, "integer": Integer, "boolean": Boolean, "array": Array, "object": Object, "null": AnyType} {
		if got := TypeOf(name); got != want {
			t.Errorf("TypeOf(%s) = %d, want %d", name, got, want)
		}
	}
}
