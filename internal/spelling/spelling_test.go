package spelling

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"rating", "rating", 0}, {"ratng", "rating", 1}, {"ratting", "rating", 1},
		{"raitng", "rating", 1}, {"difficutly", "difficulty", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3},
		{"Amélie", "Amelie", 1}, {"千と千尋", "千と干尋", 1}, {strings.Repeat("a", 100), strings.Repeat("a", 99), 1},
	} {
		if got := Distance(test.a, test.b); got != test.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestDistanceIsSymmetricAndBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.StringMatching(`[abc]{0,60}`).Draw(t, "a"), rapid.StringMatching(`[abc]{0,60}`).Draw(t, "b")
		d := Distance(a, b)
		if d != Distance(b, a) {
			t.Errorf("Distance(%q, %q) = %d, the other way %d", a, b, d, Distance(b, a))
		}
		if d < max(len(a), len(b))-min(len(a), len(b)) || d > max(len(a), len(b)) || (d == 0) != (a == b) {
			t.Errorf("Distance(%q, %q) = %d", a, b, d)
		}
	})
}
