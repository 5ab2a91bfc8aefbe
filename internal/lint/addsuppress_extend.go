package lint

import (
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// extensible are the suppressions of a file that may come to name more rules:
// those of one line or key, which give the reason that all are to have. A file
// may hold very many, hence the index.
type extensible struct {
	text   *source.Text
	matter []review.Suppression         // of the front matter
	body   map[int][]review.Suppression // of the body, by line
}

func newExtensible(file *review.File, present []review.Suppression, reason string) extensible {
	x := extensible{text: file.Text, body: map[int][]review.Suppression{}}
	for _, s := range present {
		if s.IsKey || len(s.Rules) == 0 || s.Reason != reason {
			continue
		}
		if s.Span.Start < file.Matter().Body {
			x.matter = append(x.matter, s)
		} else if line := x.text.LineOf(s.From); line == x.text.LineOf(s.To-1) {
			x.body[line] = append(x.body[line], s)
		}
	}
	return x
}

// with returns the edit that has a suppression of the same place name the rules
// of the findings, too.
func (x extensible) with(found []Diagnostic) (source.Edit, bool) {
	for _, near := range [...][]review.Suppression{x.matter, x.body[x.text.LineOf(found[0].Span.Start)]} {
		for _, s := range near {
			if !slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Span.Start < s.From || d.Span.Start >= s.To }) {
				return insertion(s.Rules[len(s.Rules)-1].Span.End, ", "+strings.Join(namesOf(found), ", ")), true
			}
		}
	}
	return source.Edit{}, false
}
