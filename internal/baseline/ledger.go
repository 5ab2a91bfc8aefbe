// Package baseline remembers the findings that a project had at some time, in a
// file that is kept beside it, and tells them again however the project was
// edited since. It knows findings by their rule and by what stands there, and
// nothing of how they are found.
package baseline

import (
	"iter"
	"maps"
	"slices"
)

// A Ledger is what a baseline holds: the accounts of the files that had
// findings. The zero value holds none.
type Ledger struct{ accounts map[string]*Account }

// An Account is what a ledger holds of one file: its findings, and the sketch
// of its text, by which it is known under another name. The nil account holds
// nothing.
type Account struct {
	sketch Sketch
	marks  map[string][]Mark // by rule, sorted
}

// A Finding is one of a file, by the name of its rule and the mark of its place.
type Finding struct {
	Rule string
	Mark Mark
}

// Len returns how many findings the ledger holds, and of how many files.
func (l *Ledger) Len() (findings, files int) {
	for _, a := range l.accounts {
		findings += a.len()
	}
	return findings, len(l.accounts)
}

// All returns the accounts by the paths of their files, in no order.
func (l *Ledger) All() iter.Seq2[string, *Account] { return maps.All(l.accounts) }

// Account returns the account of a file, or nil.
func (l *Ledger) Account(path string) *Account { return l.accounts[path] }

// Put puts an account in the place of what the ledger holds of a file. One
// without findings isn't kept.
func (l *Ledger) Put(path string, a *Account) {
	switch {
	case a.len() == 0:
		delete(l.accounts, path)
	case l.accounts == nil:
		l.accounts = map[string]*Account{path: a}
	default:
		l.accounts[path] = a
	}
}

// Moved returns the ledger with each account under the path that a file has
// now. Those of files that aren't among them are left out.
func (l *Ledger) Moved(paths map[string]string) *Ledger {
	moved := new(Ledger)
	for old, path := range paths {
		moved.Put(path, l.Account(old))
	}
	return moved
}

// Sketch returns the sketch of the file's text.
func (a *Account) Sketch() Sketch { return a.sketch }

// Rules returns the rules that the file breaks, in no order, and how often.
func (a *Account) Rules() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		if a == nil {
			return
		}
		for rule, marks := range a.marks {
			if !yield(rule, len(marks)) {
				return
			}
		}
	}
}

func (a *Account) len() int {
	all := 0
	for _, n := range a.Rules() {
		all += n
	}
	return all
}

// Only returns the account with the findings of those rules that keep reports.
func (a *Account) Only(keep func(rule string) bool) *Account {
	if a == nil {
		return nil
	}
	only := &Account{a.sketch, maps.Clone(a.marks)}
	maps.DeleteFunc(only.marks, func(rule string, _ []Mark) bool { return !keep(rule) })
	return only
}

// With returns the account with more findings, of rules that it holds none of,
// in a text with the given sketch. As long as the old sketch will do, it is
// kept: its line in the file changes less often.
func (a *Account) With(s Sketch, found []Finding) *Account {
	if a != nil && s.distance(a.sketch) <= 0 {
		s = a.sketch
	}
	with := &Account{s, map[string][]Mark{}}
	if a != nil {
		maps.Copy(with.marks, a.marks)
	}
	for _, f := range found {
		with.marks[f.Rule] = append(with.marks[f.Rule], f.Mark)
	}
	for _, marks := range with.marks {
		slices.Sort(marks)
	}
	return with
}
