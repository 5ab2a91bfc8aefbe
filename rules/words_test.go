package rules

import (
	"strings"
	"testing"
)

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
