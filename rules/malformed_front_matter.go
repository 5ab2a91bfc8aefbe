package rules

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// MalformedFrontMatter finds front matter that can't be read as it is meant.
var MalformedFrontMatter = &lint.Rule{
	Name:     "malformed-front-matter",
	Summary:  "front matter that can't be read, or not as it is meant",
	Severity: lint.Error,
	File:     checkFrontMatter,
	Fix:      fixFrontMatter,
}

func checkFrontMatter(p *lint.FilePass) {
	m := p.File.Matter()
	for _, problem := range m.Problems {
		d := lint.Diagnostic{Span: problem.Span, Message: problem.Message}
		switch problem.Kind {
		case matter.Misplaced:
			d.Span = m.Opening()
			d.Label = misread(p.Site.Generator, p.File.Path, m.Leading.Of(p.File.Bytes()))
			d.Help = "remove " + describeLeading(m.Leading.Of(p.File.Bytes())) + " before it"
			d.Mendable = true
			if d.Label == "" {
				continue
			}
		case matter.Unclosed:
			d.Help = "end it " + ending(m)
		case matter.Syntax:
			if m.Unclosed {
				continue // where it ends was only guessed
			}
			d.Message, d.Help = plainSyntax(m.Format, problem, p.File.Bytes())
			if line, ok := strayLine(m, p.File.Bytes(), problem); ok {
				d.Span = line
				if bytes.HasPrefix(line.Of(p.File.Bytes()), []byte("<!--")) {
					d.Message, d.Help = "YAML has no HTML comments", "begin the line with `#` instead"
				}
			}
			if s, ok := yamlSlip(m, p.File.Bytes(), problem); ok {
				d.Span, d.Message, d.Help = s.span, s.message, s.help
			}
		case matter.DuplicateKey:
			d.Label = outcome(p.Site.Generator, m.Format)
			d.Help = "remove one of the two"
			d.Related = []lint.Related{{Span: problem.Related, Message: "it is there for the first time here"}}
		case matter.TabIndent:
			d.Help = "indent with spaces"
		case matter.NeedsQuotes:
			d.Label = misreading(problem.Span.Of(p.File.Bytes()))
			d.Help = fmt.Sprintf("write `%s`", clip(m.Quote(problem.Span).New))
			d.Mendable = true
			if bracket, open := neverClosed(problem.Span.Of(p.File.Bytes())); open {
				d.Label, d.Message, d.Mendable = "", "a list or a map is never closed", false
				d.Help = fmt.Sprintf("close it with `%c`, or put the value in quotes", bracket)
			}
		case matter.NotAMap:
			d.Help = "write lines such as `title: Heat`"
		}
		p.Report(d)
	}
}

func ending(m *matter.Matter) string {
	switch m.Format {
	case matter.TOML:
		return "with a line `+++`"
	case matter.JSON:
		return "with a closing brace"
	}
	return "with a line `---`"
}

func describeLeading(leading []byte) string {
	text, marked := bytes.CutPrefix(leading, []byte("\ufeff"))
	lines := bytes.Count(text, []byte("\n"))
	switch {
	case marked && len(text) == 0:
		return "the byte order mark"
	case marked:
		return "the byte order mark and the white space"
	case lines == 0:
		return "the white space"
	case lines == 1:
		return "the blank line"
	}
	return "the blank lines"
}

// misread says what a site makes of a front matter that something stands
// before, or "" where the site reads it all the same. Tried with Jekyll 4.3,
// Hugo 0.111, Astro's frontmatter parser 7.3 and, for Eleventy, gray-matter 4.0.
func misread(g site.Generator, path string, leading []byte) string {
	onlyMark := string(leading) == "\ufeff"
	switch g {
	case site.Hugo, site.Zola:
		return ""
	case site.Astro:
		if onlyMark || bytes.HasSuffix(leading, []byte("\n")) {
			return ""
		}
		return "Astro sees no front matter here and prints it"
	case site.Jekyll:
		switch {
		case !isPost(path):
			return "Jekyll sees no front matter here"
		case onlyMark:
			return ""
		}
		return "Jekyll sees no front matter here and prints it"
	}
	switch {
	case onlyMark:
		return ""
	case g == site.Eleventy:
		return "Eleventy sees no front matter here and prints it"
	}
	return "most programs see no front matter here"
}

// isPost reports whether Jekyll makes a page of the file whatever it begins with.
func isPost(path string) bool {
	path = "/" + path
	return strings.Contains(path, "/_posts/") || strings.Contains(path, "/_drafts/")
}

// outcome says what becomes of a key that is there twice.
func outcome(g site.Generator, f matter.Format) string {
	switch {
	case f == matter.TOML:
		return "TOML allows a key once"
	case f == matter.JSON, g == site.Jekyll:
		return "this one wins, the first is lost"
	case g == site.Astro, g == site.Eleventy, g == site.Zola:
		return "the site can't be built with it"
	case g == site.Hugo:
		return "Hugo stops here; before 0.152 this one won"
	}
	return "this one wins, or the whole front matter is refused"
}

// misreading says what YAML makes of a text that lacks quotes.
func misreading(value []byte) string {
	switch value[0] {
	case '[', '{':
		return "YAML takes it for a list or a map"
	case '*':
		return "YAML takes `*` for the name of another value"
	case '|', '>':
		return fmt.Sprintf("`%c` begins a block of text", value[0])
	case '&', '!', '@', '`', '%':
		return fmt.Sprintf("YAML has a meaning of its own for `%c`", value[0])
	}
	if i := bytes.Index(value, []byte(": ")); i > 0 {
		return fmt.Sprintf("YAML takes `%s` for a key", clip(string(value[:i])))
	}
	return "YAML can't read it without"
}

// neverClosed reports whether a value begins with a bracket that it does not
// close, and which bracket would do so: quotes alone may not be what it lacks.
func neverClosed(value []byte) (bracket byte, open bool) {
	switch value[0] {
	case '[':
		bracket = ']'
	case '{':
		bracket = '}'
	default:
		return 0, false
	}
	return bracket, bytes.IndexByte(value, bracket) < 0
}

func fixFrontMatter(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	m := p.File.Matter()
	for _, problem := range m.Problems {
		switch {
		case problem.Kind == matter.Misplaced && d.Span == m.Opening() && d.Message == problem.Message:
			return []lint.Fix{{
				Message: "remove what stands before the front matter",
				Safety:  lint.Safe,
				Edits:   lint.Replace(problem.Span, ""),
			}}
		case problem.Kind == matter.NeedsQuotes && d.Span == problem.Span:
			if _, open := neverClosed(problem.Span.Of(p.File.Bytes())); open {
				return nil
			}
			return []lint.Fix{{
				Message: "put the value in quotes",
				Safety:  lint.Safe,
				Edits:   []source.Edit{m.Quote(problem.Span)},
			}}
		}
	}
	return nil
}
