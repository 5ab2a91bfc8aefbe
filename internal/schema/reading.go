package schema

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A reading is a number as people write it in a rating.
type reading struct {
	n       float64
	of      float64 // the best there is, where the text says so, else 0
	counted bool    // in stars, one by one or in words
	star    string  // the one that was counted
	alone   bool    // nothing but stars says what n is out of, if anything does
}

// on reports whether the rating can be one out of max. Stars are out of five
// by custom, so that those of a longer scale must show that they are.
func (r reading) on(max float64) bool {
	return r.of == max || r.of == 0 && (!r.counted || max <= 5)
}

// read reads a number with white space or quotes around it, a decimal comma, a
// half sign, digits of any script, in stars, counting stars, or out of
// another: 3,5, 3½, ★★★½, ★★★☆☆, 4 stars, 4/5, 4 out of 5, 80%.
func read(text string) (r reading, ok bool) {
	text = strings.Trim(strings.TrimSpace(text), quotes)
	text = strings.Map(plainRune, strings.ReplaceAll(text, colored, ""))
	text = withoutUnit(&r, strings.TrimSpace(text))
	for _, sign := range [...]string{"/", " out of ", " of "} {
		before, of, found := strings.Cut(text, sign)
		if !found {
			continue
		}
		if r.of, ok = ParseNumber(strings.TrimSpace(of)); !ok || r.of <= 0 {
			return r, false
		}
		text = withoutUnit(&r, strings.TrimSpace(before))
		break
	}
	if number, found := strings.CutSuffix(text, "%"); found && r.of == 0 {
		text, r.of = strings.TrimSpace(number), 100
	}
	if strings.ContainsAny(text, star+emoji+hollow) {
		return r, r.row(text)
	}
	half := 0.0
	if whole, found := strings.CutSuffix(text, "½"); found {
		text, half = strings.TrimSpace(whole), 0.5
		if text == "" {
			text = "0"
		}
	}
	r.n, ok = ParseNumber(strings.Replace(text, ",", ".", 1))
	if half > 0 && (r.n < 0 || r.n != math.Trunc(r.n)) {
		return r, false
	}
	r.n += half
	return r, ok
}

func withoutUnit(r *reading, text string) string {
	for _, unit := range [...]string{" stars", " star"} {
		if number, found := strings.CutSuffix(text, unit); found {
			r.counted = true
			return strings.TrimSpace(number)
		}
	}
	return text
}

// The stars of a row. Behind the emoji a colored sign may ask for a colored
// one.
const (
	star    = "★"
	emoji   = "⭐"
	hollow  = "☆"
	colored = "\ufe0f"
)

// row reads a row of stars: full ones of one kind, at most one half, hollow
// ones. The hollow ones tell how many there could be.
func (r *reading) row(text string) bool {
	text = strings.ReplaceAll(text, " ", "")
	r.counted, r.alone = true, r.of == 0
	r.star = star
	if strings.HasPrefix(text, emoji) {
		r.star = emoji
	}
	rest := strings.TrimLeft(text, r.star)
	full := (len(text) - len(rest)) / len(r.star)
	r.n = float64(full)
	total := full
	if after, found := strings.CutPrefix(rest, "½"); found {
		rest = after
		r.n += 0.5
		total++
	}
	if rest == "" {
		return true
	}
	empty := strings.Count(rest, hollow)
	if total += empty; empty*len(hollow) != len(rest) || r.of != 0 && r.of != float64(total) {
		return false
	}
	r.of = float64(total)
	return true
}

// ParseNumber reads a plain decimal number: 3, 3.5, 3.50, .5, -1, 1e0.
func ParseNumber(text string) (float64, bool) {
	for _, c := range text {
		if (c < '0' || c > '9') && !strings.ContainsRune(".-+eE", c) {
			return 0, false
		}
	}
	if text == "" {
		return 0, false // an error would have to be made
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

// FormatNumber writes a number as ParseNumber reads it, without an exponent.
func FormatNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// quotes are the marks that end up inside a value when an editor curls those
// around it.
const quotes = "\"'“”„‟‘’‚‛«»"

// plainRune writes the digits of all scripts, and the signs of decimals and
// fractions, as a plain number has them.
func plainRune(r rune) rune {
	switch r {
	case '٫', '．': // Arabic and full-width
		return '.'
	case '，':
		return ','
	case '／':
		return '/'
	case '％', '٪':
		return '%'
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
