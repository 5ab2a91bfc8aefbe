package lint

import (
	"maps"
	"slices"
)

// maxRounds bounds how often mended files are looked at again. Fixes that
// wait for others to be made need two or three.
const maxRounds = 10

// A mending is one file in the course of being mended.
type mending struct {
	original []byte
	rules    []*Rule // one for each finding mended so far
}

// mend makes fixes, in rounds over the files that have some, until nothing
// changes any more. Files are written once, at the end.
func (e *engine) mend() {
	// Frozen: what is mended in one round doesn't sway the next.
	e.marker()
	e.holds()
	mendings := map[int]*mending{}
	todo := e.everything()
	for range maxRounds {
		if todo = e.round(todo, mendings); len(todo) == 0 {
			break
		}
	}
	e.conclude(mendings)
}

// round mends the given files once, lints what changed again, and returns the
// indices of the files to go on with.
func (e *engine) round(todo []int, mendings map[int]*mending) []int {
	steps := make([]*step, len(todo))
	parallel(len(todo), e.Jobs, func(k int) { steps[k] = e.step(todo[k]) })

	var changed []int
	before := map[int][]Diagnostic{}
	for k, s := range steps {
		if s == nil {
			continue
		}
		i := todo[k]
		changed = append(changed, i)
		before[i] = e.found[i].settled
		if mendings[i] == nil {
			mendings[i] = &mending{original: s.old}
		}
		e.overlay[e.Files[i]] = s.new
	}
	e.lintAgain(changed)

	var good, worse []int
	for k, s := range steps {
		switch i := todo[k]; {
		case s == nil:
		case isWorse(before[i], e.found[i].settled):
			// A fix never brings a new finding: the file is put back, and left alone.
			e.overlay[e.Files[i]] = s.old
			worse = append(worse, i)
		default:
			mendings[i].rules = append(mendings[i].rules, s.rules...)
			good = append(good, i)
		}
	}
	e.lintAgain(worse)
	return good
}

// lintAgain lints files whose text has changed; all are judged, since the
// others may lead to them.
func (e *engine) lintAgain(indices []int) {
	if len(indices) == 0 {
		return
	}
	e.survey(indices)
	e.judge()
	e.settle()
}

// isWorse reports whether some rule finds more in after than in before.
func isWorse(before, after []Diagnostic) bool {
	counts := map[*Rule]int{}
	for _, d := range before {
		counts[d.Rule]++
	}
	for _, d := range after {
		if counts[d.Rule]--; counts[d.Rule] < 0 {
			return true
		}
	}
	return false
}

// conclude counts what was mended and, where the run is to do so, writes it.
// A file that can't be written is told, and linted as it is.
func (e *engine) conclude(mendings map[int]*mending) {
	indices := slices.Sorted(maps.Keys(mendings))
	failed := make([]error, len(indices))
	parallel(len(indices), e.Jobs, func(k int) {
		path := e.Files[indices[k]]
		if m := mendings[indices[k]]; e.Fix == WriteFixes && len(m.rules) > 0 {
			failed[k] = e.Write(path, m.original, e.overlay[path])
		}
	})
	var unwritten []int
	for k, i := range indices {
		m, path := mendings[i], e.Files[i]
		switch {
		case len(m.rules) == 0:
		case failed[k] != nil:
			e.failures = append(e.failures, Failure{path, cause(failed[k])})
			delete(e.overlay, path)
			unwritten = append(unwritten, i)
		default:
			e.mended.Files++
			e.mended.Findings += len(m.rules)
			for _, r := range m.rules {
				e.mended.ByRule[r.Name]++
			}
			e.mended.Changes = append(e.mended.Changes, Change{path, m.original, e.overlay[path]})
		}
	}
	e.lintAgain(unwritten)
}
