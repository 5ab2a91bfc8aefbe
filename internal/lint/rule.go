// Package lint runs rules over a project of reviews: it reads every file once,
// judges it against what the project knows, and mends what can be proven safe.
package lint

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Severity is how much a finding weighs. Findings of Info never fail a run.
type Severity uint8

const (
	Info Severity = iota + 1
	Warning
	Error
)

var severities = map[string]Severity{"info": Info, "warning": Warning, "error": Error}

// ParseSeverity reads "info", "warning" or "error".
func ParseSeverity(s string) (Severity, error) {
	if v, ok := severities[s]; ok {
		return v, nil
	}
	return 0, fmt.Errorf("severity %q is none of info, warning, error", s)
}

func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "off"
}

// A Rule is one check. Rules are values: the list, the pages and the reports
// come from one loop over them. A rule has one or more of the checks.
type Rule struct {
	Name     string // "invalid-rating": names the bad thing, reads as "allow invalid-rating"
	Summary  string // one line, lower case, no full stop
	Severity Severity

	// Options are the rule's options with their defaults: a struct, by value,
	// whose fields have the tags that config describes. Nil means that it has none.
	Options any

	File    func(*FilePass)    // a file's text and tree, as it is first read
	Review  func(*ReviewPass)  // one summary, with all of the project known
	Project func(*ProjectPass) // all summaries together

	// Fix returns fixes for one finding of the rule, made on demand with
	// everything known. They are alternatives to each other, the best first.
	Fix func(*FixPass, Diagnostic) []Fix
}

// Page returns the name of the rule's page and fixture, without ending.
func (r *Rule) Page() string { return strings.ReplaceAll(r.Name, "-", "_") }

// A Diagnostic is one finding: what is wrong, exactly where, and what to do.
type Diagnostic struct {
	Rule     *Rule
	Path     string      // relative to the project's root, with slashes
	Span     source.Span // bytes of the file
	Severity Severity
	Message  string // what is wrong; lower case, values in backticks, no full stop
	Label    string // a few words to stand under the characters; may be empty
	Help     string // what to do
	Mendable bool   // a safe fix is likely; only making it tells for certain
	Related  []Related

	// The engine fills these in.
	Start, End source.Position // Span as lines and columns, in code points; the end is exclusive
	Fixes      []Fix           // only where the run was asked for fixes
}

// A Related is another place that explains a finding.
type Related struct {
	Path    string
	Span    source.Span
	Message string

	Start, End source.Position // filled in by the engine
}

// A Safety says what a fix may change.
type Safety uint8

const (
	Unsafe Safety = iota // may change what is meant: only with --unsafe-fixes
	Safe                 // keeps the rendered page, or the value's meaning
)

func (s Safety) String() string {
	if s == Safe {
		return "safe"
	}
	return "unsafe"
}

// A Fix is a set of edits that make sense only together. Its contract is that
// of golang.org/x/tools/go/analysis.SuggestedFix: fixes of different findings
// are independent changes to the same text, and may overlap.
type Fix struct {
	Message string // a verb phrase: "replace the tags with asterisks"
	Safety  Safety
	Markup  bool // the page must stay as it is: the engine proves it, alone and together with other fixes
	Edits   []source.Edit
}
