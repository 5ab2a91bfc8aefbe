package lint

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/reviewlint/reviewlint/internal/baseline"
)

// claims are which findings a baseline holds, and of which files.
type claims struct {
	held     [][]bool            // beside the findings of each marking
	accounts []*baseline.Account // each file's; nil for none
	used     map[string]bool     // the paths of those accounts
	gone     int                 // findings of the baseline that nothing claims
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
			held := a.Hold(m.found)
			c.held[i] = held
			c.gone -= countTrue(held)
		}
	}
	if e.in.Baseline != nil && !e.in.Part {
		for path, a := range e.in.Baseline.All() {
			if !c.used[path] {
				c.gone += e.countRun(a)
			}
		}
	}
	return c
}

// countRun returns how many findings an account holds of the rules of this run.
func (e *engine) countRun(a *baseline.Account) int {
	n := 0
	for rule, count := range a.Rules() {
		if isRule(rule, e.options.Rules) {
			n += count
		}
	}
	return n
}

// accounts returns the account of every file: its own or, where it has none but
// findings, that of a file that isn't there any more and was much like it. The
// paths of those that are used are noted.
func (e *engine) accounts(markings []*marking, used map[string]bool) []*baseline.Account {
	accounts := make([]*baseline.Account, len(e.in.Files))
	if e.in.Baseline == nil {
		return accounts
	}
	var homeless []int
	var sketches []baseline.Sketch
	for i, path := range e.in.Files {
		accounts[i] = e.in.Baseline.Account(path)
		if accounts[i] != nil {
			used[path] = true
		} else if m := markings[i]; m != nil {
			homeless = append(homeless, i)
			sketches = append(sketches, m.sketch)
		}
	}
	if len(homeless) == 0 {
		return accounts
	}
	orphans := e.orphans(used)
	known := make([]baseline.Sketch, len(orphans))
	for k, path := range orphans {
		known[k] = e.in.Baseline.Account(path).Sketch()
	}
	for _, p := range baseline.Pairs(known, sketches) {
		path := orphans[p.Old]
		accounts[homeless[p.New]] = e.in.Baseline.Account(path)
		used[path] = true
	}
	return accounts
}

// orphans returns the paths of those accounts that are not used and whose files
// aren't there any more, in order.
func (e *engine) orphans(used map[string]bool) []string {
	var paths []string
	for path := range e.in.Baseline.All() {
		if !used[path] && e.isGone(path) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
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
