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
	file    *review.File
	page    markdown.Page // without comments to reviewlint
	present []review.Suppression
	shared  []Diagnostic // found in the file by checks of the whole project
	before  []Diagnostic // all that is found in the file as it is

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
}

// addTo adds suppressions to the text of one file; nil if there is nothing to
// suppress.
func (e *engine) addTo(i int) *adding {
	targets := slices.DeleteFunc(slices.Clone(e.found[i].settled), func(d Diagnostic) bool {
		return d.Severity < e.options.MinSeverity || d.Rule == UnusedSuppression || d.Rule == InternalError
	})
	if len(targets) == 0 {
		return nil
	}
	path := e.in.Files[i]
	src, err := e.reader.unchanged(path, e.project.summaries[i].Hash, new([]byte))
	if err != nil {
		e.troubles.fail(path, err)
		return nil
	}
	a := &adding{engine: e, file: review.Parse(path, src, e.project.Dialect(path)), present: e.project.summaries[i].Suppressions}
	for _, d := range e.found[i].judged {
		if d.Rule.Project != nil {
			a.shared = append(a.shared, d)
		}
	}
	a.page = a.file.Page().WithoutComments(review.Directive)
	a.before = a.look(a.file, nil)
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
	edits, covered := slices.Clone(a.edits), slices.Clone(a.covered)
	for _, g := range groups {
		edits = append(edits, g.ways[0]...)
		covered = append(covered, g.findings...)
	}
	a.spent += 32 * len(a.file.Bytes()) // as where fixes are proven
	mended, err := a.file.With(edits)
	if err != nil || !a.file.Matter().Same(mended.Matter(), review.SuppressionKey) || !a.samePage(edits) || !a.isBetter(mended, edits, covered) {
		return false
	}
	a.edits, a.covered, a.mended = edits, covered, mended.Bytes()
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

// isBetter reports whether in the mended file just the covered findings are gone.
func (a *adding) isBetter(mended *review.File, edits []source.Edit, covered []Diagnostic) bool {
	type kind struct {
		rule    *Rule
		message string
	}
	counts := map[kind]int{}
	for _, d := range a.before {
		counts[kind{d.Rule, d.Message}]++
	}
	for _, d := range covered {
		counts[kind{d.Rule, d.Message}]--
	}
	for _, d := range a.look(mended, edits) {
		if counts[kind{d.Rule, d.Message}]--; counts[kind{d.Rule, d.Message}] < 0 {
			return false
		}
	}
	return true
}

// look returns what is found in the file as it becomes by the edits.
func (a *adding) look(file *review.File, edits []source.Edit) []Diagnostic {
	var found []Diagnostic
	s := a.surveyFile(file, &found)
	if s == nil {
		return a.before
	}
	judged := a.judgeFile(s, file.Text)
	for _, d := range a.shared {
		d.Span = shifted(d.Span, edits)
		judged = append(judged, d)
	}
	return a.settleFile(s, file.Text, found, judged, nil)
}
