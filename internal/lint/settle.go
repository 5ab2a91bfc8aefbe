package lint

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// settle puts every file's findings together: suppressed ones are dropped,
// what remains is sorted and free of repetitions.
func (e *engine) settle() {
	for i := range e.found {
		state := &e.found[i]
		found := slices.Concat(state.surveyed, state.judged)
		if e.Fix == NoFixes {
			state.surveyed, state.judged = nil, nil // no round comes that would need them
		}
		if s := e.summaries[i]; s != nil && len(s.Suppressions) > 0 {
			found = e.suppress(s, found)
		}
		slices.SortFunc(found, compare)
		state.settled = slices.CompactFunc(found, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
	}
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		a.Span.Compare(b.Span),
		cmp.Compare(a.Rule.Name, b.Rule.Name),
		cmp.Compare(a.Message, b.Message),
	)
}

// suppress drops what the file's suppressions cover, and adds a finding for
// every rule that one of them names in vain.
func (e *engine) suppress(s *review.Summary, found []Diagnostic) []Diagnostic {
	used := make(map[source.Span]bool) // by the span of the name, or of a comment without names
	var kept []Diagnostic
	for _, d := range found {
		covered := false
		for _, sup := range s.Suppressions {
			if d.Rule == InternalError || d.Span.Start < sup.From || d.Span.Start >= sup.To {
				continue
			}
			if len(sup.Rules) == 0 {
				covered, used[sup.Span] = true, true
			}
			for _, name := range sup.Rules {
				if name.Rule == d.Rule.Name {
					covered, used[name.Span] = true, true
				}
			}
		}
		if !covered {
			kept = append(kept, d)
		}
	}
	if !slices.Contains(e.Rules, UnusedSuppression) {
		return kept
	}
	start := len(kept)
	own := reporter{UnusedSuppression, s.Path, &kept}
	for _, sup := range s.Suppressions {
		if len(sup.Rules) == 0 && !used[sup.Span] && len(e.Rules) == len(e.Known) {
			own.Report(Diagnostic{Span: sup.Span, Message: "nothing is suppressed here", Help: "remove the suppression", Mendable: true})
		}
		for _, name := range sup.Rules {
			if used[name.Span] {
				continue
			}
			if message := e.unusedMessage(name.Rule); message != "" {
				own.Report(Diagnostic{Span: name.Span, Message: message, Help: "remove the suppression", Mendable: true})
			}
		}
	}
	e.locateIn(s, kept[start:])
	return kept
}

// unusedMessage says what is wrong with naming a rule in vain: nothing, if
// the rule isn't part of this run.
func (e *engine) unusedMessage(name string) string {
	is := func(r *Rule) bool { return r.Name == name }
	if slices.ContainsFunc(e.Rules, is) {
		return fmt.Sprintf("no finding of `%s` is suppressed here", name)
	}
	if slices.ContainsFunc(e.Known, is) {
		return ""
	}
	return fmt.Sprintf("there is no rule `%s`", name)
}

// result gathers what the run found.
func (e *engine) result() *Result {
	r := &Result{Place: e.Place, Files: len(e.Files), Mended: e.mended, Source: e.sources()}
	total := 0
	for i := range e.found {
		total += len(e.found[i].settled)
	}
	for s := range e.Linted() {
		r.LeftAlone += int(s.BlockTags)
	}
	e.Project = nil // what was known of many reviews makes room for their findings
	r.Findings = make([]Diagnostic, 0, total)
	for i := range e.found {
		r.Findings = append(r.Findings, e.found[i].settled...)
		e.found[i] = findings{}
	}
	e.unread.Range(func(i, err any) bool {
		r.Failures = append(r.Failures, Failure{e.Files[i.(int)], err.(error)})
		return true
	})
	r.Failures = append(r.Failures, e.failures...)
	slices.SortStableFunc(r.Failures, func(a, b Failure) int { return cmp.Compare(a.Path, b.Path) })
	return r
}
