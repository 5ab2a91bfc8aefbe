package lint

import (
	"strings"
	"testing"
)

// harms returns a rule that mends a word in a.md, and one that finds b.md the
// worse for it.
func harms() (bait, caught *Rule) {
	bait = &Rule{Name: "bait", Severity: Warning, File: findWord("bait"), Fix: replaceWith("caught")}
	caught = &Rule{Name: "caught", Severity: Warning, Project: func(p *ProjectPass) {
		if title, _ := p.Summary("a.md").Matter().Get("title"); title.Value.Text() == "caught" {
			p.Report(Diagnostic{Path: "b.md", Message: "a.md says so"})
		}
	}}
	return bait, caught
}

// TestTrialCountsOnce holds that what is mended beside a fix that was refused is
// counted once, in the rounds that follow, too.
func TestTrialCountsOnce(t *testing.T) {
	bait, caught := harms()
	words := map[string]string{"one": "two", "two": "three", "red": "blue"}
	word := &Rule{
		Name: "word", Severity: Warning,
		File: func(p *FilePass) {
			for w := range words {
				findWord(w)(p)
			}
		},
		Fix: func(p *FixPass, d Diagnostic) []Fix {
			return replaceWith(words[string(d.Span.Of(p.File.Bytes()))])(p, d)
		},
	}
	in := project(map[string]string{"a.md": "---\ntitle: bait\n---\n\none red\n", "b.md": "b\n"})
	r := Run(in, Options{Rules: []*Rule{bait, caught, word}, Fix: TryFixes})
	if r.Mended.Findings != 3 || r.Mended.ByRule["word"] != 3 || len(r.Mended.Changes) != 1 {
		t.Fatalf("mended %+v", r.Mended)
	}
	if got, want := string(r.Mended.Changes[0].New), "---\ntitle: bait\n---\n\nthree blue\n"; got != want {
		t.Errorf("mended to %q, want %q", got, want)
	}
}

// TestTrialSurvivesPanic holds that a fix that fails when it is tried alone costs
// its own file only.
func TestTrialSurvivesPanic(t *testing.T) {
	bait, caught := harms()
	calls := 0
	mend := bait.Fix
	bait.Fix = func(p *FixPass, d Diagnostic) []Fix {
		if calls++; calls > 1 {
			panic("alone")
		}
		return mend(p, d)
	}
	in := project(map[string]string{"a.md": "---\ntitle: bait\n---\n", "b.md": "b\n"})
	r := Run(in, Options{Rules: []*Rule{bait, caught}, Fix: TryFixes})
	if len(r.Mended.Changes) != 0 {
		t.Errorf("mended %+v", r.Mended)
	}
	if got := strings.Join(lines(r), "\n"); !strings.Contains(got, "a.md:1:1: internal-error") {
		t.Errorf("the panic isn't told:\n%s", got)
	}
}
