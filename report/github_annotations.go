package report

import (
	"cmp"
	"slices"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// annotationLimit is how many annotations of a level GitHub takes from one
// step. It drops all others without a word.
const annotationLimit = 10

// An annotation is a finding that GitHub is shown.
type annotation struct {
	result  *lint.Result
	finding *lint.Diagnostic
	index   int // among those of its level
}

// A levelPicker picks from the findings of one level as many as GitHub takes:
// the first of every file, then the second of every file and so on, lest one
// bad file hide all others. It keeps few of them, however many there are.
type levelPicker struct {
	ranks [annotationLimit][]annotation // by how many of the file came before
	total int

	result *lint.Result // of the last one
	path   string
	rank   int
}

// annotations picks what GitHub is shown, errors first, and counts the rest.
// Within a level the order is that of all reports.
func annotations(results []*lint.Result, o Options) (chosen []annotation, rest tally) {
	var levels [lint.Error + 1]levelPicker
	for r, d := range told(results, o) {
		levels[d.Severity].add(r, d)
	}
	errors := levels[lint.Error].pick(annotationLimit)
	warnings := levels[lint.Warning].pick(annotationLimit)
	rest.errors = levels[lint.Error].total - len(errors)
	rest.warnings = levels[lint.Warning].total - len(warnings)

	limit := annotationLimit
	if rest.findings() > 0 || levels[lint.Info].total > limit {
		limit-- // the notice that tells of the rest takes a place, too
	}
	infos := levels[lint.Info].pick(limit)
	rest.infos = levels[lint.Info].total - len(infos)
	return slices.Concat(errors, warnings, infos), rest
}

func (p *levelPicker) add(r *lint.Result, d *lint.Diagnostic) {
	if p.result != r || p.path != d.Path {
		p.result, p.path, p.rank = r, d.Path, 0
	}
	if p.rank < annotationLimit && len(p.ranks[p.rank]) < annotationLimit {
		p.ranks[p.rank] = append(p.ranks[p.rank], annotation{r, d, p.total})
	}
	p.rank++
	p.total++
}

func (p *levelPicker) pick(limit int) []annotation {
	all := slices.Concat(p.ranks[:]...)
	all = all[:min(len(all), limit)]
	slices.SortFunc(all, func(a, b annotation) int { return cmp.Compare(a.index, b.index) })
	return all
}
