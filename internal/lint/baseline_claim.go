package lint

import (
	"errors"
	"io/fs"
	"slices"
)

// claims are which findings a baseline holds, and of which files.
type claims struct {
	held     [][]bool        // beside the findings of each marking
	accounts []*account      // each file's; nil for none
	used     map[string]bool // the paths of those accounts
	gone     int             // findings of the baseline that nothing claims
}

// claim looks every finding up in the baseline.
func (e *engine) claim(markings []*marking) *claims {
	c := &claims{held: make([][]bool, len(e.in.Files)), used: map[string]bool{}}
	c.accounts = e.accounts(markings, c.used)
	for i, a := range c.accounts {
		if a != nil && e.project.summaries[i] != nil {
			c.gone += e.countRun(a)
		}
		if m := markings[i]; m != nil {
			held := a.hold(e.found[i].settled, m.marks)
			c.held[i] = held
			c.gone -= countTrue(held)
		}
	}
	if e.in.Baseline != nil && !e.in.Part {
		for path, a := range e.in.Baseline.accounts {
			if !c.used[path] {
				c.gone += e.countRun(a)
			}
		}
	}
	return c
}

// countRun returns how many findings an account holds of the rules of this run.
func (e *engine) countRun(a *account) int {
	n := 0
	for rule, marks := range a.marks {
		if isRule(rule, e.options.Rules) {
			n += len(marks)
		}
	}
	return n
}

// accounts returns the account of every file: its own or, where it has none but
// findings, that of a file that isn't there any more and was much like it. The
// paths of those that are used are noted.
func (e *engine) accounts(markings []*marking, used map[string]bool) []*account {
	accounts := make([]*account, len(e.in.Files))
	if e.in.Baseline == nil {
		return accounts
	}
	var homeless []int
	for i, path := range e.in.Files {
		accounts[i] = e.in.Baseline.accounts[path]
		if accounts[i] != nil {
			used[path] = true
		} else if markings[i] != nil {
			homeless = append(homeless, i)
		}
	}
	if len(homeless) == 0 {
		return accounts
	}
	var orphans []string
	for path := range e.in.Baseline.accounts {
		if !used[path] && e.isGone(path) {
			orphans = append(orphans, path)
		}
	}
	slices.Sort(orphans)
	for _, p := range e.in.Baseline.pair(orphans, homeless, markings) {
		accounts[p.file] = e.in.Baseline.accounts[orphans[p.orphan]]
		used[orphans[p.orphan]] = true
	}
	return accounts
}

func (e *engine) isGone(path string) bool {
	_, err := fs.Stat(e.in.FS, path)
	return errors.Is(err, fs.ErrNotExist)
}

func countTrue(all []bool) int {
	n := 0
	for _, is := range all {
		if is {
			n++
		}
	}
	return n
}
