package lint

import (
	"cmp"
	"slices"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// settle puts every file's findings together.
func (e *engine) settle() {
	for i := range e.found {
		f := &e.found[i]
		f.suppressed = nil
		f.settled = e.settleFile(e.project.summaries[i], nil, f.surveyed, f.judged, &f.suppressed)
		if e.options.Fix == NoFixes && e.options.Suppress == nil {
			f.surveyed, f.judged = nil, nil // no round comes that would need them
		}
	}
}

// settleFile puts what was found in one file together: what is suppressed is
// dropped, or goes to suppressed, the rest is sorted and free of repetitions.
// Text is the file's, if it is at hand; suppressed may be nil.
func (e *engine) settleFile(s *review.Summary, text *source.Text, surveyed, judged []Diagnostic, suppressed *[]Suppressed) []Diagnostic {
	found := slices.Concat(surveyed, judged)
	if s != nil && (len(s.Suppressions) > 0 || len(s.Slips) > 0) {
		found = e.suppress(s, text, found, suppressed)
	}
	slices.SortFunc(found, compare)
	return slices.CompactFunc(found, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		a.Span.Compare(b.Span),
		cmp.Compare(a.Rule.Name, b.Rule.Name),
		cmp.Compare(a.Message, b.Message),
	)
}
