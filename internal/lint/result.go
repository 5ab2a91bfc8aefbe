package lint

import (
	"path"
	"strings"
)

// A Place is where a project lies, for the eyes of the one who runs us.
type Place struct {
	Root   string // the project's root, an absolute path of the operating system
	Prefix string // Root as seen from the working directory, with slashes: "" or "site" or "../x"
	Below  string // the working directory as seen from Root, where it lies below it; else ""
}

// Shown returns the path of a file of the project as it is seen from the
// working directory.
func (p Place) Shown(name string) string {
	if p.Below == "" {
		return path.Join(p.Prefix, name)
	}
	up := strings.Split(p.Below, "/")
	for len(up) > 0 && strings.HasPrefix(name, up[0]+"/") {
		name, up = name[len(up[0])+1:], up[1:]
	}
	return strings.Repeat("../", len(up)) + name
}

// A Result is what a run over one project found.
type Result struct {
	Place
	Files    int          // Markdown files linted
	Paths    []string     // the same by name, sorted
	Findings []Diagnostic // by path, start, end, rule, message
	Mended   Mended
	Allowed

	Suppressed []Suppressed // where Options.KeepSuppressed asks for it, by path, start, end, rule, message
	LeftAlone  int          // i, em, b and strong tags in HTML blocks, where Markdown is not read
	Failures   []Failure    // files that could not be read, linted or written, by path

	// Source returns the bytes of a file as they were linted (after fixes, if
	// those were written), or an error if it has changed since.
	Source func(path string) ([]byte, error)
}

// A Suppressed finding is one that its author, or a baseline, allows.
type Suppressed struct {
	Diagnostic
	By     Allowance
	Reason string // as the author gives it; may be empty
}

// An Allowance is what allows a finding.
type Allowance uint8

const (
	Comment  Allowance = iota // a suppression in the file itself
	Baseline                  // the baseline holds it
)

// Mended says what fixes did, or would do; of a run that adds suppressions, what
// these cover.
type Mended struct {
	Findings int            // findings mended
	Files    int            // files changed
	ByRule   map[string]int // findings mended, by rule

	Suppressions int      // comments added, where the run was to add suppressions
	Changes      []Change // the files changed, by path
}

// A Change is one file before and after its fixes.
type Change struct {
	Path     string
	Old, New []byte
}

// A Failure is a file that could not be dealt with: it is told, the run goes
// on, and its exit code is 2.
type Failure struct {
	Path string
	Err  error
}
