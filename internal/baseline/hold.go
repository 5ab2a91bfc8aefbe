package baseline

import "slices"

// resemblances say by which parts of its mark a finding is known again, the
// surest first. A finding is an old one as long as its own text is as it was,
// or the words before it, or those behind it. Only where all of them are others
// is it new: a mere count would let every new finding pass for an old one that
// was mended.
var resemblances = [...]Mark{itself | before | after, itself, before | after, before, after}

// Hold reports, beside the findings of a file, which of them the account holds.
// What it holds once serves one finding.
func (a *Account) Hold(found []Finding) []bool {
	held := make([]bool, len(found))
	if a == nil {
		return held
	}
	byRule := map[string][]int{}
	for k, f := range found {
		if len(a.marks[f.Rule]) > 0 {
			byRule[f.Rule] = append(byRule[f.Rule], k)
		}
	}
	for rule, open := range byRule {
		match(slices.Clone(a.marks[rule]), open, found, held)
	}
	return held
}

// match finds a mark of known for as many of the open findings as it can.
func match(known []Mark, open []int, found []Finding, held []bool) {
	for _, parts := range resemblances {
		if len(known) == 0 || len(open) == 0 {
			return
		}
		free := map[Mark]int{}
		for _, m := range known {
			if m.has(parts) {
				free[m&parts]++
			}
		}
		taken := map[Mark]int{}
		open = slices.DeleteFunc(open, func(k int) bool {
			m := found[k].Mark
			if !m.has(parts) || free[m&parts] == 0 {
				return false
			}
			free[m&parts]--
			taken[m&parts]++
			held[k] = true
			return true
		})
		known = slices.DeleteFunc(known, func(m Mark) bool {
			if !m.has(parts) || taken[m&parts] == 0 {
				return false
			}
			taken[m&parts]--
			return true
		})
	}
}
