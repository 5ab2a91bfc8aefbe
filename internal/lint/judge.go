package lint

import (
	"slices"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// judge runs the Review and Project checks over the summaries.
func (e *engine) judge() {
	parallel(len(e.in.Files), e.options.Jobs, func(i int) {
		e.found[i].judged = nil
		if s := e.project.summaries[i]; s != nil {
			e.found[i].judged = e.judgeFile(s, nil)
		}
	})

	var found []Diagnostic
	pass := ProjectPass{Project: e.project, out: &found}
	check := func() { pass.rule.Project(&pass) }
	for _, pass.rule = range e.checks.project {
		e.troubles.guard("", check)
	}
	for _, d := range found {
		// Files that aren't linted are none of this run's business.
		if i, linted := slices.BinarySearch(e.in.Files, d.Path); linted {
			one := []Diagnostic{d}
			if e.place(e.project.summaries[i], nil, one) {
				e.found[i].judged = append(e.found[i].judged, one...)
			}
		}
	}
}

// judgeFile runs the Review checks over one summary. Text is the file's, if it
// is at hand.
func (e *engine) judgeFile(s *review.Summary, text *source.Text) []Diagnostic {
	var found []Diagnostic
	e.troubles.guard(s.Path, func() {
		m := s.Matter()
		pass := ReviewPass{Project: e.project, Review: s, Matter: m, Schema: e.project.Schema(s.Path, m), reporter: reporter{path: s.Path, out: &found}}
		check := func() { pass.rule.Review(&pass) }
		law := e.in.Law.in(s.Path)
		for _, rule := range e.checks.review {
			if pass.use(rule, law) {
				e.troubles.guard(s.Path, check)
			}
		}
		if !e.place(s, text, found) {
			found = nil
		}
	})
	return found
}
