package schema

import (
	"math"
	"slices"
)

// A Score is the place of a rating on its scale.
type Score struct {
	n, of float64
	ranks []string // of letters and words, from worst to best: they compare among themselves only
}

// ReadScore reads a rating that itself says what it is out of, on whatever
// scale: 4/5, 8 out of 10, ★★★☆☆, 80%.
func ReadScore(text string) (Score, bool) {
	r, ok := read(text)
	return Score{n: r.n, of: r.of}, ok && r.of > 0
}

// Compare reports whether two scores are the same, 8 of 10 being 4 of 5, and
// whether that can be told: not of letters and numbers.
func (s Score) Compare(t Score) (same, comparable bool) {
	switch {
	case !slices.Equal(s.ranks, t.ranks):
		return false, false
	case s.of == t.of:
		return math.Abs(s.n-t.n) < epsilon, true
	case s.of <= 0 || t.of <= 0: // a scale that ends below zero has no parts
		return false, false
	}
	return math.Abs(s.n/s.of-t.n/t.of) < epsilon, true
}

// epsilon is by how much numbers differ that are meant to be the same.
const epsilon = 1e-9
