package lint

import (
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// An adding is one file to which suppressions are added.
type adding struct {
	*engine
	file       *review.File
	page       markdown.Page // without comments to reviewlint
	extensible extensible
	shared     []Diagnostic // found in the file by checks of the whole project
	now        []Diagnostic // all that is found in the file as it is with the edits

	covered []Diagnostic
	edits   []source.Edit // insertions, all of them
	mended  []byte
	added   int // suppressions
	spent   int // bytes linted for the proof
}

// A group is findings that one suppression covers, with the ways to write it,
// the narrowest first.
type group struct {
	findings []Diagnostic
	ways     [][]source.Edit
	wide     bool // they reach far beyond the findings
}

// addTo adds suppressions to the text of one file, as far as they go together;
// nil if there is nothing to suppress.
func (e *engine) addTo(i int) *adding {
	targets := slices.DeleteFunc(slices.Clone(e.found[i].settled), func(d Diagnostic) bool {
		return d.Severity < e.options.Suppress.MinSeverity || d.Rule == UnusedSuppression || d.Rule == InternalError
	})
	if len(targets) == 0 {
		return nil
	}
	path := e.in.Files[i]
	src, ok := e.again(i)
	if !ok {
		return nil
	}
	a := &adding{engine: e, file: review.Parse(path, src, e.project.Dialect(path))}
	a.extensible = newExtensible(a.file, e.project.summaries[i].Suppressions, e.options.Suppress.Reason)
	for _, d := range e.found[i].judged {
		if d.Rule.Project != nil {
			a.shared = append(a.shared, d)
		}
	}
	a.page = a.file.Page().WithoutComments(review.Directive)
	a.now = a.look(a.file, nil)
	a.cover(targets)
	return a
}

// cover adds suppressions of the findings: each at its place, then, of those for
// which that can't be proven, for the whole file.
func (a *adding) cover(targets []Diagnostic) {
	a.prove(a.groups(targets))
	for _, wide := range [...]func([]Diagnostic) []group{a.inKey, a.onTop} {
		if left := without(targets, a.covered); len(left) > 0 {
			a.prove(wide(left))
		}
	}
}

// without returns the findings that are not among others.
func without(found, others []Diagnostic) []Diagnostic {
	others = slices.SortedFunc(slices.Values(others), compare)
	return slices.DeleteFunc(slices.Clone(found), func(d Diagnostic) bool {
		_, there := slices.BinarySearchFunc(others, d, compare)
		return there
	})
}

// prove makes the best way of each group that can be proven. As a rule all can:
// they are tried together first, and by halves where that fails.
func (a *adding) prove(groups []group) {
	switch {
	case len(groups) == 0, a.keep(groups):
	case len(groups) > 1:
		half := len(groups) / 2
		a.prove(groups[:half])
		a.prove(groups[half:])
	default:
		g := groups[0]
		for len(g.ways) > 1 {
			g.ways = g.ways[1:]
			if a.keep([]group{g}) {
				return
			}
		}
	}
}

// keep makes the first way of each group, beside those made before, if then
// their findings are gone and all else is as it was.
func (a *adding) keep(groups []group) bool {
	if a.spent > maxProof {
		return false
	}
	edits := slices.Clone(a.edits)
	var findings []Diagnostic
	wide := false
	for _, g := range groups {
		edits = append(edits, g.ways[0]...)
		findings = append(findings, g.findings...)
		wide = wide || g.wide
	}
	a.spent += 32 * len(a.file.Bytes()) // as where fixes are proven
	mended, err := a.file.With(edits)
	if err != nil || !a.file.Matter().Same(mended.Matter(), review.SuppressionKey) || !a.samePage(edits) {
		return false
	}
	found := a.look(mended, edits)
	if !isLess(a.now, found, findings, wide) {
		return false
	}
	a.edits, a.mended, a.now = edits, mended.Bytes(), found
	a.covered = append(a.covered, findings...)
	a.added += len(groups)
	return true
}

// samePage reports whether people see the same page after the edits. A comment
// of MDX has a place in the page where one of HTML would have one.
func (a *adding) samePage(edits []source.Edit) bool {
	if a.isMDX() {
		edits = slices.Clone(edits)
		asHTML := strings.NewReplacer("{/*", "<!--", "*/}", "-->")
		for i := range edits {
			edits[i].New = asHTML.Replace(edits[i].New)
		}
	}
	mended, err := a.file.With(edits)
	return err == nil && a.page.Equal(mended.Page().WithoutComments(review.Directive))
}

func (a *adding) isMDX() bool { return a.file.Tree().Dialect.Template == markdown.MDX }

// isLess reports whether, of what was found before, the covered findings are
// gone and nothing has come. Others of their rules may be gone with them, as what
// stands in one line or passage is suppressed together; exact doesn't allow it.
func isLess(before, after, covered []Diagnostic, exact bool) bool {
	type kind struct {
		rule    *Rule
		message string
	}
	counts := map[kind]int{}
	for _, d := range before {
		counts[kind{d.Rule, d.Message}]++
	}
	for _, d := range covered {
		counts[kind{d.Rule, d.Message}]--
	}
	for _, d := range after {
		if counts[kind{d.Rule, d.Message}]--; counts[kind{d.Rule, d.Message}] < 0 {
			return false
		}
	}
	if exact {
		for _, gone := range counts {
			if gone > 0 {
				return false
			}
		}
	}
	return true
}

// look returns what is found in the file as it becomes by the edits.
func (a *adding) look(file *review.File, edits []source.Edit) []Diagnostic {
	var found []Diagnostic
	s := a.surveyFile(file, &found)
	if s == nil {
		return a.now
	}
	judged := a.judgeFile(s, file.Text)
	for _, d := range a.shared {
		d.Span = shifted(d.Span, edits)
		judged = append(judged, d)
	}
	return a.settleFile(s, file.Text, found, judged, nil)
}

// shifted returns where a span goes by insertions.
func shifted(s source.Span, insertions []source.Edit) source.Span {
	by := 0
	for _, e := range insertions {
		if e.Span.Start <= s.Start {
			by += len(e.New)
		}
	}
	return s.Shift(by)
}
