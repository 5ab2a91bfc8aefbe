package schema

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A ratingCase is a text with what Check is to say of it.
type ratingCase struct {
	text    string
	fault   Fault
	instead string // joined by " or "
}

func checkCases(t *testing.T, r *Rating, cases []ratingCase) {
	t.Helper()
	for _, c := range cases {
		fault, instead := r.Check(c.text)
		if fault != c.fault || strings.Join(instead, " or ") != c.instead {
			t.Errorf("%s: Check(%q) = %v, %q, want %v, %q", r, c.text, fault, instead, c.fault, c.instead)
		}
	}
}

func TestNumbers(t *testing.T) {
	checkCases(t, Preset.Key("rating").Rating, []ratingCase{
		{"", Fine, ""},
		{"0.5", Fine, ""},
		{".5", Fine, ""},
		{"3.50", Fine, ""},
		{"+4", Fine, ""},
		{"5.", Fine, ""},
		{"1e0", Fine, ""},
		{"0.49", BelowScale, ""},
		{"-3", BelowScale, ""},
		{"☆☆☆☆☆", BelowScale, ""},
		{"44", AboveScale, ""},
		{"5,5", AboveScale, ""},
		{"★★★★★★", AboveScale, ""},
		{"3.3", BetweenSteps, "3 or 3.5"},
		{"3,3", BetweenSteps, "3 or 3.5"},
		{"NaN", OffScale, ""},
		{"Inf", OffScale, ""},
		{"0x3", OffScale, ""},
		{"three", OffScale, ""},
		{"7/10", OffScale, ""},
		{"4/0", OffScale, ""},
		{"80%", OffScale, ""},
		{"★3", OffScale, ""},
		{"3☆", OffScale, ""},
		{"★★★☆", OffScale, ""},
		{"★★★☆/5", OffScale, ""},
		{"3.5½", OffScale, ""},
		{"1,000,5", OffScale, ""},
		{" ", Misspelt, ""},
		{" 4 ", Misspelt, "4"},
		{"3,5", Misspelt, "3.5"},
		{"½", Misspelt, "0.5"},
		{"3½", Misspelt, "3.5"},
		{"3 ½", Misspelt, "3.5"},
		{"★★★½", Misspelt, "3.5"},
		{"★★★½☆", Misspelt, "3.5"},
		{"★★★☆☆", Misspelt, "3"},
		{"★ ★ ★", Misspelt, "3"},
		{"⭐⭐", Misspelt, "2"},
		{"⭐️⭐️", Misspelt, "2"},
		{"4/5", Misspelt, "4"},
		{"4 / 5", Misspelt, "4"},
		{"4 out of 5 stars", Misspelt, "4"},
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
		{"”good”", OffScale, ""},
		{"””", OffScale, ""},
		{"4²", OffScale, ""},
	})
}

func TestNumbersOfAnotherScale(t *testing.T) {
	r := numbersOf(t, 0, 10, 0.1)
	r.Unrated = []string{"0", "TBD"}
	r.Also = []string{"Abandoned"}
	checkCases(t, r, []ratingCase{
		{"", OffScale, ""},
		{"0", Fine, ""},
		{"0.0", Fine, ""},
		{"7.3", Fine, ""},
		{"9.9", Fine, ""},
		{"7.35", BetweenSteps, "7.3 or 7.4"},
		{"8/10", Misspelt, "8"},
		{"80%", OffScale, ""},
		{"★★★★", OffScale, ""}, // of how many?
		{"4 stars", OffScale, ""},
		{"4 stars out of 10", Misspelt, "4"},
		{"★★★★☆", OffScale, ""},
		{"★★★★☆☆☆☆☆☆", Misspelt, "4"},
		{"TBD", Fine, ""},
		{"tbd", Misspelt, "TBD"},
		{"Abandoned", Fine, ""},
		{"abandoned", Misspelt, "Abandoned"},
		{"Abandonned", Mistyped, "Abandoned"},
		{"Finished", OffScale, ""},
	})
}

func TestNumbersWithoutSteps(t *testing.T) {
	checkCases(t, numbersOf(t, 1, 100, 0), []ratingCase{{"66.67", Fine, ""}, {"80%", Misspelt, "80"}, {"0.5", BelowScale, ""}})
}

