package schema

import "testing"

func TestRatingCheck(t *testing.T) {
	scale := &Rating{Min: 0.5, Max: 5, Step: 0.5, Unrated: []string{""}}
	for _, test := range []struct {
		text  string
		fault Fault
		fixed string
	}{
		{"", Fine, ""},
		{"0.5", Fine, ""},
		{".5", Fine, ""},
		{"3.50", Fine, ""},
		{"+4", Fine, ""},
		{"5.", Fine, ""},
		{"1e0", Fine, ""},
		{"0.49", BelowScale, ""},
		{"-3", BelowScale, ""},
		{"44", AboveScale, ""},
		{"5,5", AboveScale, ""},
		{"★★★★★★", AboveScale, ""},
		{"3.3", BetweenSteps, ""},
		{"3,3", BetweenSteps, ""},
		{"NaN", NotANumber, ""},
		{"Inf", NotANumber, ""},
		{"0x3", NotANumber, ""},
		{"three", NotANumber, ""},
		{"7/10", NotANumber, ""},
		{"★3", NotANumber, ""},
		{"3☆", NotANumber, ""},
		{"3.5½", NotANumber, ""},
		{"1,000,5", NotANumber, ""},
		{" ", Misspelt, ""},
		{" 4 ", Misspelt, "4"},
		{"3,5", Misspelt, "3.5"},
		{"½", Misspelt, "0.5"},
		{"3½", Misspelt, "3.5"},
		{"3 ½", Misspelt, "3.5"},
		{"★★★½", Misspelt, "3.5"},
		{"★★★½☆", Misspelt, "3.5"},
		{"★★★☆☆", Misspelt, "3"},
		{"⭐⭐", Misspelt, "2"},
		{"⭐️⭐️", Misspelt, "2"},
		{"4/5", Misspelt, "4"},
		{"4 / 5", Misspelt, "4"},
		{"★★/5", Misspelt, "2"},
		{"1 star", Misspelt, "1"},
		{"3.5 stars", Misspelt, "3.5"},
		{"۴٫۵", Misspelt, "4.5"},
		{"٣", Misspelt, "3"},
		{"३.५", Misspelt, "3.5"},
		{"４.５", Misspelt, "4.5"},
		{"４．５", Misspelt, "4.5"},
		{"𝟛", Misspelt, "3"},
		{"４／５", Misspelt, "4"},
		{"”3”", Misspelt, "3"},
		{"“4.5”", Misspelt, "4.5"},
		{"'4'", Misspelt, "4"},
		{"„★★★“", Misspelt, "3"},
		{"۹", AboveScale, ""},
		{"”good”", NotANumber, ""},
		{"””", NotANumber, ""},
		{"4²", NotANumber, ""},
	} {
		fault, fixed := scale.Check(test.text)
		if fault != test.fault || fixed != test.fixed {
			t.Errorf("Check(%q) = %v, %q, want %v, %q", test.text, fault, fixed, test.fault, test.fixed)
		}
	}
}

func TestRatingCheckOtherScale(t *testing.T) {
	scale := &Rating{Min: 0, Max: 10, Step: 0.1}
	for text, want := range map[string]Fault{"": NotANumber, "0": Fine, "7.3": Fine, "9.9": Fine, "7.35": BetweenSteps, "8/10": Misspelt} {
		if got, _ := scale.Check(text); got != want {
			t.Errorf("Check(%q) = %v, want %v", text, got, want)
		}
	}
}
