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
	original     []byte
	rules        []*Rule // one for each finding mended, or suppressed, so far
	suppressions int     // added so far
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
		steps[k] = e.step(todo[k], nil)
	})
	t := &trial{engine: e, steps: map[int]*step{}, before: make([][]Diagnostic, len(e.found)), mendings: mendings, tries: maxTries}
	for i := range e.found {
		t.before[i] = e.found[i].settled
	}
	var files []int
	for k, s := range steps {
		if s != nil {
			files = append(files, todo[k])
			t.steps[todo[k]] = s
		}
	}
	t.make(files)
	slices.Sort(t.changed)
	return slices.Compact(t.changed)
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
// A file that can't be written is told, and linted as it is; how many those are
// is returned.
func (e *engine) conclude(mendings map[int]*mending) (unwritten int) {
	indices := slices.Sorted(maps.Keys(mendings))
	failed := make([]error, len(indices))
	parallel(len(indices), e.options.Jobs, func(k int) {
		path := e.in.Files[indices[k]]
		if e.options.Fix == WriteFixes || e.options.Suppress != nil {
			failed[k] = e.in.Write(path, mendings[indices[k]].original, e.reader.overlay[path])
		}
	})
	var left []int
	for k, i := range indices {
		m, path := mendings[i], e.in.Files[i]
		if failed[k] != nil {
			e.troubles.fail(path, failed[k])
			delete(e.reader.overlay, path)
			e.found[i].compared = false
			left = append(left, i)
			continue
		}
		e.mended.Files++
		e.mended.Findings += len(m.rules)
		e.mended.Suppressions += m.suppressions
		for _, r := range m.rules {
			e.mended.ByRule[r.Name]++
		}
		e.mended.Changes = append(e.mended.Changes, Change{path, m.original, e.reader.overlay[path]})
	}
	e.lintAgain(left)
	return len(left)
}