func TestForm(t *testing.T) {
	quarters := formOf(t, "n/4", Limits{Step: ptr(0.25)})
	checkCases(t, quarters, []ratingCase{
		{"3.5/4", Fine, ""},
		{"0/4", Fine, ""},
		{"3.50/4", Fine, ""},
		{"3 / 4", Misspelt, "3/4"},
		{"３／４", Misspelt, "3/4"},
		{"3,5/4", Misspelt, "3.5/4"},
		{"3½/4", Misspelt, "3.5/4"},
		{"3½", Misspelt, "3.5/4"},
		{"3", Misspelt, "3/4"},
		{"3 out of 4", Misspelt, "3/4"},
		{"★★★☆", Misspelt, "3/4"},
		{"5/4", AboveScale, ""},
		{"-1/4", BelowScale, ""},
		{"3.3/4", BetweenSteps, "3.25/4 or 3.5/4"},
		{"3/5", OffScale, ""},
		{"3/4 (aka B+)", OffScale, ""},
		{"", OffScale, ""},
		{"/4", OffScale, ""},
	})
	checkCases(t, formOf(t, "n/4*", Limits{}), []ratingCase{
		{"3/4", Fine, ""},
		{"3.33/4 (aka B+)", Fine, ""},
		{"9/4 (aka B+)", AboveScale, ""},
		{"3 / 4", Misspelt, "3/4"},
		{"3 / 4 (aka B+)", OffScale, ""},
	})
	checkCases(t, formOf(t, "rank_n", Limits{Min: ptr(1), Max: ptr(5), Step: ptr(1)}), []ratingCase{
		{"rank_3", Fine, ""},
		{"Rank_3", Misspelt, "rank_3"},
		{" rank_ 3", Misspelt, "rank_3"},
		{"rank_0", BelowScale, ""},
		{"rank_6", AboveScale, ""},
		{"rank_2.5", BetweenSteps, "rank_2 or rank_3"},
		{"rank3", OffScale, ""},
		{"rank_", OffScale, ""},
		{"ran_3", OffScale, ""},
	})
	checkCases(t, formOf(t, "n%", Limits{}), []ratingCase{{"80%", Fine, ""}, {"80 %", Misspelt, "80%"}, {"101%", AboveScale, ""}, {"8/10", OffScale, ""}})
	checkCases(t, formOf(t, "n stars", Limits{Max: ptr(4)}), []ratingCase{{"3 stars", Fine, ""}, {"3 Stars", Misspelt, "3 stars"}, {"★★★", Misspelt, "3 stars"}, {"3/5", OffScale, ""}})
}

func TestLetters(t *testing.T) {
	r := lettersOf(t, "A+ to F")
	r.Also = []string{"Abandoned"}
	checkCases(t, r, []ratingCase{
		{"A+", Fine, ""},
		{"D-", Fine, ""},
		{"F", Fine, ""},
		{"Abandoned", Fine, ""},
		{"abandoned", Misspelt, "Abandoned"},
		{"a-", Misspelt, "A-"},
		{"A−", Misspelt, "A-"},
		{"B +", Misspelt, "B+"},
		{"“B”", Misspelt, "B"},
		{"E", OffScale, ""},
		{"F-", OffScale, ""},
		{"F+", OffScale, ""},
		{"AB", OffScale, ""},
		{"4", OffScale, ""},
		{"", OffScale, ""},
		{"””", OffScale, ""},
	})
}

func TestLettersSpec(t *testing.T) {
	for spec, want := range map[string]string{
		"A to F":          "F D C B A",
		"A+ to F":         "F D- D D+ C- C C+ B- B B+ A- A A+",
		"A to F-":         "F- F F+ D- D D+ C- C C+ B- B B+ A- A",
		"A+ to C":         "C C+ B- B B+ A- A A+",
		"S, A to D":       "D C B A S",
		"a, b,c":          "c b a",
		"A to D, E, F":    "F E D C B A",
		"C to G":          "G F E D C",
		"E to F":          "F E",
		" A+  to  B+ , F": "F B+ A- A A+",
	} {
		got := lettersOf(t, spec).Scale.(ranks).words
		if strings.Join(got, " ") != want {
			t.Errorf("Letters(%q) = %q, want %q", spec, got, want)
		}
	}
}

