package rules

import (
	"fmt"
	"slices"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// ValueDisagreement finds values that another place in the same review
// contradicts.
var ValueDisagreement = &lint.Rule{
	Name:     "value-disagreement",
	Summary:  "a value that another place in the review contradicts",
	Severity: lint.Warning,
	File:     checkAgreement,
}

func checkAgreement(p *lint.FilePass) {
	s := p.Schema()
	if s == nil {
		return
	}
	for i := range s.Keys {
		key := &s.Keys[i]
		if len(key.Agrees) == 0 {
			continue
		}
		var values []matter.Value
		for f := range schema.Fields(p.File.Matter().Root(), key.Path) {
			if v := onlyItem(f.Value); v.Kind() < matter.List && !schema.IsEmpty(v) {
				values = append(values, v)
			}
		}
		if len(values) == 0 {
			continue
		}
		for k := range key.Agrees {
			from := &key.Agrees[k]
			tellings := slices.Collect(from.Tellings(p.File)) // once: the whole text may have to be searched
			for _, v := range values {
				checkSource(p, s, key, v, from, tellings)
			}
		}
	}
}

// checkSource compares a value with what one source tells. Of a list one item
// that agrees is enough: the others may be about something else.
func checkSource(p *lint.FilePass, s *schema.Schema, key *schema.Key, v matter.Value, from *schema.Source, tellings []schema.Telling) {
	var scale *schema.Rating
	if other := s.Key(from.Key); other != nil && from.Pattern == nil {
		scale = other.Rating
	}
	var against []schema.Telling
	for _, t := range tellings {
		same, known := key.Compare(v.Text(), t.Text, scale)
		switch {
		case same:
			return
		case known:
			against = append(against, t)
		}
	}
	if len(against) == 0 {
		return
	}
	d := lint.Diagnostic{
		Span:    v.Span(),
		Message: fmt.Sprintf("`%s` is `%s`, but %s says `%s`", key.Path, clip(v.Text()), teller(from), clip(against[0].Text)),
		Help:    help(key, "correct the one that is wrong"),
	}
	for _, t := range against[:min(len(against), shown)] {
		if from.From != schema.FileName { // which is no place in a file
			d.Related = append(d.Related, lint.Related{Span: t.Span, Message: "this disagrees with it"})
		}
	}
	p.Report(d)
}

// teller names a source.
func teller(from *schema.Source) string {
	switch from.From {
	case schema.Body:
		return "the text"
	case schema.FileName:
		return "the file's name"
	}
	return "`" + from.Key + "`"
}
