package schema

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/matter"
)

func TestFieldsAndLacking(t *testing.T) {
	const yaml = "---\n" +
		"title: Heat\n" +
		"a.b: dotted\n" +
		"extra: { movie: { rating: 8 } }\n" +
		"songs:\n  - { name: One, by: [{ id: 1 }, { at: 2 }] }\n  - { length: 3 }\n  - plain\n" +
		"tags: []\n" +
		"none:\n---\n"
	const toml = "+++\ntitle = \"Heat\"\n\"a.b\" = \"dotted\"\nextra.movie.rating = 8\ntags = []\nnone = \"\"\n" +
		"[[songs]]\nname = \"One\"\nby = [{ id = 1 }, { at = 2 }]\n[[songs]]\nlength = 3\n+++\n"
	const json = `{ "title": "Heat", "a.b": "dotted", "extra": { "movie": { "rating": 8 } }, "tags": [], "none": null,
		"songs": [{ "name": "One", "by": [{ "id": 1 }, { "at": 2 }] }, { "length": 3 }] }` + "\n"
	for _, test := range []struct {
		path          string
		there, lacked []string
	}{
		{"title", []string{"Heat"}, nil},
		{"a.b", []string{"dotted"}, nil},
		{"extra.movie.rating", []string{"8"}, nil},
		{"extra.movie.year", nil, []string{"movie"}},
		{"extra.film.year", nil, []string{"extra"}},
		{"other.film.year", nil, []string{"all"}},
		{"title.short", nil, []string{"all"}},
		{"none.at", nil, []string{"all"}},
		{"songs.name", []string{"One"}, []string{"item"}},
		{"songs.by.id", []string{"1"}, []string{"item", "item"}},
		{"tags.name", nil, nil},
	} {
		for name, src := range map[string]string{"yaml": yaml, "toml": toml, "json": json} {
			m := matter.Parse([]byte(src), matter.YAML12)
			if len(m.Problems) > 0 {
				t.Fatalf("%s: %v", name, m.Problems)
			}
			var there, lacked []string
			for f := range Fields(m.Root(), test.path) {
				there = append(there, f.Value.Text())
			}
			for in := range Lacking(m.Root(), test.path) {
				switch {
				case in.Value == m.Root():
					lacked = append(lacked, "all")
				case in.Name == "":
					lacked = append(lacked, "item")
				default:
					lacked = append(lacked, in.Name)
				}
			}
			want := test.lacked
			if name == "yaml" && len(want) > 0 && want[0] == "item" {
				want = append(want[:len(want):len(want)], "item") // the song that is no map
			}
			if diff := cmp.Diff(test.there, there); diff != "" {
				t.Errorf("%s, Fields %s (-want +got):\n%s", name, test.path, diff)
			}
			if diff := cmp.Diff(want, lacked); diff != "" {
				t.Errorf("%s, Lacking %s (-want +got):\n%s", name, test.path, diff)
			}
		}
	}
}

func TestFieldsStops(t *testing.T) {
	m := matter.Parse([]byte("---\nsongs: [{ n: 1 }, { n: 2 }, { m: 3 }, { m: 4 }]\n---\n"), matter.YAML12)
	for f := range Fields(m.Root(), "songs.n") {
		if f.Value.Text() != "1" {
			t.Error("Fields goes on")
		}
		break
	}
	seen := 0
	for range Lacking(m.Root(), "songs.n") {
		seen++
		break
	}
	if seen != 1 {
		t.Error("Lacking finds nothing")
	}
}

// TestInitials holds that no key that is there is told not to be.
func TestInitials(t *testing.T) {
	m := matter.Parse([]byte("---\ntitle: Heat\na: { b: 1 }\nextra.x: 2\n\"\": 3\n---\n"), matter.YAML12)
	there := InitialsOf(m)
	for _, path := range []string{"title", "a", "a.b", "a.b.c", "extra.x", "extra.x.y", ""} {
		if !there.May(path) {
			t.Errorf("May(%q) = false", path)
		}
	}
	if there.May("rating") || there.May("b") {
		t.Error("May takes any key")
	}
}