func TestStars(t *testing.T) {
	checkCases(t, starsOf(t, 5, Row{}), []ratingCase{
		{"★", Fine, ""},
		{"★★★☆☆", Fine, ""},
		{"⭐⭐⭐", Fine, ""},
		{"⭐️⭐️⭐️", Fine, ""},
		{"☆☆☆☆☆", Fine, ""},
		{"★★★ ", Misspelt, "★★★"},
		{"★ ★ ★ ☆ ☆", Misspelt, "★★★☆☆"},
		{"★★★☆", Mistyped, "★★★☆☆"},
		{"★★★★☆☆", Mistyped, "★★★★☆"},
		{"3", Mistyped, "★★★"},
		{"3 stars", Mistyped, "★★★"},
		{"3/5", Mistyped, "★★★☆☆"},
		{"0", Mistyped, "☆☆☆☆☆"},
		{"★★★★★★", AboveScale, ""},
		{"★★★½", BetweenSteps, "★★★ or ★★★★"},
		{"★★★½☆", BetweenSteps, "★★★☆☆ or ★★★★☆"},
		{"★⭐", OffScale, ""},
		{"3/10", OffScale, ""},
		{"good", OffScale, ""},
		{"", OffScale, ""},
	})
	yes, no := true, false
	checkCases(t, starsOf(t, 5, Row{Half: true, Padded: &yes, Star: "★"}), []ratingCase{
		{"★★★☆☆", Fine, ""},
		{"★★★½☆", Fine, ""},
		{"★★★★½", Fine, ""},
		{"★★★", Misspelt, "★★★☆☆"},
		{"⭐⭐⭐½", Misspelt, "★★★½☆"},
		{"4", Misspelt, "★★★★☆"},
		{"4.5", Misspelt, "★★★★½"},
		{"4.2", BetweenSteps, "★★★★☆ or ★★★★½"},
	})
	checkCases(t, starsOf(t, 4, Row{Padded: &no, Star: "⭐️"}), []ratingCase{
		{"⭐⭐", Fine, ""},
		{"⭐️⭐️", Fine, ""},
		{"★★", Misspelt, "⭐⭐"},
		{"★★☆☆", Misspelt, "⭐⭐"},
		{"☆☆☆☆", BelowScale, ""},
	})
	checkCases(t, starsOf(t, 10, Row{}), []ratingCase{{"★★★★★★★", Fine, ""}, {"★★★", Fine, ""}, {"★★★☆☆", Mistyped, "★★★☆☆☆☆☆☆☆"}})
}

func TestValues(t *testing.T) {
	r := valuesOf(t, "Pass", "Ok", "Recommended", "Must see")
	r.Unrated = []string{"", "?"}
	checkCases(t, r, []ratingCase{
		{"Pass", Fine, ""},
		{"?", Fine, ""},
		{"", Fine, ""},
		{"  ", Misspelt, ""},
		{"ok", Misspelt, "Ok"},
		{" Recommended", Misspelt, "Recommended"},
		{"Must  See", Misspelt, "Must see"},
		{"<b>Ok</b>", Misspelt, "Ok"},
		{"Recomended", Mistyped, "Recommended"},
		{"Recmomended", Mistyped, "Recommended"},
		{"Past", Mistyped, "Pass"},
		{"Oh", OffScale, ""},
		{"Great", OffScale, ""},
		{"Pass, Ok", OffScale, ""},
	})
	checkCases(t, valuesOf(t, "sold", "gold"), []ratingCase{{"bold", OffScale, ""}, {"golds", Mistyped, "gold"}})
	checkCases(t, valuesOf(t, "بد", "متوسط", "عالی"), []ratingCase{{"عالی", Fine, ""}, {"متوسطط", Mistyped, "متوسط"}, {"خوب", OffScale, ""}})
}

func TestScaleDescribesItself(t *testing.T) {
	yes := true
	abandoned := lettersOf(t, "A+ to F")
	abandoned.Also = []string{"Abandoned", "TBD"}
	for _, test := range []struct {
		r    *Rating
		want [4]string
	}{
		{Preset.Key("rating").Rating, [4]string{"0.5 to 5 in steps of 0.5", "a number from 0.5 to 5", "a number", "a plain number"}},
		{numbersOf(t, 0, 1e6, 0), [4]string{"0 to 1000000", "a number from 0 to 1000000", "a number", "a plain number"}},
		{abandoned, [4]string{"A+ to F, or Abandoned or TBD", "a grade from A+ to F, or Abandoned or TBD", "a grade of the scale", "spelt as on the scale"}},
		{starsOf(t, 5, Row{Half: true}), [4]string{"0 to 5 stars in halves", "0 to 5 stars, as in `★★★`", "a row of stars", "a plain row of 5 stars"}},
		{starsOf(t, 5, Row{Padded: &yes}), [4]string{"0 to 5 stars", "0 to 5 stars, as in `★★★☆☆`", "a row of stars", "in the form `★★★☆☆`"}},
		{valuesOf(t, "Pass", "Ok", "Recommended"), [4]string{"Pass, Ok or Recommended", "Pass, Ok or Recommended", "a word of the scale", "spelt as on the scale"}},
		{formOf(t, "n/4", Limits{Step: ptr(0.5)}), [4]string{"0/4 to 4/4 in steps of 0.5", "0/4 to 4/4", "a number in the form `n/4`", "in the form `n/4`"}},
	} {
		got := [4]string{test.r.String(), test.r.Range(), test.r.Noun(), test.r.Form("★★★")}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.r, diff)
		}
	}
}

