package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// HTMLLink finds <a href> in running text.
var HTMLLink = &lint.Rule{
	Name:     "html-link",
	Summary:  "HTML links that Markdown can express",
	Severity: lint.Info,
	File:     checkHTMLLinks,
	Fix:      fixHTMLLink,
}

func checkHTMLLinks(p *lint.FilePass) {
	t := p.File.Tree()
	for a := range anchors(t) {
		d := lint.Diagnostic{
			Span:     a.span(),
			Message:  "the link is written in HTML",
			Help:     "write `[text](target)`",
			Mendable: !treatsLinks(p.Site, t, a),
		}
		if p.Site.DropsHTML {
			d.Message += ", which this site drops"
		}
		if why := a.obstacle(p.File); why != "" {
			d.Help += fmt.Sprintf(" by hand: %s", why)
			d.Mendable = false
		}
		p.Report(d)
	}
}

func fixHTMLLink(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	a, ok := placed(p, d, func(add func(source.Span, anchor)) {
		for a := range anchors(p.File.Tree()) {
			add(a.span(), a)
		}
	})
	if !ok || a.obstacle(p.File) != "" {
		return nil
	}
	fix := lint.Fix{
		Message: "write the link in Markdown",
		Safety:  lint.Safe,
		Markup:  true,
		Edits:   []source.Edit{{Span: a.open.Span, New: "["}, {Span: a.close.Span, New: "](" + a.written() + ")"}},
	}
	if treatsLinks(p.Site, p.File.Tree(), a) {
		fix.Safety = lint.Unsafe
	}
	return []lint.Fix{fix}
}

// treatsLinks reports whether the site may make something else of a link in
// Markdown than of one in HTML: Hugo and MDX have hooks for that, Zola resolves
// and marks links, and plugins of Jekyll look for the pages of Markdown files.
func treatsLinks(s *site.Site, t *markdown.Tree, a anchor) bool {
	if s.DropsHTML || s.Engine == markdown.Goldmark || s.Engine == markdown.Pulldown || t.Dialect.Template == markdown.MDX {
		return true
	}
	path, _, _ := strings.Cut(a.to, "#")
	return markdown.IsFile(path) && !strings.Contains(path, "//")
}

// written returns the target, with the title, as Markdown has them between
// parentheses.
func (a anchor) written() string {
	to := a.to
	if strings.ContainsRune(to, ' ') || !balanced(to) {
		to = "<" + to + ">"
	}
	if a.title != "" {
		to += ` "` + a.title + `"`
	}
	return to
}

// balanced reports whether every parenthesis has its other half, at a depth
// that all renderers read.
func balanced(to string) bool {
	depth := 0
	for i := range len(to) {
		switch to[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth < 0 || depth > 3 {
			return false
		}
	}
	return depth == 0
}
