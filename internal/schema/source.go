package schema

import (
	"bytes"
	"iter"
	"regexp"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A Source is a place that tells what a value tells, in the same review.
type Source struct {
	From    Place
	Key     string         // dotted, where From is OtherKey
	Pattern *regexp.Regexp // its first group, or all of it, is what is told; of several matches the last; nil: the whole text
}

// A Place is where a Source looks.
type Place uint8

const (
	OtherKey Place = iota // a key of the front matter; of a list each item
	Body                  // the text below the front matter, line by line
	FileName              // the name of the file without ending, or of its folder if it is an index
)

// A Telling is what a source tells in one review.
type Telling struct {
	Text string
	Span source.Span // in the file; empty where a file's name tells it
}

// Tellings yields what the source tells in a file: of a list each item that
// tells something, otherwise one at most.
func (s *Source) Tellings(f *review.File) iter.Seq[Telling] {
	return func(yield func(Telling) bool) {
		switch s.From {
		case OtherKey:
			for field := range Fields(f.Matter().Root(), s.Key) {
				for v := range Scalars(field.Value) {
					text, ok := s.told(v.Text())
					if ok && !yield(Telling{text, v.Span()}) {
						return
					}
				}
			}
		case Body:
			if span, ok := findInLines(s.Pattern, f.Bytes(), int(f.Matter().Body)); ok {
				yield(Telling{string(span.Of(f.Bytes())), span})
			}
		case FileName:
			if text, ok := s.told(fileName(f.Path)); ok {
				yield(Telling{Text: text})
			}
		}
	}
}

func (s *Source) told(text string) (string, bool) {
	if s.Pattern == nil {
		return text, text != ""
	}
	from, to, ok := find(s.Pattern, []byte(text))
	return text[from:to], ok
}

// findInLines looks for a pattern in the lines of a text from start on, the last
// one first: verdicts stand at the end.
func findInLines(p *regexp.Regexp, text []byte, start int) (source.Span, bool) {
	for end := len(text); end >= start; {
		line := max(start, bytes.LastIndexByte(text[:end], '\n')+1)
		if from, to, ok := find(p, bytes.TrimRight(text[line:end], " \t\r")); ok {
			return source.At(line+from, line+to), true
		}
		end = line - 1
	}
	return source.Span{}, false
}

// find returns the place of what a pattern tells of a text: of its last match
// the first group that is there, or if it has no groups all of it.
func find(p *regexp.Regexp, text []byte) (from, to int, ok bool) {
	all := p.FindAllSubmatchIndex(text, -1)
	if len(all) == 0 {
		return 0, 0, false
	}
	last := all[len(all)-1]
	if len(last) > 2 {
		last = last[2:]
	}
	for ; len(last) > 0; last = last[2:] {
		if last[0] >= 0 && last[0] < last[1] {
			return last[0], last[1], true
		}
	}
	return 0, 0, false
}

// Compare reports whether a value of the key and what a source tells are the
// same, and whether that can be known. Ratings are the same at the same place
// of their scales; other is the scale of what is told, or nil. Of a rating that
// is none, or not on its scale, nothing is known.
func (k *Key) Compare(value, told string, other *Rating) (same, known bool) {
	if k.Rating == nil {
		return says(value) == says(told), true
	}
	a, rated := k.Rating.Score(value)
	var b Score
	if other != nil {
		b, known = other.Score(told)
	} else if b, known = k.Rating.Score(told); !known {
		b, known = ReadScore(told)
	}
	if !rated || !known {
		return false, false
	}
	return a.Compare(b)
}

// says returns what a text says: the day of a date, the plain form of a number,
// the Fold of all else.
func says(text string) string {
	if n, ok := ParseNumber(text); ok && len(text) <= 15 { // longer ones are not exact
		return FormatNumber(n)
	}
	day, _, _ := cutDate(text)
	if day, ok := padDate(day); ok {
		return day
	}
	return Fold(text)
}
