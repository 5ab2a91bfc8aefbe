package matter

import (
	"testing"

	"github.com/reviewlint/reviewlint/internal/source"
)

func TestInsertList(t *testing.T) {
	for _, test := range []struct{ name, head, want string }{
		{"YAML", "---\ntitle: Heat # loud\n---\n", "---\ntitle: Heat # loud\nx: { y: [a-b, c] }\n---\n"},
		{"CRLF", "---\r\ntitle: Heat\r\n---\r\n", "---\r\ntitle: Heat\r\nx: { y: [a-b, c] }\r\n---\r\n"},
		{"behind a list", "---\ntags:\n  - a\n---\n", "---\ntags:\n  - a\nx: { y: [a-b, c] }\n---\n"},
		{"empty", "---\n---\n", "---\nx: { y: [a-b, c] }\n---\n"},
		{"in braces", "---\n{ title: Heat }\n---\n", "---\n{ title: Heat, x: { y: [a-b, c] } }\n---\n"},
		{"TOML", "+++\ntitle = \"Heat\"\n+++\n", "+++\ntitle = \"Heat\"\nx = { y = [\"a-b\", \"c\"] }\n+++\n"},
		{"before a table", "+++\ntitle = \"Heat\"\n[extra]\ny = 1\n+++\n", "+++\ntitle = \"Heat\"\nx = { y = [\"a-b\", \"c\"] }\n[extra]\ny = 1\n+++\n"},
		{"JSON", "{\n  \"title\": \"Heat\"\n}\n", "{\n  \"title\": \"Heat\",\n  \"x\": { \"y\": [\"a-b\", \"c\"] }\n}\n"},
		{"there", "---\nx: 1\n---\n", ""},
		{"broken", "---\ntitle: [a\n---\n", ""},
		{"none", "Text.\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, ok := Parse([]byte(test.head), YAML12).InsertList("x", "y", []string{"a-b", "c"})
			checkEdit(t, test.head, e, ok, test.want)
		})
	}
}

func TestAppendItem(t *testing.T) {
	for _, test := range []struct{ name, head, want string }{
		{"YAML", "---\nx: { y: [a] }\nz: 1\n---\n", "---\nx: { y: [a, b] }\nz: 1\n---\n"},
		{"in quotes", "---\nx: { y: [\"a\"] }\n---\n", "---\nx: { y: [\"a\", \"b\"] }\n---\n"},
		{"TOML", "+++\nx = { y = ['a'] }\n+++\n", "+++\nx = { y = ['a', 'b'] }\n+++\n"},
		{"JSON", "{\n  \"x\": { \"y\": [\"a\"] }\n}\n", "{\n  \"x\": { \"y\": [\"a\", \"b\"] }\n}\n"},
		{"on lines of their own", "---\nx:\n  y:\n    - a\n---\n", ""},
		{"empty", "---\nx: { y: [] }\n---\n", ""},
		{"no list", "---\nx: { y: a }\n---\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			field, there := Parse([]byte(test.head), YAML12).Get("x.y")
			if !there {
				t.Fatal("there is no x.y")
			}
			e, ok := field.Value.AppendItem("b")
			checkEdit(t, test.head, e, ok, test.want)
		})
	}
}

// checkEdit holds that an edit makes want of a text, or that there is none.
func checkEdit(t *testing.T, text string, e source.Edit, ok bool, want string) {
	t.Helper()
	if ok != (want != "") {
		t.Fatalf("an edit: %v; %q", ok, e.New)
	}
	if !ok {
		return
	}
	got, err := source.Apply([]byte(text), []source.Edit{e})
	if err != nil || string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}

func TestSame(t *testing.T) {
	const head = "---\ntitle: Heat\ntags: [a, b]\n---\n"
	for other, want := range map[string]bool{
		"---\ntitle: \"Heat\" # loud\ntags:\n  - a\n  - b\n---\n": true,
		"---\nx: { y: [1] }\ntitle: Heat\ntags: [a, b]\n---\n":    true,
		"---\ntitle: Heat\ntags: [a, b, c]\n---\n":                false,
		"---\ntitle: Heat\ntags: [a, c]\n---\n":                   false,
		"---\ntitle: Heat\n---\n":                                 false,
		"---\ntitle: Heat\ntags: [a, b]\nz: 1\n---\n":             false,
		"---\ntags: [a, b]\ntitle: Heat\n---\n":                   false,
		"---\ntitle: Heat\ntags: [a, b\n---\n":                    false,
		"---\ntitle: Heat\ntags: [a, b]\ntitle: Heat\n---\n":      false,
		"+++\ntitle = \"Heat\"\ntags = [\"a\", \"b\"]\n+++\n":     false,
		"Text.\n": false,
	} {
		if got := Parse([]byte(head), YAML12).Same(Parse([]byte(other), YAML12), "x"); got != want {
			t.Errorf("%q: %v", other, got)
		}
	}
	if m := Parse([]byte("Text.\n"), YAML12); !m.Same(m, "x") {
		t.Error("a file without front matter isn't the same as itself")
	}
}
