package spelling

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
		if got := Nearest(tt.word, rules); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
