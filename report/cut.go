package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
)

const (
	// shownOfCommon is how many findings of a common rule a person is shown.
	shownOfCommon = 3
	// A rule is common that has more findings than these. Errors are what a
	// run fails for, and are cut only where nobody could read them all.
	commonFrom       = 5
	commonErrorsFrom = 50
)

// A cut decides which findings a person at a terminal is spared. Its zero
// value spares nothing.
type cut struct {
	rules map[string]*common
}

// A common says what is cut of a rule.
type common struct {
	name     string
	findings int // of the rule in all
	errors   int // of these
	shown    int // so far
	hidden   int // so far
	mended   int // of the hidden, those that --fix mends
}

// newCut counts what there is to show.
func newCut(results []*lint.Result, o Options) cut {
	if !o.Terminal || o.All {
		return cut{}
	}
	c := cut{rules: make(map[string]*common)}
	for _, d := range shown(results, o) {
		rule := c.rules[d.Rule.Name]
		if rule == nil {
			rule = &common{name: d.Rule.Name}
			c.rules[d.Rule.Name] = rule
		}
		rule.findings++
		if d.Severity == lint.Error {
			rule.errors++
		}
	}
	return c
}

// spares reports whether d, the next finding to show, is left out.
func (c cut) spares(d *lint.Diagnostic) bool {
	rule := c.rules[d.Rule.Name]
	if rule == nil {
		return false
	}
	isCommon := rule.findings > commonFrom
	if d.Severity == lint.Error {
		isCommon = rule.errors > commonErrorsFrom
	}
	if !isCommon || rule.shown < shownOfCommon {
		rule.shown++
		return false
	}
	rule.hidden++
	if hasSafeFix(d) {
		rule.mended++
	}
	return true
}

// rest returns a line for each rule of which findings were left out, the most
// frequent first.
func (c cut) rest() string {
	var rules []*common
	for _, rule := range c.rules {
		if rule.hidden > 0 {
			rules = append(rules, rule)
		}
	}
	slices.SortFunc(rules, func(a, b *common) int {
		return cmp.Or(cmp.Compare(b.hidden, a.hidden), cmp.Compare(a.name, b.name))
	})
	var b strings.Builder
	for _, rule := range rules {
		b.WriteString("… and " + number(rule.hidden) + " more " + rule.name)
		if rule.mended > 0 {
			b.WriteString(", " + number(rule.mended) + " mended by --fix")
		}
		b.WriteString("; --all shows them\n")
	}
	return b.String()
}
