package lint

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// suppress drops what the file's suppressions cover, and adds a finding for
// every rule that one of them names in vain. What is dropped goes to suppressed,
// unless that is nil or nobody asks for it.
func (e *engine) suppress(s *review.Summary, text *source.Text, found []Diagnostic, suppressed *[]Suppressed) []Diagnostic {
	slices.SortFunc(found, compare)
	w := e.newSweep(s)
	var kept []Diagnostic
	for _, d := range found {
		reason, covered := w.covers(&d)
		if !covered {
			kept = append(kept, d)
		} else if e.options.KeepSuppressed && suppressed != nil {
			*suppressed = append(*suppressed, Suppressed{d, Comment, reason})
		}
	}
	if slices.Contains(e.options.Rules, UnusedSuppression) {
		kept = e.reportUnused(s, text, w.used, kept)
	}
	return kept
}

// reportUnused adds a finding for every suppression that was not used, or means
// nothing.
func (e *engine) reportUnused(s *review.Summary, text *source.Text, used map[source.Span]bool, found []Diagnostic) []Diagnostic {
	start := len(found)
	own := reporter{path: s.Path, out: &found}
	law := e.in.Law.in(s.Path)
	if !own.use(UnusedSuppression, law) {
		return found
	}
	reportSlips(&own, s.Slips)
	for _, sup := range s.Suppressions {
		if len(sup.Rules) == 0 && !used[sup.Span] && len(e.options.Rules) == len(e.options.Known) {
			own.Report(Diagnostic{Span: sup.Span, Message: "nothing is suppressed here", Help: "remove the suppression", Mendable: true})
		}
		for _, name := range sup.Rules {
			switch {
			case !isRule(name.Rule, e.options.Known):
				d := Diagnostic{Span: name.Span, Message: fmt.Sprintf("there is no rule `%s`", name.Rule), Help: "`reviewlint rules` lists them"}
				if meant := e.meant(name.Rule); meant != "" {
					d.Help, d.Mendable = fmt.Sprintf("did you mean `%s`?", meant), true
				}
				own.Report(d)
			case !used[name.Span] && e.runs(name.Rule, law):
				own.Report(Diagnostic{
					Span:     name.Span,
					Message:  fmt.Sprintf("no finding of `%s` is suppressed here", name.Rule),
					Help:     "remove the suppression",
					Mendable: !sup.IsKey || len(sup.Rules) > 1,
				})
			}
		}
	}
	e.place(s, text, found[start:])
	return found
}

// runs reports whether a rule is part of this run and on in the file.
func (e *engine) runs(name string, law jurisdiction) bool {
	i := slices.IndexFunc(e.options.Rules, func(r *Rule) bool { return r.Name == name })
	return i >= 0 && law.setting(e.options.Rules[i]) != nil
}

func isRule(name string, rules []*Rule) bool {
	return slices.ContainsFunc(rules, func(r *Rule) bool { return r.Name == name })
}

// meant returns the rule that a misspelt name in a suppression was meant for,
// or "": it counts, lest what it guards be mended.
func (e *engine) meant(name string) string {
	if isRule(name, e.options.Known) {
		return ""
	}
	return nearestRule(name, e.options.Known)
}

func nearestRule(name string, rules []*Rule) string {
	const slips = 2
	for _, r := range rules {
		if spelling.Distance(name, r.Name) <= slips {
			return r.Name
		}
	}
	return ""
}

// fixSuppression removes a suppression of nothing: the whole comment, with its
// line if it stands alone there, or one name of several. What is misspelt it
// writes as it is meant.
func fixSuppression(p *FixPass, d Diagnostic) []Fix {
	said := p.Summary(d.Path)
	for _, s := range said.Slips {
		if s.Span == d.Span {
			return fixSlip(s)
		}
	}
	for _, s := range said.Suppressions {
		if !s.Span.Contains(d.Span) {
			continue
		}
		safety := Safe
		if name := string(d.Span.Of(p.File.Bytes())); len(s.Rules) > 0 && !isRule(name, p.known) {
			if meant := nearestRule(name, p.known); meant != "" {
				return []Fix{{Message: fmt.Sprintf("write `%s`", meant), Safety: Safe, Edits: Replace(d.Span, meant)}}
			}
			safety = Unsafe // what it was to guard isn't known
		}
		if len(s.Rules) > 1 {
			return []Fix{{Message: "remove the name", Safety: safety, Edits: Replace(withoutName(s, d.Span), "")}}
		}
		if !s.IsKey { // of which nothing sensible would be left
			return []Fix{{Message: "remove the suppression", Safety: safety, Edits: Replace(removable(p.File, s.Span), "")}}
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
// itself, else the comment with the blanks before it.
func removable(f *review.File, span source.Span) source.Span {
	src := f.Bytes()
	line := f.Text.Line(f.Text.LineOf(span.Start))
	before := src[line.Start:span.Start]
	if span.End <= line.End && len(bytes.TrimSpace(before)) == 0 && len(bytes.TrimSpace(src[span.End:line.End])) == 0 {
		return source.Span{Start: line.Start, End: f.Text.NextLine(span.End)}
	}
	blanks := len(before) - len(bytes.TrimRight(before, " \t"))
	return source.Span{Start: span.Start - uint32(blanks), End: span.End}
}
