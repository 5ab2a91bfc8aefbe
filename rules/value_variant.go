package rules

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// ValueVariant finds values that a collection writes in two ways.
var ValueVariant = &lint.Rule{
	Name:     "value-variant",
	Summary:  "a value that most reviews write in another way",
	Severity: lint.Warning,
	Project:  checkVariants,
	Fix:      fixVariant,
}

// A wording is one way to write a value, and where it stands first.
type wording struct {
	text  string
	count int
	first lint.Related
}

// A variantKey tells the values that are one: those of one key of one
// collection with the same Variant.
type variantKey struct {
	schema  *schema.Schema
	key     string
	variant string
}

// variants are the spellings of every value, the most common first.
type variants map[variantKey][]wording

func checkVariants(p *lint.ProjectPass) {
	for s := range p.Linted() {
		for key, v := range consistent(p.Project, s) {
			reportVariant(p, s, key, v)
		}
	}
}

// variantsOf returns the spellings of the whole project.
func variantsOf(p *lint.Project) variants {
	type memo struct{}
	return lint.Memo(p, memo{}, func() variants {
		all := variants{}
		for s := range p.Heads() {
			for key, v := range consistent(p, s) {
				all.add(key, s, v)
			}
		}
		for _, spellings := range all {
			slices.SortStableFunc(spellings, func(a, b wording) int { return cmp.Compare(b.count, a.count) })
		}
		return all
	})
}

func (vs variants) add(key variantKey, s *review.Summary, v matter.Value) {
	spellings := vs[key]
	for i := range spellings {
		if spellings[i].text == v.Text() {
			spellings[i].count++
			return
		}
	}
	vs[key] = append(spellings, wording{v.Text(), 1, lint.Related{Path: s.Path, Span: v.Span()}})
}

// consistent yields the values of a review that are to be written in one way.
func consistent(p *lint.Project, s *review.Summary) iter.Seq2[variantKey, matter.Value] {
	return func(yield func(variantKey, matter.Value) bool) {
		m := s.Matter()
		law := p.Schema(s.Path, m)
		if law == nil {
			return
		}
		for i := range law.Keys {
			if !law.Keys[i].Consistent {
				continue
			}
			for f := range schema.Fields(m.Root(), law.Keys[i].Path) {
				for v := range schema.Scalars(f.Value) {
					if !yield(variantKey{law, law.Keys[i].Path, schema.Variant(v.Text())}, v) {
						return
					}
				}
			}
		}
	}
}

// reportVariant reports a value that is more often written otherwise. Of two
// spellings that are as frequent, neither is known to be right: the later is
// reported.
func reportVariant(p *lint.ProjectPass, s *review.Summary, key variantKey, v matter.Value) {
	spellings := variantsOf(p.Project)[key]
	if common := spellings[0]; common.text != v.Text() {
		place := common.first
		place.Message = fmt.Sprintf("`%s` stands here first", clip(common.text))
		help := fmt.Sprintf("write `%s`", clip(common.text))
		if common.count == spellings[1].count {
			help = "decide on one of them"
		}
		p.Report(lint.Diagnostic{
			Path:    s.Path,
			Span:    v.Span(),
			Message: fmt.Sprintf("`%s` in `%s` is elsewhere `%s`", clip(v.Text()), key.key, clip(common.text)),
			Label:   fmt.Sprintf("%s as `%s`", times(common.count), clip(common.text)),
			Help:    help,
			Related: []lint.Related{place},
		})
	}
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// An instance is a value that is to be written in one way, with what it is a
// spelling of.
type instance struct {
	matter.Value
	of variantKey
}

// fixVariant writes a value as most reviews do. It isn't safe: the two may be
// meant to be two.
func fixVariant(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	v, ok := placed(p, d, func(add func(source.Span, instance)) {
		for key, v := range consistent(p.Project, p.Summary(d.Path)) {
			add(v.Span(), instance{v, key})
		}
	})
	spellings := variantsOf(p.Project)[v.of]
	if !ok || len(spellings) < 2 || spellings[0].count == spellings[1].count {
		return nil
	}
	edit, ok := v.Replace(spellings[0].text)
	if !ok {
		return nil
	}
	return []lint.Fix{{Message: fmt.Sprintf("write `%s`", clip(spellings[0].text)), Edits: []source.Edit{edit}}}
}
