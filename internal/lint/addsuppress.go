package lint

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A Suppressing says which suppressions a run adds to the files.
type Suppressing struct {
	Reason      string   // of each of them: see ParseReason
	MinSeverity Severity // findings below it get none; zero: all do
}

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
// files, in rounds until there are none to add: two that want to be written at
// one place may need two. What is left of the findings is what no suppression
// could be proven for.
func (e *engine) addSuppressions() {
	mendings := map[int]*mending{}
	todo := e.everything()
	for range maxRounds {
		if todo = e.addRound(todo, mendings); len(todo) == 0 {
			break
		}
		e.lintAgain(todo)
		e.allowAgain()
	}
	if unwritten := e.conclude(mendings); unwritten > 0 {
		e.allowAgain()
	}
}

// allowAgain is allow for findings that were settled anew.
func (e *engine) allowAgain() {
	e.allowed = Allowed{}
	e.allow()
}

// addRound adds suppressions to the given files once, and returns the indices of
// those that it changed.
func (e *engine) addRound(todo []int, mendings map[int]*mending) []int {
	all := make([]*adding, len(todo))
	parallel(len(todo), e.options.Jobs, func(k int) {
		e.troubles.guard(e.in.Files[todo[k]], func() { all[k] = e.addTo(todo[k]) })
	})
	var changed []int
	for k, a := range all {
		if a == nil || a.added == 0 {
			continue
		}
		i := todo[k]
		changed = append(changed, i)
		e.reader.overlay[e.in.Files[i]] = a.mended
		if f := &e.found[i]; f.compared {
			f.changed = renewed(f.changed, a.edits, source.NewText(a.mended))
		}
		m := mendings[i]
		if m == nil {
			m = &mending{original: a.file.Bytes()}
			mendings[i] = m
		}
		m.suppressions += a.added
		for _, d := range a.covered {
			m.rules = append(m.rules, d.Rule)
		}
	}
	return changed
}

// renewed returns which parts of a text are new after the insertions: those that
// were, and every line that something was put into.
func renewed(parts []source.Span, insertions []source.Edit, text *source.Text) []source.Span {
	parts = follow(parts, insertions)
	for _, e := range insertions {
		end := shifted(source.Span{Start: e.Span.Start, End: e.Span.Start}, insertions).Start
		parts = append(parts, text.Line(text.LineOf(end-1)))
	}
	slices.SortFunc(parts, source.Span.Compare)
	merged := parts[:0]
	for _, p := range parts {
		if n := len(merged); n > 0 && p.Start <= merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, p.End)
		} else {
			merged = append(merged, p)
		}
	}
	return merged
}
