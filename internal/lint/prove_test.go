package lint

import (
	"strings"
	"testing"
)

// TestProofByHalves holds that fixes which would change the page are found
// among those that don't, and that of alternatives the first good one is made.
func TestProofByHalves(t *testing.T) {
	shout := func(word string, alternatives ...string) *Rule {
		return &Rule{Name: word, Severity: Warning, File: findWord(word), Fix: func(p *FixPass, d Diagnostic) []Fix {
			var fixes []Fix
			for _, text := range alternatives {
				fixes = append(fixes, Fix{Message: "replace it", Safety: Safe, Markup: true, Edits: Replace(d.Span, text)})
			}
			return fixes
		}}
	}
	rules := []*Rule{
		shout("<i>good</i>", "*good*"),
		shout("<i>bad</i>", "*other*"),
		shout("<i>second</i>", "**second**", "_second_"),
	}
	text := strings.Repeat("<i>good</i>\n\n", 20) + "<i>bad</i>\n\n<i>second</i>\n\n" + strings.Repeat("<i>good</i>\n\n", 20)
	r := Run(project(map[string]string{"a.md": text}), Options{Rules: rules, Fix: TryFixes})
	want := strings.ReplaceAll(text, "<i>good</i>", "*good*")
	want = strings.ReplaceAll(want, "<i>second</i>", "_second_")
	if len(r.Mended.Changes) != 1 || string(r.Mended.Changes[0].New) != want {
		t.Errorf("mended: %q", r.Mended.Changes)
	}
	if r.Mended.Findings != 41 || len(r.Findings) != 1 {
		t.Errorf("%d mended, %d left", r.Mended.Findings, len(r.Findings))
	}
}

// TestProofEnds holds that in a file with so many bad fixes that their proof
// would take minutes, the rest is left as it is.
func TestProofEnds(t *testing.T) {
	rendered := 0
	bad := &Rule{Name: "bad", Severity: Warning, File: findWord("<i>x</i>"), Fix: func(p *FixPass, d Diagnostic) []Fix {
		p.rendered += maxProof / 100 // as if the file were large
		rendered++
		return []Fix{{Message: "replace it", Safety: Safe, Markup: true, Edits: Replace(d.Span, "y")}}
	}}
	text := strings.Repeat("<i>x</i>\n\n", 200)
	r := Run(project(map[string]string{"a.md": text}), Options{Rules: []*Rule{bad}, Fix: TryFixes})
	if r.Mended.Findings != 0 || len(r.Findings) != 200 || rendered != 200 {
		t.Errorf("%d mended, %d left, %d looked at", r.Mended.Findings, len(r.Findings), rendered)
	}
}
