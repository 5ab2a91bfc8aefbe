package rules

import (
	"fmt"
	"math"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// InvalidRating finds ratings that are not on their collection's scale.
var InvalidRating = &lint.Rule{
	Name:     "invalid-rating",
	Summary:  "a rating that is not on the scale",
	Severity: lint.Error,
	Review:   checkRatings,
	Fix:      fixRating,
}

func checkRatings(p *lint.ReviewPass) {
	if p.Schema == nil {
		return
	}
	for i := range p.Schema.Keys {
		key := &p.Schema.Keys[i]
		if key.Rating == nil {
			continue
		}
		if f, ok := p.Matter.Get(key.Path); ok && f.Value.Kind() != matter.Null {
			checkRating(p, key, f.Value)
		}
	}
}

func checkRating(p *lint.ReviewPass, key *schema.Key, v matter.Value) {
	scale := key.Rating
	d := lint.Diagnostic{
		Span:  v.Span(),
		Label: fmt.Sprintf("the scale is %s", scale),
		Help:  fmt.Sprintf("use a number from %g to %g", scale.Min, scale.Max),
	}
	if v.Kind() >= matter.List {
		d.Message = fmt.Sprintf("`%s` is %s, not a number", key.Path, written(v))
		p.Report(d)
		return
	}
	name := fmt.Sprintf("%s `%s`", key.Path, clip(v.Text()))
	fault, fixed := scale.Check(v.Text())
	switch fault {
	case schema.Fine:
		return
	case schema.BelowScale:
		d.Message = name + " is below the scale"
	case schema.AboveScale:
		d.Message = name + " is above the scale"
	case schema.BetweenSteps:
		d.Message = name + " is between two steps of the scale"
		d.Help = between(scale, v.Text())
	case schema.NotANumber:
		d.Message = name + " is not a number"
	case schema.Misspelt:
		d.Message, d.Mendable = name+" is not a plain number", true
		d.Help = fmt.Sprintf("write `%s`", fixed)
		if fixed == "" {
			d.Message, d.Help = name+" is blank, but not empty", "leave nothing between the quotes"
		}
	}
	if d.Span.Len() == 0 { // an unrated value that this scale doesn't have
		d.Span = v.Token()
	}
	p.Report(d)
}

// between names the two steps around a number.
func between(scale *schema.Rating, text string) string {
	n, ok := schema.ParseNumber(text)
	if !ok {
		return fmt.Sprintf("use a number in steps of %g", scale.Step)
	}
	below := scale.Min + math.Floor((n-scale.Min)/scale.Step)*scale.Step
	return fmt.Sprintf("use %g or %g", below, min(below+scale.Step, scale.Max))
}

func fixRating(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	s := p.Schema(p.File.Path, p.File.Matter())
	if s == nil {
		return nil
	}
	for i := range s.Keys {
		key := &s.Keys[i]
		f, ok := p.File.Matter().Get(key.Path)
		if key.Rating == nil || !ok || f.Value.Span() != d.Span {
			continue
		}
		fault, fixed := key.Rating.Check(f.Value.Text())
		if fault != schema.Misspelt {
			continue
		}
		edit, ok := f.Value.Replace(fixed)
		if f.Value.Style() == matter.Plain { // what has no quotes needs none as a number
			edit, ok = f.Value.ReplaceAs(matter.Float, fixed)
		}
		if ok {
			return []lint.Fix{{
				Message: fmt.Sprintf("write the rating as `%s`", fixed),
				Safety:  lint.Safe,
				Edits:   []source.Edit{edit},
			}}
		}
	}
	return nil
}
