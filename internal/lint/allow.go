package lint

import (
	"slices"

	"github.com/reviewlint/reviewlint/internal/baseline"
)

// Allowed says what the baseline and Input.Since spare the reader of a result.
type Allowed struct {
	Baselined int              // findings that the baseline holds
	Gone      int              // findings that the baseline holds in vain: they aren't there any more
	Older     int              // findings that are no newer than Input.Since
	Ledger    *baseline.Ledger // what a new baseline is to hold; only where Options.Record asks for it
}

// A marking is what a baseline has to know of one file of this run.
type marking struct {
	sketch baseline.Sketch    // where it is needed
	found  []baseline.Finding // beside the file's findings
}

// allow takes out what the run is not to show: findings that the baseline
// holds, and those that are no newer than Input.Since. It comes behind the
// fixes, as what is allowed is mended all the same.
func (e *engine) allow() {
	if e.in.Baseline == nil && e.in.Since == nil && e.options.Record == 0 {
		return
	}
	markings := make([]*marking, len(e.in.Files))
	parallel(len(e.in.Files), e.options.Jobs, func(i int) {
		e.troubles.guard(e.in.Files[i], func() { markings[i] = e.marking(i) })
	})
	old := e.old(markings)
	claims := e.claim(markings)
	if e.options.Record != 0 {
		e.allowed.Ledger = e.record(markings, claims)
	}
	e.allowed.Gone = claims.gone
	for i, m := range markings {
		if m == nil {
			continue
		}
		f := &e.found[i]
		kept := f.settled[:0]
		for k, d := range f.settled {
			switch {
			case claims.held[i][k]:
				e.allowed.Baselined++
				if e.options.KeepSuppressed {
					f.suppressed = append(f.suppressed, Suppressed{Diagnostic: d, By: Baseline})
				}
			case old != nil && old[i][k]:
				e.allowed.Older++
			default:
				kept = append(kept, d)
			}
		}
		f.settled = kept
		slices.SortStableFunc(f.suppressed, func(a, b Suppressed) int { return compare(a.Diagnostic, b.Diagnostic) })
	}
}

// marking marks the findings of one file, which is read once more; nil where it
// has none, or can't be read.
func (e *engine) marking(i int) *marking {
	path, f, s := e.in.Files[i], &e.found[i], e.project.summaries[i]
	if s == nil || len(f.settled) == 0 {
		return nil
	}
	src, ok := e.again(i)
	if !ok {
		return nil
	}
	m := &marking{found: make([]baseline.Finding, len(f.settled))}
	body := len(s.Head())
	for k := range f.settled {
		d := &f.settled[k]
		m.found[k] = baseline.Finding{Rule: d.Rule.Name, Mark: baseline.MarkOf(d.Message, d.Span, src, body)}
	}
	if e.options.Record != 0 || e.in.Baseline != nil && e.in.Baseline.Account(path) == nil {
		m.sketch = baseline.SketchOf(src, body)
	}
	if e.in.Since != nil {
		e.changed(i, src)
	}
	return m
}
