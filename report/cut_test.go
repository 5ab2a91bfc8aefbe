package report

import (
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/lint"
)

func TestTerminalCut(t *testing.T) {
	var findings []lint.Diagnostic
	add := func(n int, d lint.Diagnostic) {
		d.Severity, d.Message = d.Rule.Severity, d.Rule.Name
		for range n {
			findings = append(findings, d)
		}
	}
	safe := []lint.Fix{{Safety: lint.Safe}}
	add(1200, lint.Diagnostic{Rule: italics, Fixes: safe})
	add(334, lint.Diagnostic{Rule: italics, Fixes: []lint.Fix{{Safety: lint.Unsafe}}})
	add(commonFrom, lint.Diagnostic{Rule: bold})
	add(commonErrorsFrom, lint.Diagnostic{Rule: rating})
	add(commonErrorsFrom+1, lint.Diagnostic{Rule: links})

	shownOf := func(o Options) map[string]int {
		out := render(t, "text", []*lint.Result{project{}.result(findings...)}, o)
		n := map[string]int{"…": strings.Count(out, "…")}
		for _, rule := range []*lint.Rule{italics, bold, rating, links} {
			n[rule.Name] = strings.Count(out, "["+rule.Name+"]: ")
		}
		for _, line := range []string{
			"\n… and 1,531 more html-italics, 1,197 mended by --fix; --all shows them\n",
			"\n… and 48 more broken-link; --all shows them\n\nFound ",
		} {
			if strings.Contains(out, line) != (n["…"] > 0) {
				t.Errorf("%+v: line %q, %d cuts", o, line, n["…"])
			}
		}
		return n
	}
	for _, o := range []Options{{}, {All: true}, {Terminal: true, All: true}} {
		if n := shownOf(o); n["…"] != 0 || n["html-italics"] != 1534 || n["broken-link"] != 51 {
			t.Errorf("%+v is cut: %v", o, n)
		}
	}
	n := shownOf(Options{Terminal: true})
	if n["…"] != 2 || n["html-italics"] != shownOfCommon || n["broken-link"] != shownOfCommon ||
		n["html-bold"] != commonFrom || n["invalid-rating"] != commonErrorsFrom {
		t.Errorf("terminal shows %v", n)
	}
}
