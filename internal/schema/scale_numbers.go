package schema

import (
	"errors"
	"fmt"
	"math"
)

// Limits are what a config says of the numbers of a scale; nil is what it
// doesn't say.
type Limits struct{ Min, Max, Step *float64 }

// numbers is the scale of the numbers from min to max, step by step where step
// isn't 0.
type numbers struct{ min, max, step float64 }

// Numbers returns a scale of numbers. It begins at 0 and has no steps, if the
// limits don't say otherwise; without a greatest number there is no scale.
func Numbers(l Limits) (*Rating, error) {
	n, err := newNumbers(l, 0)
	if err != nil {
		return nil, err
	}
	return &Rating{Scale: n}, nil
}

// newNumbers takes max, if it isn't 0, where the limits have none.
func newNumbers(l Limits, max float64) (numbers, error) {
	n := numbers{max: max}
	if l.Min != nil {
		n.min = *l.Min
	}
	if l.Max != nil {
		n.max = *l.Max
	}
	if l.Step != nil {
		n.step = *l.Step
	}
	steps := (n.max - n.min) / n.step
	switch {
	case l.Max == nil && max == 0:
		return n, errors.New("a scale of numbers needs the best one, `max`")
	case math.IsInf(n.max-n.min+n.step, 0) || math.IsNaN(n.max-n.min+n.step):
		return n, errors.New("a scale goes from one number to another: these have no end")
	case n.min >= n.max:
		return n, fmt.Errorf("the scale goes from %s to %s: `max` must be the greater one", FormatNumber(n.min), FormatNumber(n.max))
	case l.Step != nil && n.step <= 0:
		return n, fmt.Errorf("`step` is %s, and must be greater than 0", FormatNumber(n.step))
	case n.step > 0 && math.Abs(steps-math.Round(steps)) > epsilon:
		return n, fmt.Errorf("steps of %s don't lead from %s to %s", FormatNumber(n.step), FormatNumber(n.min), FormatNumber(n.max))
	}
	return n, nil
}

func (s numbers) String() string { return s.describe(FormatNumber) }

func (s numbers) describe(write func(float64) string) string {
	text := write(s.min) + " to " + write(s.max)
	if s.step > 0 {
		text += " in steps of " + FormatNumber(s.step)
	}
	return text
}

func (s numbers) Range() string {
	return "a number from " + FormatNumber(s.min) + " to " + FormatNumber(s.max)
}

func (numbers) Noun() string    { return "a number" }
func (numbers) Form() string    { return "a plain number" }
func (numbers) OneOfList() bool { return false }

func (s numbers) check(text string) (Fault, []string) {
	if n, ok := ParseNumber(text); ok {
		return s.place(n, FormatNumber)
	}
	r, ok := read(text)
	if !ok || !r.on(s.max) {
		return OffScale, nil
	}
	return s.misspelt(r.n, FormatNumber)
}

func (s numbers) score(text string) (Score, bool) {
	r, ok := read(text)
	f, _ := s.place(r.n, FormatNumber)
	return Score{n: r.n, of: s.max}, ok && r.on(s.max) && f == Fine
}

// place says whether a number is on the scale, and if it is between two steps
// writes these.
func (s numbers) place(n float64, write func(float64) string) (Fault, []string) {
	switch steps := (n - s.min) / s.step; {
	case n < s.min:
		return BelowScale, nil
	case n > s.max:
		return AboveScale, nil
	case s.step > 0 && math.Abs(steps-math.Round(steps)) > epsilon:
		below := s.min + math.Floor(steps)*s.step
		return BetweenSteps, []string{write(round(below)), write(round(min(below+s.step, s.max)))}
	}
	return Fine, nil
}

// misspelt is place for a number that isn't written as it should be.
func (s numbers) misspelt(n float64, write func(float64) string) (Fault, []string) {
	if f, around := s.place(n, write); f != Fine {
		return f, around
	}
	return Misspelt, []string{write(n)}
}

// round takes away what adding steps of 0.1 adds.
func round(n float64) float64 { return math.Round(n/epsilon) / (1 / epsilon) }
