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
	parallel(len(todo), e.options.Jobs, func(k int) {
		e.troubles.guard(e.in.Files[todo[k]], func() { steps[k] = e.step(todo[k]) })
	})
	before := make([][]Diagnostic, len(e.found))
	for i := range e.found {
		before[i] = e.found[i].settled
	}
	var changed []int
	for k, s := range steps {
		if s != nil {
			changed = append(changed, todo[k])
			e.reader.overlay[e.in.Files[todo[k]]] = s.new
		}
	}
	e.lintAgain(changed)

	// No step made its own file worse. Should another file be worse for them,
	// which would be a marvel, all are taken back.
	for i := range e.found {
		if isWorse(before[i], e.found[i].settled) {
			for k, s := range steps {
				if s != nil {
					e.reader.overlay[e.in.Files[todo[k]]] = s.old
				}
			}
			e.lintAgain(changed)
			return nil
		}
	}
	for k, s := range steps {
		if s == nil {
			continue
		}
		e.found[todo[k]].changed = s.changed
		m := mendings[todo[k]]
		if m == nil {
			m = &mending{original: s.old}
			mendings[todo[k]] = m
		}
		m.rules = append(m.rules, s.rules...)
	}
	return changed
}

// lintAgain lints files whose text has changed; all are judged, since the
// others may lead to them.
func (e *engine) lintAgain(indices []int) {
	if len(indices) == 0 {
		return
	}
	e.project.memo.Clear()
	e.survey(indices)
	e.judge()
	e.settle()
}

// isWorse reports whether some rule finds more in after than in before, or
// finds it worse.
func isWorse(before, after []Diagnostic) bool {
	type kind struct {
		rule     *Rule
		severity Severity // this or above
	}
	counts := map[kind]int{}
	for _, d := range before {
		for s := Info; s <= d.Severity; s++ {
			counts[kind{d.Rule, s}]++
		}
	}
	for _, d := range after {
		for s := Info; s <= d.Severity; s++ {
			if counts[kind{d.Rule, s}]--; counts[kind{d.Rule, s}] < 0 {
				return true
			}
		}
	}
	return false
}

// conclude counts what was mended and, where the run is to do so, writes it.
// A file that can't be written is told, and linted as it is.
func (e *engine) conclude(mendings map[int]*mending) {
	indices := slices.Sorted(maps.Keys(mendings))
	failed := make([]error, len(indices))
	parallel(len(indices), e.options.Jobs, func(k int) {
		path := e.in.Files[indices[k]]
		if e.options.Fix == WriteFixes {
			failed[k] = e.in.Write(path, mendings[indices[k]].original, e.reader.overlay[path])
		}
	})
	var unwritten []int
	for k, i := range indices {
		m, path := mendings[i], e.in.Files[i]
		if failed[k] != nil {
			e.troubles.fail(path, failed[k])
			delete(e.reader.overlay, path)
			e.found[i].compared = false
			unwritten = append(unwritten, i)
			continue
		}
		e.mended.Files++
		e.mended.Findings += len(m.rules)
		for _, r := range m.rules {
			e.mended.ByRule[r.Name]++
		}
		e.mended.Changes = append(e.mended.Changes, Change{path, m.original, e.reader.overlay[path]})
	}
	e.lintAgain(unwritten)
}
