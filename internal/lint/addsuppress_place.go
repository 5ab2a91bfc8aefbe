package lint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// groups returns the findings by place: by line in the front matter, by passage
// in the body. What stands in neither, or can't be suppressed there, is left out.
func (a *adding) groups(targets []Diagnostic) []group {
	var groups []group
	m := a.file.Matter()
	i := 0
	for i < len(targets) && targets[i].Span.Start < m.Body {
		line := a.file.Text.LineOf(targets[i].Span.Start)
		n := i + 1
		for n < len(targets) && targets[n].Span.Start < m.Body && a.file.Text.LineOf(targets[n].Span.Start) == line {
			n++
		}
		groups = append(groups, a.inMatter(targets[i:n], line))
		i = n
	}
	for _, p := range a.file.Tree().Passages() {
		n := i
		for n < len(targets) && targets[n].Span.Start <= p.Span.End {
			n++
		}
		if n > i && targets[i].Span.Start >= p.Span.Start {
			groups = append(groups, a.inBody(targets[i:n], p))
		}
		i = n
	}
	return slices.DeleteFunc(groups, func(g group) bool { return len(g.ways) == 0 })
}

// inMatter returns the ways to suppress findings of one line of the front matter:
// a comment on the line, above it, or above the key that its value belongs to.
func (a *adding) inMatter(found []Diagnostic, line int) group {
	g := group{findings: found}
	m, span := a.file.Matter(), a.file.Text.Line(line)
	if span == m.Open || m.Open.Len() == 0 {
		return g // the fence holds no comment, and neither does JSON
	}
	comment := "# " + a.directive("disable", found)
	if e, ok := a.extensible.with(found); ok {
		g.ways = append(g.ways, []source.Edit{e})
	}
	gap := " "
	if text := span.Of(a.file.Bytes()); len(text) > 0 && strings.IndexByte(" \t", text[len(text)-1]) >= 0 {
		gap = ""
	}
	g.ways = append(g.ways, []source.Edit{insertion(span.End, gap+comment)})
	for _, at := range [...]uint32{span.Start, m.Around(span).Start, m.Around(found[0].Span).Start} {
		line := a.file.Text.Line(a.file.Text.LineOf(at))
		text := line.Of(a.file.Bytes())
		indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
		g.ways = append(g.ways, []source.Edit{insertion(line.Start, string(indent)+comment+a.eol())})
	}
	return g
}

// inBody returns the ways to suppress findings of one passage: above it if they
// begin on its first line, else around it.
func (a *adding) inBody(found []Diagnostic, p markdown.Passage) group {
	g := group{findings: found}
	if e, ok := a.extensible.with(found); ok {
		g.ways = append(g.ways, []source.Edit{e})
	}
	gap := a.eol()
	if p.Prose && !a.isMDX() {
		gap = ""
	}
	if gap != "" && a.isTop(p) && a.makesExcerpt() {
		return g
	}
	onFirst := !slices.ContainsFunc(found, func(d Diagnostic) bool {
		return a.file.Text.LineOf(d.Span.Start) != a.file.Text.LineOf(p.Span.Start)
	})
	if onFirst {
		above := a.comment("disable-next-line", found) + a.eol() + gap
		g.ways = append(g.ways, []source.Edit{insertion(p.Span.Start, above)})
	}
	above := a.comment("disable", found) + a.eol() + gap
	below := a.eol() + a.comment("enable", found) + a.eol()
	end := a.file.Text.NextLine(p.Span.End)
	if line := a.file.Text.Line(a.file.Text.LineOf(p.Span.End)); end == line.End { // the last, without an ending
		below = a.eol() + strings.TrimSuffix(below, a.eol())
	}
	g.ways = append(g.ways, []source.Edit{insertion(p.Span.Start, above), insertion(end, below)})
	return g
}

// inKey suppresses findings for the whole file, in its front matter.
func (a *adding) inKey(found []Diagnostic) []group {
	m := a.file.Matter()
	found = slices.DeleteFunc(found, func(d Diagnostic) bool { return d.Span == m.Opening() })
	if len(found) == 0 {
		return nil
	}
	names := namesOf(found)
	if e, ok := m.InsertList(review.SuppressionKey, "disable", names); ok {
		return []group{{found, [][]source.Edit{{e}}, true}}
	}
	if field, ok := m.Get(review.SuppressionKey + ".disable"); ok && len(names) == 1 {
		if e, ok := field.Value.AppendItem(names[0]); ok {
			return []group{{found, [][]source.Edit{{e}}, true}}
		}
	}
	return nil
}

// onTop suppresses findings of the body from its beginning on.
func (a *adding) onTop(found []Diagnostic) []group {
	passages := a.file.Tree().Passages()
	if len(passages) == 0 || !a.isTop(passages[0]) {
		return nil
	}
	top := passages[0].Span.Start
	found = slices.DeleteFunc(found, func(d Diagnostic) bool { return d.Span.Start < top })
	if len(found) == 0 {
		return nil
	}
	text := a.comment("disable", found) + a.eol() + a.eol()
	return []group{{found, [][]source.Edit{{insertion(top, text)}}, true}}
}

// isTop reports whether the body begins with the passage.
func (a *adding) isTop(p markdown.Passage) bool {
	return len(bytes.TrimSpace(a.file.Bytes()[a.file.Matter().Body:p.Span.Start])) == 0
}

// makesExcerpt reports whether the site makes the excerpt of what stands before
// the first blank line of the body.
func (a *adding) makesExcerpt() bool {
	_, given := a.file.Matter().Get("excerpt")
	return !given && a.project.Site.Generator == site.Jekyll
}

// comment returns a comment of the body.
func (a *adding) comment(verb string, found []Diagnostic) string {
	if a.isMDX() {
		return "{/* " + a.directive(verb, found) + " */}"
	}
	return "<!-- " + a.directive(verb, found) + " -->"
}

// directive returns what a comment says.
func (a *adding) directive(verb string, found []Diagnostic) string {
	text := review.Directive + verb + " " + strings.Join(namesOf(found), ", ")
	if verb == "enable" {
		return text
	}
	return text + ": " + a.options.Suppress.Reason
}

// namesOf returns the rules of findings, each once.
func namesOf(found []Diagnostic) []string {
	var names []string
	for _, d := range found {
		names = append(names, d.Rule.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// eol returns the line ending of the file's first line.
func (a *adding) eol() string {
	if i := bytes.IndexByte(a.file.Bytes(), '\n'); i > 0 && a.file.Bytes()[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

func insertion(at uint32, text string) source.Edit {
	return source.Edit{Span: source.Span{Start: at, End: at}, New: text}
}
