package schema

import "testing"

func TestFold(t *testing.T) {
	for _, same := range [][2]string{
		{"Heat", "heat"},
		{"Ocean’s Eleven", "Ocean's  Eleven "},
		{"“Heat”", `"Heat"`},
		{"Amélie", "Ame\u0301lie"},
		{"Heat &amp; Dust", "Heat & Dust"},
		{"<em class=\"x\">Heat</em>", "Heat"},
		{"Wait…", "wait..."},
		{"One — Two", "One --- Two"},
		{"No\u00a0break", "no break"},
	} {
		if a, b := Fold(same[0]), Fold(same[1]); a != b {
			t.Errorf("Fold(%q) = %q, Fold(%q) = %q, want the same", same[0], a, same[1], b)
		}
	}
	for _, other := range [][2]string{{"Alien 3", "Alien³"}, {"Heat (1995)", "Heat"}, {"I < 3 > 2", "I  2"}, {"Amélie", "Amelie"}} {
		if Fold(other[0]) == Fold(other[1]) {
			t.Errorf("Fold makes %q and %q the same", other[0], other[1])
		}
	}
}

func TestWithoutTags(t *testing.T) {
	for text, want := range map[string]string{
		"plain":             "plain",
		"<i>Heat</i> twice": "Heat twice",
		"1 < 2 > 0":         "1 < 2 > 0",
		"ends with <":       "ends with <",
		"open <i":           "open <i",
	} {
		if got := WithoutTags(text); got != want {
			t.Errorf("WithoutTags(%q) = %q, want %q", text, got, want)
		}
	}
}
