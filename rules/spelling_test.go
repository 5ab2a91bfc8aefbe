package rules

import (
	"strings"
	"testing"
)

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"rating", "rating", 0},
		{"ratnig", "rating", 1},
		{"raing", "rating", 1},
		{"raating", "rating", 1},
		{"roting", "rating", 1},
		{"ca", "abc", 3}, // each place is changed once
		{"kitten", "sitting", 3},
	} {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := distance(test.b, test.a); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.b, test.a, got, test.want)
		}
	}
	if got := distance(strings.Repeat("a", longestWord+1), "a"); got < longestWord {
		t.Errorf("distance of a word that is too long = %d", got)
	}
}

func TestSlips(t *testing.T) {
	for _, slip := range [][2]string{
		{"communication", "communciation"}, {"attachments", "attachements"}, {"punch", "punh"},
		{"turmeric", "tumeric"}, {"abbadons", "abaddons"}, {"kenya", "keynya"}, {"stephans", "stephens"},
	} {
		if !slips(slip[0], slip[1]) || !slips(slip[1], slip[0]) {
			t.Errorf("%s is no slip of %s", slip[1], slip[0])
		}
	}
	for _, other := range [][2]string{
		{"dream", "dreams"}, {"story", "stories"}, {"woman", "women"}, {"write", "writing"}, {"wolf", "wolves"},
		{"colour", "color"}, {"theatre", "theater"}, {"realise", "realize"}, {"traveller", "traveler"},
		{"mean", "lean"}, {"down", "dawn"}, {"seven", "se7en"}, {"night", "light"}, {"amélie", "amlie"},
	} {
		if slips(other[0], other[1]) || slips(other[1], other[0]) {
			t.Errorf("%s passes for a slip of %s", other[1], other[0])
		}
	}
}

func TestClip(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                    "plain",
		"two\nlines":               "two lines",
		"a `tick`":                 "a 'tick'",
		strings.Repeat("é", 60):    strings.Repeat("é", 60),
		strings.Repeat("é", 61):    strings.Repeat("é", 60) + "…",
		"control \x1b is reported": "control \x1b is reported", // by the report, which escapes it
	} {
		if got := clip(text); got != want {
			t.Errorf("clip(%q) = %q, want %q", text, got, want)
		}
	}
}
