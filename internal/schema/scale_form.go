package schema

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is a scale of numbers that are written with something around them.
type form struct {
	numbers
	before, after string
	open          bool // anything may follow
}

// Form returns the scale of the numbers that are written in a form, in which n
// stands for the number: n/4, n stars, n%, rank_n. With * at its end, as in
// n/4*, anything may follow. The greatest number is the one that the form
// itself names behind the n, if the limits don't say otherwise.
func Form(text string, l Limits) (*Rating, error) {
	at := standIn(text)
	if at < 0 {
		return nil, fmt.Errorf("the form `%s` needs an `n` that stands alone, for the number", text)
	}
	f := form{before: text[:at], after: text[at+1:]}
	if standIn(f.after) >= 0 {
		return nil, fmt.Errorf("the form `%s` has two numbers `n`", text)
	}
	f.after, f.open = strings.CutSuffix(f.after, "*")
	if f.before == "" && f.after == "" {
		return nil, errors.New("a plain number needs no form: leave it out")
	}
	r, _ := read("0" + f.after)
	var err error
	if f.numbers, err = newNumbers(l, r.of); err != nil {
		return nil, err
	}
	return &Rating{Scale: f}, nil
}

// standIn returns the place of the first n of a form that is no part of a word,
// or -1.
func standIn(text string) int {
	for i := range len(text) {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+1:])
		if text[i] == 'n' && !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return i
		}
	}
	return -1
}

func (s form) write(n float64) string { return s.before + FormatNumber(n) + s.after }

func (s form) String() string { return s.describe(s.write) }
func (s form) Range() string  { return s.write(s.min) + " to " + s.write(s.max) }
func (s form) Noun() string   { return "a number " + s.Form() }
func (s form) Form() string   { return "in the form `" + s.before + "n" + s.after + "`" }

func (form) OneOfList() bool { return true }

func (s form) check(text string) (Fault, []string) {
	n, ok := s.parse(text)
	if ok {
		return s.place(n, s.write)
	}
	if n, ok = s.likely(text); !ok {
		return OffScale, nil
	}
	return s.misspelt(n, s.write)
}

func (s form) score(text string) (Score, bool) {
	n, ok := s.parse(text)
	if !ok {
		n, ok = s.likely(text)
	}
	f, _ := s.place(n, s.write)
	return Score{n: n, of: s.max}, ok && f == Fine
}

// parse reads a rating in the very form.
func (s form) parse(text string) (float64, bool) {
	rest, ok := strings.CutPrefix(text, s.before)
	number := rest[:len(rest)-len(strings.TrimLeft(rest, "+-.0123456789"))]
	after := rest[len(number):]
	n, isNumber := ParseNumber(number)
	return n, ok && isNumber && (after == s.after || s.open && strings.HasPrefix(after, s.after))
}

// likely reads a rating in a form that says the same: in other case or with
// other white space, or as other collections write it.
func (s form) likely(text string) (float64, bool) {
	bare := form{before: squeeze(s.before), after: squeeze(s.after)}
	if n, ok := bare.parse(squeeze(text)); ok {
		return n, true
	}
	r, ok := read(text)
	return r.n, ok && r.on(s.max)
}
