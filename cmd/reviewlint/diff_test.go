package main

import "testing"

func TestLabel(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"films/heat.md", "a/films/heat.md"},
		{"the films/heat.md", "a/the films/heat.md\t"},
		{`films/"heat".md`, `"a/films/\"heat\".md"`},
		{`a\b.md`, `"a/a\\b.md"`},
		{"amélie.md", `"a/am\303\251lie.md"`},
		{"tab\tbell\a.md", `"a/tab\tbell\a.md"`},
		{"two\nlines.md", `"a/two\nlines.md"`},
		{"esc\x1b.md", `"a/esc\033.md"`},
	} {
		if got := label("a/", tt.name); got != tt.want {
			t.Errorf("label(%q) = %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestPrintable(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Amélie 天 👍\tfine", "Amélie 天 👍\tfine"},
		{"a\u00a0b", "a\u00a0b"},
		{"red\x1b[31m", `red\x1b[31m`},
		{"\u202eevil", `\u202eevil`},
		{"line\r", `line\r`},
		{"broken \xff", `broken \xff`},
		{"a real \ufffd", "a real \ufffd"},
	} {
		if got := printable(tt.in); got != tt.want {
			t.Errorf("printable(%q) = %s, want %s", tt.in, got, tt.want)
		}
	}
}
