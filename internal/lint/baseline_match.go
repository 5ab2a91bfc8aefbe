package lint

import (
	"cmp"
	"slices"
)

// resemblances say by which parts of its mark a finding is known again, the
// surest first. A finding is an old one as long as its own text is as it was,
// or the words before it, or those behind it. Only where all of them are others
// is it new: a mere count would let every new finding pass for an old one that
// was mended.
var resemblances = [...]mark{itself | before | after, itself, before | after, before, after}

// hold returns which findings of a file its account holds, which may be nil.
// What it holds once serves one finding.
func (a *account) hold(found []Diagnostic, marks []mark) []bool {
	held := make([]bool, len(found))
	if a == nil {
		return held
	}
	byRule := map[string][]int{}
	for k := range found {
		if name := found[k].Rule.Name; len(a.marks[name]) > 0 {
			byRule[name] = append(byRule[name], k)
		}
	}
	for rule, open := range byRule {
		matchMarks(slices.Clone(a.marks[rule]), open, marks, held)
	}
	return held
}

// matchMarks finds a mark of known for as many of the open findings as it can.
func matchMarks(known []mark, open []int, marks []mark, held []bool) {
	for _, parts := range resemblances {
		if len(known) == 0 || len(open) == 0 {
			return
		}
		free := map[mark]int{}
		for _, m := range known {
			if m.has(parts) {
				free[m&parts]++
			}
		}
		taken := map[mark]int{}
		open = slices.DeleteFunc(open, func(k int) bool {
			m := marks[k]
			if !m.has(parts) || free[m&parts] == 0 {
				return false
			}
			free[m&parts]--
			taken[m&parts]++
			held[k] = true
			return true
		})
		known = slices.DeleteFunc(known, func(m mark) bool {
			if !m.has(parts) || taken[m&parts] == 0 {
				return false
			}
			taken[m&parts]--
			return true
		})
	}
}

// A pair is a file, and the path that it had before it was renamed.
type pair struct {
	orphan   string
	file     int
	distance int
}

// pair finds the files that are renamed: those that are most alike first, each
// orphan once.
func (l *Ledger) pair(orphans []string, files []int, markings []*marking) []pair {
	var pairs []pair
	for _, orphan := range orphans {
		for _, i := range files {
			if d := markings[i].sketch.distance(l.accounts[orphan].sketch); d <= alike {
				pairs = append(pairs, pair{orphan, i, d})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.orphan, b.orphan), cmp.Compare(a.file, b.file))
	})
	served, given := map[int]bool{}, map[string]bool{}
	return slices.DeleteFunc(pairs, func(p pair) bool {
		if served[p.file] || given[p.orphan] {
			return true
		}
		served[p.file], given[p.orphan] = true, true
		return false
	})
}
