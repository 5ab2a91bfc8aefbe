package report

import (
	"cmp"
	"iter"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// maxSARIFResults is how many results of a report GitHub shows. From 25,000 on
// it takes none of them.
const maxSARIFResults = 5000

// A sarifFinding is a finding, and what suppresses it, if anything does.
type sarifFinding struct {
	*lint.Diagnostic
	suppressed *lint.Suppressed
}

// sarifFindings yields the findings that are shown and, where they are asked
// for, those that are suppressed, file by file.
func sarifFindings(results []*lint.Result, o Options) iter.Seq2[*lint.Result, sarifFinding] {
	return func(yield func(*lint.Result, sarifFinding) bool) {
		for _, r := range results {
			found, suppressed := r.Findings, r.Suppressed
			if !o.Suppressed {
				suppressed = nil
			}
			for len(found)+len(suppressed) > 0 {
				var f sarifFinding
				if len(suppressed) == 0 || len(found) > 0 && !precedes(&suppressed[0].Diagnostic, &found[0]) {
					f.Diagnostic, found = &found[0], found[1:]
				} else {
					f.Diagnostic, f.suppressed, suppressed = &suppressed[0].Diagnostic, &suppressed[0], suppressed[1:]
				}
				if f.Severity >= o.MinSeverity && !yield(r, f) {
					return
				}
			}
		}
	}
}

// precedes reports whether a comes before b in a report.
func precedes(a, b *lint.Diagnostic) bool {
	return cmp.Or(cmp.Compare(a.Path, b.Path), a.Span.Compare(b.Span)) < 0
}

// A sarifQuota is how many findings of each severity there is still room for.
// Those that are suppressed are counted under zero.
type sarifQuota [lint.Error + 1]int

// newSARIFQuota divides the room there is: the gravest findings come first,
// those that are suppressed last. It returns how many are left over, too.
func newSARIFQuota(results []*lint.Result, o Options) (q sarifQuota, left int) {
	for _, f := range sarifFindings(results, o) {
		q[f.weight()]++
	}
	room := maxSARIFResults
	for weight := len(q) - 1; weight >= 0; weight-- {
		left += max(q[weight]-room, 0)
		q[weight] = min(q[weight], room)
		room -= q[weight]
	}
	return q, left
}

// take reports whether there is room for a finding, and takes it.
func (q *sarifQuota) take(f sarifFinding) bool {
	q[f.weight()]--
	return q[f.weight()] >= 0
}

func (f sarifFinding) weight() lint.Severity {
	if f.suppressed != nil {
		return 0
	}
	return f.Severity
}
