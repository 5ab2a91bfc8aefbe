package review

import (
	"github.com/reviewlint/reviewlint/internal/source"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// A Slip is what a file says to reviewlint in words that mean nothing. Where it
// is certain what is meant, that counts, lest what it guards be mended.
type Slip struct {
	Span  source.Span
	Kind  SlipKind
	Word  string // what the span says, but for NoRules
	Meant string // what is to stand there, where that is certain; else ""
}

// A SlipKind is what is wrong with a Slip.
type SlipKind uint8

const (
	UnknownDirective SlipKind = iota // a comment in the body
	UnknownInMatter                  // a comment in the front matter
	UnknownKey                       // a key under the SuppressionKey
	NoRules                          // the SuppressionKey, or what it disables, is no list of rules
)

// noteSlip notes a directive whose verb isn't the one that is meant, if any is.
func (r *Rare) noteSlip(d directive, kind SlipKind, meant string) {
	if d.verb == meant {
		return
	}
	slip := Slip{Span: d.span, Kind: kind, Word: Directive + d.verb}
	if meant != "" {
		slip.Meant = Directive + meant
	}
	r.Slips = append(r.Slips, slip)
}

// meantBy returns the one of words that word is or, with a slip or two, was
// meant to be, or "". As much is forgiven in the names of rules.
func meantBy(word string, words ...string) string {
	const slips = 2
	best, least := "", slips+1
	for _, w := range words {
		if d := spelling.Distance(word, w); d < least {
			best, least = w, d
		}
	}
	return best
}