func TestScaleErrors(t *testing.T) {
	numbers := func(min, max, step float64) error {
		_, err := Numbers(Limits{&min, &max, &step})
		return err
	}
	letters := func(spec string) error {
		_, err := Letters(spec)
		return err
	}
	form := func(text string) error {
		_, err := Form(text, Limits{})
		return err
	}
	values := func(words ...string) error {
		_, err := Values(words)
		return err
	}
	stars := func(max int, star string) error {
		_, err := Stars(max, Row{Star: star})
		return err
	}
	_, none := Numbers(Limits{Min: ptr(1)})
	inf := math.Inf(1)
	for want, err := range map[string]error{
		"a scale of numbers needs the best one, `max`":                   none,
		"the scale goes from 5 to 1: `max` must be the greater one":      numbers(5, 1, 1),
		"the scale goes from 5 to 5: `max` must be the greater one":      numbers(5, 5, 1),
		"`step` is 0, and must be greater than 0":                        numbers(0, 5, 0),
		"`step` is -1, and must be greater than 0":                       numbers(0, 5, -1),
		"steps of 0.3 don't lead from 0 to 5":                            numbers(0, 5, 0.3),
		"steps of 9 don't lead from 0 to 5":                              numbers(0, 5, 9),
		"a scale goes from one number to another: these have no end":     numbers(0, inf, 1),
		"`` is no grade: that is a letter, which + or - may follow":      letters(""),
		"`AA` is no grade: that is a letter, which + or - may follow":    letters("AA, B"),
		"`1` is no grade: that is a letter, which + or - may follow":     letters("A to 1"),
		"`A` and `f` are not in the same case":                           letters("A to f"),
		"the best grade is to come first: `A to F`":                      letters("F to A"),
		"`B` is there twice":                                             letters("A to C, B"),
		"`A` and `a` are one word in two spellings":                      letters("A, a"),
		"a scale of letters has more than one, as in `A+ to F`":          letters("A"),
		"the form `x/5` needs an `n` that stands alone, for the number":  form("x/5"),
		"the form `rank` needs an `n` that stands alone, for the number": form("rank"),
		"the form `n of n` has two numbers `n`":                          form("n of n"),
		"a plain number needs no form: leave it out":                     form("n"),
		"a scale of words needs some":                                    values(),
		"an empty text is no word of a scale; `unrated` takes it":        values("Ok", " "),
		"`Ok` is there twice":                                            values("Ok", "Pass", "Ok"),
		"`Ok` and `ok` are one word in two spellings":                    values("Ok", "ok"),
		"there are 0 stars, and must be from 1 to 100":                   stars(0, ""),
		"there are 101 stars, and must be from 1 to 100":                 stars(101, ""),
		"`x` is no star: write `★` or `⭐`":                               stars(5, "x"),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("got the error %v, want %q", err, want)
		}
	}
	if _, err := Form("rank_n", Limits{}); err == nil || err.Error() != "a scale of numbers needs the best one, `max`" {
		t.Errorf("a form that doesn't tell the greatest number gives %v", err)
	}
}

// TestCheckIsCheap holds that what is fine takes no memory.
func TestCheckIsCheap(t *testing.T) {
	for text, r := range map[string]*Rating{"3.5": Preset.Key("rating").Rating, "A-": lettersOf(t, "A+ to F"), "Ok": valuesOf(t, "Pass", "Ok"), "3/4": formOf(t, "n/4", Limits{})} {
		if n := testing.AllocsPerRun(10, func() { r.Check(text) }); n > 0 {
			t.Errorf("Check(%q) allocates %v times", text, n)
		}
	}
}

func ptr(n float64) *float64 { return &n }

func must(t testing.TB, r *Rating, err error) *Rating {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func numbersOf(t testing.TB, min, max, step float64) *Rating {
	t.Helper()
	limits := Limits{Min: &min, Max: &max, Step: &step}
	if step == 0 {
		limits.Step = nil
	}
	r, err := Numbers(limits)
	return must(t, r, err)
}

func formOf(t testing.TB, text string, l Limits) *Rating {
	t.Helper()
	r, err := Form(text, l)
	return must(t, r, err)
}

func lettersOf(t testing.TB, spec string) *Rating {
	t.Helper()
	r, err := Letters(spec)
	return must(t, r, err)
}

func starsOf(t testing.TB, max int, row Row) *Rating {
	t.Helper()
	r, err := Stars(max, row)
	return must(t, r, err)
}

func valuesOf(t testing.TB, words ...string) *Rating {
	t.Helper()
	r, err := Values(words)
	return must(t, r, err)
}
