package report

import (
	"cmp"
	"slices"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// A tally is what the results of a run add up to.
type tally struct {
	files    int // Markdown files linted
	affected int // files with a finding that is shown
	failures int // files that could not be dealt with
	skipped  int // emphasis tags in HTML blocks

	errors, warnings, infos int // findings shown
	below                   int // findings below Options.MinSeverity
	counting                int // of these, findings that fail the run

	baselined int // findings in the baseline
	gone      int // findings that only the baseline still has
	older     int // findings that are no news, where only news was asked for

	mendable int // findings that --fix mends, as far as is known
	safe     int // findings that --fix mends for certain; known where fixes were made
	unsafe   int // findings that only --unsafe-fixes mends; likewise

	mended, changed int // findings mended, files changed
	added           int // suppressions added: the findings are suppressed, not mended

	rules []ruleCount // by count, then by name
}

// A ruleCount is how many findings of a rule are shown.
type ruleCount struct {
	rule     *lint.Rule
	count    int
	mendable int // of these

	gravest lint.Severity
}

func (t *tally) findings() int { return t.errors + t.warnings + t.infos }

// count adds up the results.
func count(results []*lint.Result, o Options) *tally {
	t := new(tally)
	for _, r := range results {
		t.files += r.Files
		t.failures += len(r.Failures)
		t.skipped += r.LeftAlone
		for i := range r.Findings {
			d := &r.Findings[i]
			if d.Severity >= o.MinSeverity {
				continue
			}
			t.below++
			if fails(d, o) && o.Mode != Preview {
				t.counting++
			}
		}
		t.mended += r.Mended.Findings
		t.changed += r.Mended.Files
		t.added += r.Mended.Suppressions
		t.baselined += r.Baselined
		t.gone += r.Gone
		t.older += r.Older
	}
	var place struct {
		result *lint.Result
		path   string
	}
	index := make(map[string]int)
	for r, d := range shown(results, o) {
		t.add(d)
		if place.result != r || place.path != d.Path {
			place.result, place.path = r, d.Path
			t.affected++
		}
		i, known := index[d.Rule.Name]
		if !known {
			i = len(t.rules)
			index[d.Rule.Name] = i
			t.rules = append(t.rules, ruleCount{rule: d.Rule})
		}
		t.rules[i].count++
		t.rules[i].gravest = max(t.rules[i].gravest, d.Severity)
		if mendable(d, o) {
			t.mendable++
			t.rules[i].mendable++
		}
	}
	slices.SortFunc(t.rules, func(a, b ruleCount) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.rule.Name, b.rule.Name))
	})
	return t
}

func (t *tally) add(d *lint.Diagnostic) {
	switch d.Severity {
	case lint.Error:
		t.errors++
	case lint.Warning:
		t.warnings++
	default:
		t.infos++
	}
	switch {
	case hasSafeFix(d):
		t.safe++
	case len(d.Fixes) > 0:
		t.unsafe++
	}
}
