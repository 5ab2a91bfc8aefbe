package schema

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Rating is a scale of numbers, and the spellings that mean "not rated".
type Rating struct {
	Min, Max, Step float64
	Unrated        []string
}

// A Fault is what is wrong with a rating.
type Fault uint8

const (
	Fine       Fault = iota
	BelowScale       // a number, too small
	AboveScale       // a number, too large
	BetweenSteps
	NotANumber
	Misspelt // a number of the scale, written in another way
)

// Check says what is wrong with a rating of the given text. Where the rating
// is only misspelt, fixed is how it should be written.
func (r *Rating) Check(text string) (f Fault, fixed string) {
	if slices.Contains(r.Unrated, text) {
		return Fine, ""
	}
	if n, ok := ParseNumber(text); ok {
		return r.place(n), ""
	}
	trimmed := strings.TrimSpace(text)
	if slices.Contains(r.Unrated, trimmed) {
		return Misspelt, trimmed
	}
	trimmed = strings.Map(asciiDigit, strings.Trim(trimmed, quotes))
	if before, of, ok := strings.Cut(trimmed, "/"); ok && strings.TrimSpace(of) == fmt.Sprint(r.Max) {
		trimmed = before // 4/5
	}
	n, ok := respelt(trimmed)
	if !ok {
		return NotANumber, ""
	}
	if f := r.place(n); f != Fine {
		return f, ""
	}
	return Misspelt, strconv.FormatFloat(n, 'f', -1, 64)
}

func (r *Rating) place(n float64) Fault {
	switch steps := (n - r.Min) / r.Step; {
	case n < r.Min:
		return BelowScale
	case n > r.Max:
		return AboveScale
	case math.Abs(steps-math.Round(steps)) > 1e-9:
		return BetweenSteps
	}
	return Fine
}

// String describes the scale: "0.5 to 5 in steps of 0.5".
func (r *Rating) String() string {
	return fmt.Sprintf("%g to %g in steps of %g", r.Min, r.Max, r.Step)
}

// ParseNumber reads a plain decimal number: 3, 3.5, 3.50, .5, -1, 1e0.
func ParseNumber(text string) (float64, bool) {
	for _, c := range text {
		if (c < '0' || c > '9') && !strings.ContainsRune(".-+eE", c) {
			return 0, false
		}
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

// quotes are the marks that end up inside a value when an editor curls those
// around it.
const quotes = "\"'“”„‟‘’‚‛«»"

// asciiDigit writes the digits of all scripts, and the signs of decimals and
// fractions, as a plain number has them.
func asciiDigit(r rune) rune {
	switch r {
	case '٫', '．': // Arabic and full-width
		return '.'
	case '，':
		return ','
	case '／':
		return '/'
	}
	if r < utf8.RuneSelf || !unicode.IsDigit(r) {
		return r
	}
	first := r // Unicode keeps the digits of a script in order, from zero
	for unicode.IsDigit(first - 1) {
		first--
	}
	return '0' + (r-first)%10
}

// respelt reads a number written as people also write it: with white space
// around it, a decimal comma, a half sign, in stars, or counting stars.
func respelt(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	for _, unit := range [...]string{" stars", " star"} {
		text = strings.TrimSpace(strings.TrimSuffix(text, unit))
	}
	half := 0.0
	if whole, ok := strings.CutSuffix(strings.TrimRight(text, "☆"), "½"); ok {
		text, half = strings.TrimSpace(whole), 0.5
		if text == "" {
			return half, true
		}
	}
	text = strings.ReplaceAll(text, "\ufe0f", "") // which asks for a coloured star
	for _, star := range [...]string{"★", "⭐"} {
		if n := strings.Count(text, star); n > 0 {
			rest := strings.TrimLeft(text, star)
			return float64(n) + half, strings.Trim(rest, "☆") == ""
		}
	}
	n, ok := ParseNumber(strings.Replace(text, ",", ".", 1))
	return n + half, ok && (half == 0 || n >= 0 && n == math.Trunc(n))
}
