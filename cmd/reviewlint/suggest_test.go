package main

import "testing"

func TestNearest(t *testing.T) {
	rules := []string{"html-italics", "html-bold", "invalid-rating", "invalid-value", "broken-link"}
	for _, tt := range []struct {
		word, want string
	}{
		{"html-italic", "html-italics"},
		{"HTML-Italics", "html-italics"},
		{"html_bold", "html-bold"},
		{"htlm-bold", "html-bold"},
		{"italics", "html-italics"}, // a part of one name
		{"invalid", ""},             // of two
		{"bold", "html-bold"},
		{"invalid-valeu", "invalid-value"},
		{"spelling", ""},
		{"", ""},
	} {
		if got := nearest(tt.word, rules); got != tt.want {
			t.Errorf("nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"json", "jsn", 1},
		{"json", "josn", 1}, // a swap is one slip
		{"text", "tset", 2},
		{"élan", "elan", 1},
		{"films", "books", 4},
	} {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := distance([]rune(pair[0]), []rune(pair[1])); got != tt.want {
				t.Errorf("distance(%q, %q) = %d, want %d", pair[0], pair[1], got, tt.want)
			}
		}
	}
}
