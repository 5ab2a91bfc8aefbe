package lint

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/reviewlint/reviewlint/internal/baseline"
)

// record returns the ledger of this run, which then holds all it found. Of files
// and rules that were no part of it, or that it failed on, it holds what the
// baseline did.
func (e *engine) record(markings []*marking, claims *claims) *baseline.Ledger {
	l := new(baseline.Ledger)
	if e.in.Baseline != nil {
		for path, a := range e.in.Baseline.All() {
			_, linted := slices.BinarySearch(e.in.Files, path)
			if !linted && !claims.used[path] && (e.in.Part || e.isHidden(path)) {
				l.Put(path, a)
			}
		}
	}
	for i, path := range e.in.Files {
		old, m := claims.accounts[i], markings[i]
		switch {
		case e.failedOn(i), m == nil && len(e.found[i].settled) > 0:
			l.Put(path, old)
		case m == nil:
			l.Put(path, old.Only(e.isLeftOut))
		default:
			var found []baseline.Finding
			for k, d := range e.found[i].settled {
				if claims.held[i][k] = d.Severity >= e.options.Record; claims.held[i][k] {
					found = append(found, m.found[k])
				}
			}
			l.Put(path, old.Only(e.isLeftOut).With(m.sketch, found))
		}
	}
	claims.gone = 0
	return l
}

// failedOn reports whether some of a file's findings may be missing: it couldn't
// be read, or a rule failed on it or on the project.
func (e *engine) failedOn(i int) bool {
	_, file := e.troubles.broken[e.in.Files[i]]
	_, project := e.troubles.broken[""]
	return e.project.summaries[i] == nil || file || project
}

// isLeftOut reports whether a rule is no part of this run.
func (e *engine) isLeftOut(rule string) bool {
	return isRule(rule, e.options.Known) && !isRule(rule, e.options.Rules)
}

// isHidden reports whether nobody can tell if a file is still there.
func (e *engine) isHidden(path string) bool {
	_, err := fs.Stat(e.in.FS, path)
	return err != nil && !errors.Is(err, fs.ErrNotExist)
}
