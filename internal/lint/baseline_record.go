package lint

import "slices"

// record returns the ledger of this run, which then holds all it found. Of files
// and rules that were no part of it, it holds what the baseline did.
func (e *engine) record(markings []*marking, claims *claims) *Ledger {
	l := &Ledger{map[string]*account{}}
	if e.in.Baseline != nil {
		for path, a := range e.in.Baseline.accounts {
			_, linted := slices.BinarySearch(e.in.Files, path)
			if !linted && e.in.Part && !claims.used[path] {
				l.accounts[path] = a
			}
		}
	}
	for i, path := range e.in.Files {
		old, m := claims.accounts[i], markings[i]
		a := e.carry(old)
		switch {
		case e.project.summaries[i] == nil, m == nil && len(e.found[i].settled) > 0:
			a = old // the file couldn't be read
		case m != nil:
			// As long as the old sketch will do, it is kept: its line changes less often.
			if old == nil || m.sketch.distance(old.sketch) > 0 {
				a.sketch = m.sketch
			}
			for k, d := range e.found[i].settled {
				if claims.held[i][k] = d.Severity >= e.options.Record; claims.held[i][k] {
					a.marks[d.Rule.Name] = append(a.marks[d.Rule.Name], m.marks[k])
				}
			}
			a.sort()
		}
		if a != nil && len(a.marks) > 0 {
			l.accounts[path] = a
		}
	}
	claims.gone = 0
	return l
}

// carry returns an account with what an old one, which may be nil, holds of
// rules that were no part of this run.
func (e *engine) carry(old *account) *account {
	a := &account{marks: map[string][]mark{}}
	if old == nil {
		return a
	}
	a.sketch = old.sketch
	for rule, marks := range old.marks {
		if isRule(rule, e.options.Known) && !isRule(rule, e.options.Rules) {
			a.marks[rule] = marks
		}
	}
	return a
}

func (a *account) sort() {
	for _, marks := range a.marks {
		slices.Sort(marks)
	}
}

// Moved returns the ledger with each account under the path that a file has
// now. Those of files that aren't among them are left out.
func (l *Ledger) Moved(paths map[string]string) *Ledger {
	moved := &Ledger{map[string]*account{}}
	for old, path := range paths {
		if a := l.accounts[old]; a != nil {
			moved.accounts[path] = a
		}
	}
	return moved
}
