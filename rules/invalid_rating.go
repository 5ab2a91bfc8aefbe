package rules

import (
	"fmt"
	"iter"
	"strings"

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

// A rated value is one that a schema takes for a rating.
type rated struct {
	matter.Value
	key   *schema.Key
	scale *schema.Rating
}

func checkRatings(p *lint.ReviewPass) {
	for v := range ratings(p.Schema, p.Matter) {
		if v.Kind() < matter.List {
			checkRating(p, v)
			continue
		}
		if v.Kind() == matter.List && v.scale.OneOfList() && schema.IsEmpty(v.Value) {
			continue
		}
		d := lint.Diagnostic{
			Span:    v.Span(),
			Message: fmt.Sprintf("`%s` is %s, not %s", v.key.Path, written(v.Value), v.scale.Noun()),
			Label:   "the scale is " + v.scale.String(),
			Help:    help(v.key, "use "+v.scale.Range()),
		}
		if v.Kind() == matter.List && v.scale.OneOfList() {
			d.Message = fmt.Sprintf("`%s` is a list, not one rating", v.key.Path)
			d.Help = help(v.key, "keep one rating")
		}
		p.Report(d)
	}
}

// ratings yields the values of a front matter that a schema takes for ratings,
// but for those that are null. Of a list that stands for its only item it
// yields that.
func ratings(s *schema.Schema, m *matter.Matter) iter.Seq[rated] {
	return func(yield func(rated) bool) {
		if s == nil {
			return
		}
		for i := range s.Keys {
			key := &s.Keys[i]
			if key.Rating == nil && (key.Items == nil || key.Items.Rating == nil) {
				continue
			}
			for f := range schema.Fields(m.Root(), key.Path) {
				for v := range ratingsIn(f.Value, key) {
					if v.Kind() != matter.Null && !yield(v) {
						return
					}
				}
			}
		}
	}
}

// ratingsIn yields the ratings in the value of one key: itself, or its items.
func ratingsIn(v matter.Value, key *schema.Key) iter.Seq[rated] {
	return func(yield func(rated) bool) {
		switch {
		case key.Rating != nil && key.Rating.OneOfList():
			yield(rated{onlyItem(v), key, key.Rating})
		case key.Rating != nil:
			yield(rated{v, key, key.Rating})
		case v.Kind() != matter.List:
			yield(rated{v, key, key.Items.Rating})
		default:
			for item := range v.Items() {
				if !yield(rated{item, key, key.Items.Rating}) {
					return
				}
			}
		}
	}
}

// onlyItem returns the item of a list of one, else the value itself.
func onlyItem(v matter.Value) matter.Value {
	only, n := v, 0
	for item := range v.Items() {
		only = item
		n++
	}
	if n == 1 {
		return only
	}
	return v
}

func checkRating(p *lint.ReviewPass, v rated) {
	key, scale := v.key, v.scale
	fault, instead := scale.Check(v.Text())
	if fault == schema.Fine {
		return
	}
	name := fmt.Sprintf("%s `%s`", key.Path, clip(v.Text()))
	d := lint.Diagnostic{
		Span:     v.Span(),
		Label:    "the scale is " + scale.String(),
		Help:     "use " + scale.Range(),
		Mendable: fault == schema.Misspelt,
	}
	switch fault {
	case schema.OffScale:
		d.Message = name + " is not " + scale.Noun()
		if strings.TrimSpace(v.Text()) == "" {
			d.Message = fmt.Sprintf("`%s` is empty", key.Path)
			d.Help += ", or nothing at all while there is none"
		}
	case schema.BelowScale:
		d.Message = name + " is below the scale"
	case schema.AboveScale:
		d.Message = name + " is above the scale"
	case schema.BetweenSteps:
		d.Message = name + " is between two steps of the scale"
		d.Help = "use " + strings.Join(instead, " or ")
	case schema.Mistyped:
		d.Message = name + " is not " + scale.Form(instead[0])
		d.Help = fmt.Sprintf("did you mean `%s`?", instead[0])
	case schema.Misspelt:
		d.Message = name + " is not " + scale.Form(instead[0])
		d.Help = fmt.Sprintf("write `%s`", instead[0])
		if instead[0] == "" {
			d.Message, d.Help = name+" is blank, but not empty", "leave nothing between the quotes"
		}
	}
	if d.Span.Len() == 0 { // an unrated value that this scale doesn't have
		d.Span = v.Token()
	}
	d.Help = help(key, d.Help)
	p.Report(d)
}

func fixRating(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	v, ok := placed(p, d, func(add func(source.Span, rated)) {
		m := p.File.Matter()
		for v := range ratings(p.Schema(p.File.Path, m), m) {
			add(v.Span(), v)
		}
	})
	if !ok {
		return nil
	}
	fault, instead := v.scale.Check(v.Text())
	if fault != schema.Misspelt && fault != schema.Mistyped {
		return nil
	}
	edit, ok := v.Replace(instead[0])
	if _, isNumber := schema.ParseNumber(instead[0]); isNumber && v.Style() == matter.Plain {
		edit, ok = v.ReplaceAs(matter.Float, instead[0]) // what has no quotes needs none as a number
	}
	if !ok {
		return nil
	}
	fix := lint.Fix{Message: fmt.Sprintf("write the rating as `%s`", instead[0]), Edits: []source.Edit{edit}}
	if fault == schema.Misspelt {
		fix.Safety = lint.Safe
	}
	return []lint.Fix{fix}
}
