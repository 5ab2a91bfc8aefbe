package schema

import (
	"testing"

	"pgregory.net/rapid"
)

// texts generates what people and programs write in the place of a rating, and
// things that look like it.
func texts() *rapid.Generator[string] {
	part := rapid.SampledFrom([]string{
		"0", "1", "3", "4", "5", "10", "0.5", "3.5", "½", "-", "+", ".", ",", "/", "/5", "/4", "%", " ", " of ", " out of ", " stars",
		"★", "⭐", "☆", "\ufe0f", "★★★", "☆☆", "A", "b", "F", "+", "ok", "Pass", "recomended", "rank_", "n", "TBD", "“", "”", "'", "٣", "５", "<i>", "\x00", "\xff",
	})
	return rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOfN(part, 0, 6), func(parts []string) string {
			text := ""
			for _, p := range parts {
				text += p
			}
			return text
		}),
	)
}

// scales returns one of every kind.
func scales(t testing.TB) []*Rating {
	yes, no := true, false
	all := []*Rating{
		numbersOf(t, 0.5, 5, 0.5), numbersOf(t, 0, 10, 0.1), numbersOf(t, 0, 100, 0),
		formOf(t, "n/4", Limits{Step: ptr(0.25)}), formOf(t, "n/5*", Limits{}), formOf(t, "rank_n", Limits{Min: ptr(1), Max: ptr(5)}), formOf(t, "n%", Limits{}), formOf(t, "n stars", Limits{Max: ptr(5)}),
		lettersOf(t, "A+ to F"), lettersOf(t, "s, a to d"),
		starsOf(t, 5, Row{}), starsOf(t, 5, Row{Half: true}), starsOf(t, 4, Row{Padded: &yes, Star: emoji}), starsOf(t, 10, Row{Half: true, Padded: &no}),
		valuesOf(t, "Pass", "Ok", "Recommended"),
	}
	for _, r := range all {
		r.Unrated, r.Also = []string{"", "TBD"}, []string{"Abandoned"}
	}
	return all
}

// TestWhatCheckGivesIsFine holds that whatever is to be written instead of a
// rating is one, and the same one where only the spelling was wrong.
func TestWhatCheckGivesIsFine(t *testing.T) {
	scale := rapid.SampledFrom(scales(t))
	rapid.Check(t, func(t *rapid.T) {
		r, text := scale.Draw(t, "scale"), texts().Draw(t, "text")
		fault, instead := r.Check(text)
		for _, other := range instead {
			if f, _ := r.Check(other); f != Fine {
				t.Fatalf("%s: instead of %q Check gives %q, which has the fault %v", r, text, other, f)
			}
		}
		score, scored := r.Score(text)
		if scored != (fault == Fine || fault == Misspelt) && !r.isBeside(text) && !r.isBeside(join(instead)) && fault != Mistyped {
			t.Fatalf("%s: %q has the fault %v, and its score is %v, %v", r, text, fault, score, scored)
		}
		if fault != Misspelt || r.isBeside(instead[0]) {
			return
		}
		if other, ok := r.Score(instead[0]); !ok || other.n != score.n {
			t.Fatalf("%s: %q, of score %v, is to be %q, of score %v, %v", r, text, score, instead[0], other, ok)
		}
	})
}

// isBeside reports whether a text stands beside the scale.
func (r *Rating) isBeside(text string) bool {
	f, _ := match(text, append(r.Unrated[:len(r.Unrated):len(r.Unrated)], r.Also...))
	return f == Fine
}

func join(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return either(words)
}

func TestScore(t *testing.T) {
	five, ten, letters, values := numbersOf(t, 0, 5, 0), numbersOf(t, 0, 10, 0), lettersOf(t, "A+ to F"), valuesOf(t, "Pass", "Ok")
	rows, form := starsOf(t, 5, Row{Half: true}), formOf(t, "n/5", Limits{})
	for _, test := range []struct {
		a                *Rating
		text             string
		b                *Rating
		other            string
		same, comparable bool
	}{
		{five, "4", ten, "8", true, true},
		{five, "4", ten, "4", false, true},
		{five, "3.5", rows, "★★★½", true, true},
		{five, "3", rows, "★★★☆☆", true, true},
		{five, "4", rows, "★★★", false, true},
		{form, "3/5", five, "3", true, true},
		{form, "3/5", five, "3 / 5", true, true},
		{rows, "0", five, "0", true, true},
		{letters, "A-", letters, "a-", true, true},
		{letters, "A-", lettersOf(t, "A+ to F"), "B", false, true},
		{letters, "A", five, "5", false, false},
		{numbersOf(t, -10, 0, 0), "-2", numbersOf(t, -10, 0, 0), "-2", true, true},
		{numbersOf(t, -10, 0, 0), "-2", five, "4", false, false},
		{values, "Ok", values, "ok", true, true},
		{values, "Ok", valuesOf(t, "Ok", "Pass"), "Ok", false, false},
	} {
		a, ok := test.a.Score(test.text)
		b, other := test.b.Score(test.other)
		if !ok || !other {
			t.Errorf("no score of %q or %q", test.text, test.other)
		}
		for range 2 {
			if same, comparable := a.Compare(b); same != test.same || comparable != test.comparable {
				t.Errorf("%q and %q: same %v, comparable %v, want %v, %v", test.text, test.other, same, comparable, test.same, test.comparable)
			}
			a, b = b, a
		}
	}
}

func TestReadScore(t *testing.T) {
	eight, _ := numbersOf(t, 0, 10, 0).Score("8")
	for _, text := range []string{"4/5", "8/10", "80%", "★★★★☆", "⭐⭐⭐⭐☆", "4 out of 5", "4 of 5 stars"} {
		score, ok := ReadScore(text)
		if same, _ := score.Compare(eight); !ok || !same {
			t.Errorf("ReadScore(%q) = %v, %v, want that of 8 out of 10", text, score, ok)
		}
	}
	for _, text := range []string{"4", "★★★★", "4 stars", "A", "", "4/x", "1995/12/15"} {
		if score, ok := ReadScore(text); ok {
			t.Errorf("ReadScore(%q) = %v, but it doesn't say out of how many", text, score)
		}
	}
}
