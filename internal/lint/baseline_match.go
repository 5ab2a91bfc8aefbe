package lint

import "slices"

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
