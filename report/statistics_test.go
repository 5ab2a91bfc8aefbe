package report

import (
	"testing"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// What a rule expects to mend counts until fixes were made: then only these do.
func TestStatistics(t *testing.T) {
	hoped := lint.Diagnostic{Rule: italics, Severity: lint.Warning, Mendable: true}
	safe, unsafe := hoped, hoped
	safe.Fixes = []lint.Fix{{Safety: lint.Safe}}
	unsafe.Fixes = []lint.Fix{{Safety: lint.Unsafe}}
	broken := lint.Diagnostic{Rule: links, Severity: lint.Error}
	results := []*lint.Result{project{}.result(hoped, safe, unsafe, broken)}

	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{}, "3 html-italics [3 fixable]\n1 broken-link\n"},
		{Options{Fixes: true}, "3 html-italics [1 fixable]\n1 broken-link\n"},
		{Options{Fixes: true, MinSeverity: lint.Error}, "1 broken-link\n"},
	} {
		if got := statistics(count(results, test.o)); got != test.want {
			t.Errorf("%+v:\n got %q\nwant %q", test.o, got, test.want)
		}
	}
}
