package lint

import (
	"cmp"
	"math"
	"slices"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A sweep goes through a file from its beginning to its end, and knows which
// suppressions reach the place it has come to.
type sweep struct {
	engine    *engine
	rest      []review.Suppression // those to come, by From
	enablings []review.Enabling    // likewise

	here    []reach           // by the order in which they began
	until   uint32            // none of them ends before
	enabled map[string]uint32 // where a rule was enabled again, last
	used    map[source.Span]bool
}

// A reach is what a suppression does to one of the rules that it names, or to
// all if it names none.
type reach struct {
	*review.Suppression
	all  bool        // it names none
	name string      // as it is written
	rule string      // the rule that is meant
	span source.Span // of the name, or of a comment without names
	used bool
}

func (e *engine) newSweep(s *review.Summary) *sweep {
	return &sweep{
		engine:    e,
		rest:      slices.SortedStableFunc(slices.Values(s.Suppressions), func(a, b review.Suppression) int { return cmp.Compare(a.From, b.From) }),
		enablings: s.Enablings,
		until:     math.MaxUint32,
		enabled:   map[string]uint32{},
		used:      map[source.Span]bool{},
	}
}

// covers reports whether a finding is suppressed, and the reason that the last
// of the suppressions gives. Findings come in the order of the file.
func (w *sweep) covers(d *Diagnostic) (reason string, covered bool) {
	w.advance(d.Span.Start)
	for i := range w.here {
		r := &w.here[i]
		if r.all {
			if at, again := w.enabled[d.Rule.Name]; again && at >= r.From && !r.IsKey {
				continue
			}
		} else if r.rule != d.Rule.Name {
			continue
		}
		reason, covered = r.Reason, true
		if !r.used {
			r.used, w.used[r.span] = true, true
		}
	}
	return reason, covered
}

// advance goes on to an offset.
func (w *sweep) advance(to uint32) {
	for {
		switch {
		case len(w.rest) > 0 && w.rest[0].From <= to && (len(w.enablings) == 0 || w.rest[0].From <= w.enablings[0].At):
			w.begin(&w.rest[0])
			w.rest = w.rest[1:]
		case len(w.enablings) > 0 && w.enablings[0].At <= to:
			w.end(w.enablings[0])
			w.enablings = w.enablings[1:]
		default:
			w.leave(to)
			return
		}
	}
}

// leave drops what ends at an offset or before. A file may have thousands that
// don't, hence until.
func (w *sweep) leave(at uint32) {
	if w.until > at {
		return
	}
	w.here = slices.DeleteFunc(w.here, func(r reach) bool { return r.To <= at })
	w.until = math.MaxUint32
	for i := range w.here {
		w.until = min(w.until, w.here[i].To)
	}
}

func (w *sweep) begin(s *review.Suppression) {
	w.until = min(w.until, s.To)
	if len(s.Rules) == 0 {
		w.here = append(w.here, reach{Suppression: s, all: true, span: s.Span})
	}
	for _, n := range s.Rules {
		w.here = append(w.here, reach{Suppression: s, name: n.Rule, rule: cmp.Or(w.engine.meant(n.Rule), n.Rule), span: n.Span})
	}
}

func (w *sweep) end(e review.Enabling) {
	if len(e.Rules) == 0 {
		w.here = slices.DeleteFunc(w.here, func(r reach) bool { return !r.IsKey })
	}
	for _, n := range e.Rules {
		w.enabled[n.Rule] = e.At
		w.here = slices.DeleteFunc(w.here, func(r reach) bool { return !r.all && r.name == n.Rule && !r.IsKey })
	}
}
