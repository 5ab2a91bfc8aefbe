package schema

import (
	"fmt"
	"math"
	"strings"
)

// A Row is how stars are written.
type Row struct {
	Half   bool   // with half ones, ½
	Padded *bool  // whether hollow stars fill the row up, as in ★★★☆☆; nil: as one likes
	Star   string // ★ or ⭐; "": either
}

// stars is the scale of up to max stars.
type stars struct {
	numbers
	Row
}

// mostStars is how long a row may be, which people have to count.
const mostStars = 100

// Stars returns the scale of up to max stars. None at all can only be written
// in a row that is filled up: ☆☆☆☆☆.
func Stars(max int, row Row) (*Rating, error) {
	if max < 1 || max > mostStars {
		return nil, fmt.Errorf("there are %d stars, and must be from 1 to %d", max, mostStars)
	}
	row.Star = strings.TrimSuffix(row.Star, colored)
	if row.Star != "" && row.Star != star && row.Star != emoji {
		return nil, fmt.Errorf("`%s` is no star: write `%s` or `%s`", row.Star, star, emoji)
	}
	s := stars{numbers{max: float64(max), step: 1}, row}
	if row.Half {
		s.step = 0.5
	}
	if row.Padded != nil && !*row.Padded {
		s.min = s.step
	}
	return &Rating{Scale: s}, nil
}

func (s stars) String() string {
	text := fmt.Sprintf("%s to %s stars", FormatNumber(s.min), FormatNumber(s.max))
	if s.Half {
		text += " in halves"
	}
	return text
}

func (s stars) Range() string {
	return fmt.Sprintf("%s to %s stars, as in `%s`", FormatNumber(s.min), FormatNumber(s.max), s.write(math.Ceil(s.max/2)))
}

func (stars) Noun() string { return "a row of stars" }

func (s stars) Form() string {
	if s.Star == "" && s.Padded == nil {
		return fmt.Sprintf("a plain row of %g stars", s.max)
	}
	return "in the form `" + s.write(math.Ceil(s.max/2)) + "`"
}

func (stars) OneOfList() bool { return true }

// write writes a row in the form of the scale, with ★ and unpadded where that is
// left open.
func (s stars) write(n float64) string {
	return s.as(reading{star: star})(n)
}

// as returns a writer of rows. What the scale leaves open, the star and whether
// the row is filled up, it takes from r.
func (s stars) as(r reading) func(float64) string {
	one, padded := s.Star, r.of > 0
	if one == "" {
		one = r.star
	}
	if s.Padded != nil {
		padded = *s.Padded
	}
	return func(n float64) string {
		full := int(n)
		text := strings.Repeat(one, full)
		if n > float64(full) {
			text += "½"
			full++
		}
		if padded || n == 0 {
			text += strings.Repeat(hollow, int(s.max)-full)
		}
		return text
	}
}

func (s stars) check(text string) (Fault, []string) {
	r, ok := read(text)
	if !ok || !r.alone && !r.on(s.max) {
		return OffScale, nil
	}
	if r.star == "" {
		r.star = star
	}
	write := s.as(r)
	switch f, around := s.place(r.n, write); {
	case f != Fine:
		return f, around
	case r.alone && r.of > 0 && r.of != s.max: // a hollow star too few or too many
	case write(r.n) == strings.ReplaceAll(text, colored, ""):
		return Fine, nil
	case r.alone, s.Star != "" && s.Padded != nil:
		return Misspelt, []string{write(r.n)}
	}
	return Mistyped, []string{write(r.n)}
}

func (s stars) score(text string) (Score, bool) {
	r, ok := read(text)
	isOn := r.on(s.max) || r.alone && r.of == 0
	f, _ := s.place(r.n, FormatNumber)
	return Score{n: r.n, of: s.max}, ok && isOn && f == Fine
}
