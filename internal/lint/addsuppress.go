package lint

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// ParseReason returns the reason for suppressions that a run is to add, in one
// line, or an error if no comment can hold it.
func ParseReason(s string) (string, error) {
	reason := strings.TrimSpace(s)
	switch {
	case reason == "":
		return "", errors.New("a reason is missing: whoever reads the suppression wants to know why it is there")
	case !utf8.ValidString(reason) || strings.ContainsFunc(reason, func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
	}):
		return "", errors.New("a reason is one line of text, without control characters")
	}
	for _, mark := range [...]string{"-->", "--!>", "*/", "{{", "{%", "{#", review.Directive} {
		if strings.Contains(reason, mark) {
			return "", fmt.Errorf("a reason can't hold %q, which means something where it is written", mark)
		}
	}
	return strings.Join(strings.Fields(reason), " "), nil
}

// addSuppressions writes suppressions for all findings that are told into their
// files. What is left of the findings is what no suppression could be proven for.
func (e *engine) addSuppressions() {
	all := make([]*adding, len(e.found))
	parallel(len(all), e.options.Jobs, func(i int) {
		path := e.in.Files[i]
		e.troubles.guard(path, func() {
			a := e.addTo(i)
			if a == nil || len(a.covered) == 0 {
				return
			}
			if err := e.in.Write(path, a.file.Bytes(), a.mended); err != nil {
				e.troubles.fail(path, err)
				return
			}
			all[i] = a
		})
	})
	var changed []int
	moved := map[string][]source.Edit{}
	for i, a := range all {
		if a == nil {
			continue
		}
		path := e.in.Files[i]
		changed = append(changed, i)
		moved[path] = a.edits
		e.reader.overlay[path] = a.mended
		e.mended.Files++
		e.mended.Findings += len(a.covered)
		e.mended.Suppressions += a.added
		for _, d := range a.covered {
			e.mended.ByRule[d.Rule.Name]++
		}
		e.mended.Changes = append(e.mended.Changes, Change{path, a.file.Bytes(), a.mended})
	}
	e.survey(changed) // for the summaries, which tell where what is
	for i := range e.found {
		e.settleAfter(i, all[i], moved)
	}
}

// settleAfter takes what is covered now from the findings of a file, and has the
// others point at where things are now.
func (e *engine) settleAfter(i int, a *adding, moved map[string][]source.Edit) {
	f := &e.found[i]
	var covered []Diagnostic
	if a != nil {
		covered = a.covered
	}
	left := without(f.settled, covered)
	shiftAll(left, moved)
	if e.place(e.project.summaries[i], nil, left) {
		f.settled = left
	}
	if e.options.KeepSuppressed && len(covered) > 0 {
		covered = slices.Clone(covered)
		shiftAll(covered, moved)
		e.place(e.project.summaries[i], nil, covered)
		for _, d := range covered {
			f.suppressed = append(f.suppressed, Suppressed{d, Comment, e.options.Reason})
		}
		slices.SortStableFunc(f.suppressed, func(a, b Suppressed) int { return compare(a.Diagnostic, b.Diagnostic) })
	}
}

// shiftAll moves findings by what was inserted before them, in their own files
// and in those that they point at.
func shiftAll(found []Diagnostic, moved map[string][]source.Edit) {
	for i := range found {
		d := &found[i]
		d.Span = shifted(d.Span, moved[d.Path])
		d.Related = slices.Clone(d.Related)
		for k := range d.Related {
			r := &d.Related[k]
			r.Span = shifted(r.Span, moved[cmp.Or(r.Path, d.Path)])
		}
	}
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
