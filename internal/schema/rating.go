package schema

import (
	"slices"
	"strings"
)

// A Rating is what a rating may be: a place on a scale, or one of the values
// that stand beside it.
type Rating struct {
	Scale
	Unrated []string // mean that there is no rating
	Also    []string // stand in the place of a rating: Abandoned
}

// A Scale is what ratings are measured on: [Numbers], [Letters], [Stars],
// [Values], or numbers in a [Form].
type Scale interface {
	String() string  // all of it, for people: "0.5 to 5 in steps of 0.5"
	Range() string   // what to write, for people: "a number from 0.5 to 5"
	Noun() string    // what one that is off the scale is not: "a number"
	Form() string    // what one that is misspelt or mistyped is not: "a plain number"
	OneOfList() bool // a list of one rating will do: templates take it for a category

	check(text string) (Fault, []string)
	score(text string) (Score, bool)
}

// A Fault is what is wrong with a rating.
type Fault uint8

const (
	Fine       Fault = iota
	BelowScale       // too small a number
	AboveScale       // too large a number
	BetweenSteps
	OffScale // nothing of the kind that is on the scale
	Mistyped // likewise, but probably meant to be something that is
	Misspelt // on the scale, but written in another way
)

// Check says what is wrong with a rating of the given text, and what to write
// instead: of one that is Misspelt or Mistyped the rating that is meant, of one
// that is BetweenSteps the two around it.
func (r *Rating) Check(text string) (f Fault, instead []string) {
	if r.IsUnrated(text) || slices.Contains(r.Also, text) {
		return Fine, nil
	}
	f, instead = r.Scale.check(text)
	if f != OffScale && f != Mistyped {
		return f, instead
	}
	for _, words := range [...][]string{r.Also, r.Unrated} {
		if g, meant := match(text, words); g > f {
			f, instead = g, []string{meant}
		}
	}
	return f, instead
}

// IsUnrated reports whether the text means that there is no rating.
func (r *Rating) IsUnrated(text string) bool {
	if slices.Contains(r.Unrated, text) {
		return true
	}
	n, ok := ParseNumber(text)
	return ok && slices.ContainsFunc(r.Unrated, func(unrated string) bool {
		zero, ok := ParseNumber(unrated)
		return ok && n == zero
	})
}

// Score returns the place of a rating on the scale, however it is spelt; false
// if it is not on the scale.
func (r *Rating) Score(text string) (Score, bool) {
	if r.IsUnrated(text) || slices.Contains(r.Also, text) {
		return Score{}, false
	}
	return r.Scale.score(text)
}

// String describes the scale with what stands beside it: "A+ to F, or
// Abandoned".
func (r *Rating) String() string { return r.Scale.String() + orAlso(r.Also) }

// Range says what to write, for people: "a number from 0.5 to 5".
func (r *Rating) Range() string { return r.Scale.Range() + orAlso(r.Also) }

// Form says what a misspelt or mistyped rating is not, for people: "a plain
// number". Meant is what to write instead.
func (r *Rating) Form(meant string) string {
	if slices.Contains(r.Also, meant) || slices.Contains(r.Unrated, meant) {
		return asOnScale
	}
	return r.Scale.Form()
}

// asOnScale is the form of words.
const asOnScale = "spelt as on the scale"

func orAlso(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return ", or " + either(words)
}

// either joins words: "Pass, Ok or Recommended".
func either(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
