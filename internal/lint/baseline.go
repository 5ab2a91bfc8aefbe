package lint

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Ledger is what a baseline holds: the findings that a project had at some
// time, by file and rule. They are known by what stands there, not by line.
type Ledger struct{ accounts map[string]*account }

// An account is what a ledger holds of one file.
type account struct {
	sketch sketch
	marks  map[string][]mark // by rule, sorted
}

// A marking is what a ledger has to know of one file of this run.
type marking struct {
	sketch sketch
	marks  []mark // beside the file's findings
	text   []byte // nil once it isn't needed any more
}

// Allowed says what the baseline and Input.Since spare the reader of a result.
type Allowed struct {
	Baselined int     // findings that the baseline holds
	Gone      int     // findings that the baseline holds in vain: they aren't there any more
	Older     int     // findings that are no newer than Input.Since
	Ledger    *Ledger // what a new baseline is to hold; only where Options.Record asks for it
}

// Len returns how many findings the ledger holds, and of how many files.
func (l *Ledger) Len() (findings, files int) {
	for _, a := range l.accounts {
		findings += a.len()
	}
	return findings, len(l.accounts)
}

func (a *account) len() int {
	n := 0
	for _, marks := range a.marks {
		n += len(marks)
	}
	return n
}

// allow takes out what the run is not to show: findings that the baseline
// holds, and those that are no newer than Input.Since. Fixes have been made by
// now: of what can be mended, nobody need be spared.
func (e *engine) allow() {
	if e.in.Baseline == nil && e.in.Since == nil && e.options.Record == 0 {
		return
	}
	markings := make([]*marking, len(e.in.Files))
	parallel(len(e.in.Files), e.options.Jobs, func(i int) {
		e.troubles.guard(e.in.Files[i], func() { markings[i] = e.marking(i) })
	})
	old := e.old(markings)
	claims := e.claim(markings)
	if e.options.Record != 0 {
		e.allowed.Ledger = e.record(markings, claims)
	}
	e.allowed.Gone = claims.gone
	for i, m := range markings {
		if m == nil {
			continue
		}
		f := &e.found[i]
		kept := f.settled[:0]
		for k, d := range f.settled {
			switch {
			case claims.held[i][k]:
				e.allowed.Baselined++
				if e.options.KeepSuppressed {
					f.suppressed = append(f.suppressed, Suppressed{Diagnostic: d, By: Baseline})
				}
			case old != nil && old[i][k]:
				e.allowed.Older++
			default:
				kept = append(kept, d)
			}
		}
		f.settled = kept
		slices.SortStableFunc(f.suppressed, func(a, b Suppressed) int { return compare(a.Diagnostic, b.Diagnostic) })
	}
}

// marking marks the findings of one file, which is read once more; nil where it
// has none.
func (e *engine) marking(i int) *marking {
	f, s := &e.found[i], e.project.summaries[i]
	if s == nil || len(f.settled) == 0 {
		return nil
	}
	src, err := e.reader.unchanged(e.in.Files[i], s.Hash, new([]byte))
	if err != nil {
		e.troubles.fail(e.in.Files[i], err)
		return nil
	}
	m := &marking{marks: make([]mark, len(f.settled))}
	body := len(s.Head())
	for k := range f.settled {
		m.marks[k] = markOf(&f.settled[k], src, body)
	}
	if e.options.Record != 0 || e.in.Baseline != nil && e.in.Baseline.accounts[e.in.Files[i]] == nil {
		m.sketch = sketchOf(src, body)
	}
	if e.in.Since != nil {
		m.text = src
	}
	return m
}

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
		accounts[p.file] = e.in.Baseline.accounts[p.orphan]
		used[p.orphan] = true
	}
	return accounts
}

func (e *engine) isGone(path string) bool {
	_, err := fs.Stat(e.in.FS, path)
	return errors.Is(err, fs.ErrNotExist)
}

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
		old, a := claims.accounts[i], &account{marks: map[string][]mark{}}
		if e.project.summaries[i] == nil {
			if old != nil {
				l.accounts[path] = old // the file couldn't be read
			}
			continue
		}
		if old != nil {
			a.sketch = old.sketch
			for rule, marks := range old.marks {
				if isRule(rule, e.options.Known) && !isRule(rule, e.options.Rules) {
					a.marks[rule] = marks
				}
			}
		}
		if m := markings[i]; m != nil {
			// As long as it does, the old one is kept: its line changes less often.
			if old == nil || m.sketch.distance(old.sketch) > 0 {
				a.sketch = m.sketch
			}
			for k, d := range e.found[i].settled {
				if claims.held[i][k] = d.Severity >= e.options.Record; claims.held[i][k] {
					a.marks[d.Rule.Name] = append(a.marks[d.Rule.Name], m.marks[k])
				}
			}
		}
		if len(a.marks) > 0 {
			a.sort()
			l.accounts[path] = a
		}
	}
	claims.gone = 0
	return l
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

func countTrue(all []bool) int {
	n := 0
	for _, is := range all {
		if is {
			n++
		}
	}
	return n
}

// touches reports whether a span lies, in part at least, in one of others. An
// empty one lies where it begins.
func touches(others []source.Span, s source.Span) bool {
	s.End = max(s.End, s.Start+1)
	return slices.ContainsFunc(others, s.Overlaps)
}
