package lint

import (
	"bytes"
	"slices"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// fixSuppression removes a suppression of nothing: the whole comment, with its
// line if it stands alone there, or one name of several.
func fixSuppression(p *FixPass, d Diagnostic) []Fix {
	for _, s := range p.Summary(d.Path).Suppressions {
		if !s.Span.Contains(d.Span) {
			continue
		}
		if len(s.Rules) > 1 {
			return []Fix{{Message: "remove the name", Safety: Safe, Edits: Replace(withoutName(s, d.Span), "")}}
		}
		if span, ok := removable(p.File, s.Span); ok {
			return []Fix{{Message: "remove the suppression", Safety: Safe, Edits: Replace(span, "")}}
		}
	}
	return nil
}

// withoutName returns what to cut so that one name leaves the list: the name
// with what parts it from the next, or, of the last one, from the one before.
func withoutName(s review.Suppression, name source.Span) source.Span {
	i := slices.IndexFunc(s.Rules, func(n review.Name) bool { return n.Span == name })
	if i+1 < len(s.Rules) {
		return source.Span{Start: name.Start, End: s.Rules[i+1].Span.Start}
	}
	return source.Span{Start: s.Rules[max(i-1, 0)].Span.End, End: name.End}
}

// removable returns what goes when a comment goes: its line if it has it to
// itself, else the comment with the blanks before it. What is a value of the
// front matter stays.
func removable(f *review.File, span source.Span) (source.Span, bool) {
	src := f.Bytes()
	if f.Matter().InValue(span.Start) {
		return source.Span{}, false
	}
	line := f.Text.Line(f.Text.LineOf(span.Start))
	before := src[line.Start:span.Start]
	if span.End <= line.End && len(bytes.TrimSpace(before)) == 0 && len(bytes.TrimSpace(src[span.End:line.End])) == 0 {
		return source.Span{Start: line.Start, End: f.Text.NextLine(span.End)}, true
	}
	blanks := len(before) - len(bytes.TrimRight(before, " \t"))
	return source.Span{Start: span.Start - uint32(blanks), End: span.End}, true
}
