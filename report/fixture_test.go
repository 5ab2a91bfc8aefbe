package report

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

func mends(*lint.FixPass, lint.Diagnostic) []lint.Fix { return nil }

var (
	italics = &lint.Rule{Name: "html-italics", Summary: "HTML italics that Markdown can express", Severity: lint.Warning, Fix: mends}
	bold    = &lint.Rule{Name: "html-bold", Severity: lint.Warning, Fix: mends}
	rating  = &lint.Rule{Name: "invalid-rating", Summary: "a rating that is not on the scale", Severity: lint.Error, Fix: mends}
	links   = &lint.Rule{Name: "broken-link", Summary: "links to files that don't exist", Severity: lint.Error}
	twins   = &lint.Rule{Name: "duplicate-value", Summary: "a link or id that reviews with different titles share", Severity: lint.Warning}
	guess   = &lint.Rule{Name: "invalid-value", Summary: "a value that is not what its key takes", Severity: lint.Info}
)

// pages returns rules of the fixture with pages that have what pages have.
func pages() []Rule {
	return []Rule{
		{italics, "# html-italics\n\n`<i>` and `<em>` in running text that\nMarkdown's own emphasis can express.\n\n" +
			"```markdown\n<i>Heat</i>\nis long\n```\n\n" +
			"- an item that goes on\n  in a second line\n- another\n\n" +
			"| option | default |\n|---|---|\n| marker | * |\n"},
		{bold, "# html-bold\n\n" + strings.Repeat("Tags are hard to read.\n", 60)},
		{rating, "# invalid-rating\n\nA rating that is not on the scale.\n"},
		{links, ""},
		{twins, "# duplicate-value\n\nA link that two reviews share.\n"},
		{guess, "# invalid-value\n\nA value that is not what its key takes.\n"},
	}
}

// A project is a set of files by path, in which tests find things.
type project map[string]string

func (p project) source(path string) ([]byte, error) {
	if src, ok := p[path]; ok {
		return []byte(src), nil
	}
	return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
}

// span returns the place of needle, or of what stands between « and » in it.
func (p project) span(t testing.TB, path, needle string) source.Span {
	t.Helper()
	before, rest, marked := strings.Cut(needle, "«")
	within, after, _ := strings.Cut(rest, "»")
	if !marked {
		before, within, after = "", needle, ""
	}
	at := strings.Index(p[path], before+within+after)
	if at < 0 {
		t.Fatalf("%s has no %q", path, needle)
	}
	return source.At(at+len(before), at+len(before)+len(within))
}

// finding returns what a rule says about a place, as the engine would hand it on.
func (p project) finding(t testing.TB, rule *lint.Rule, path, needle, message string) lint.Diagnostic {
	t.Helper()
	d := lint.Diagnostic{
		Rule:     rule,
		Path:     path,
		Span:     p.span(t, path, needle),
		Severity: rule.Severity,
		Message:  message,
	}
	text := source.NewText([]byte(p[path]))
	d.Start, d.End = text.Position(d.Span.Start), text.Position(d.Span.End)
	return d
}

func (p project) related(t testing.TB, path, needle, message string) lint.Related {
	t.Helper()
	d := p.finding(t, &lint.Rule{}, path, needle, message)
	return lint.Related{Path: path, Span: d.Span, Message: message, Start: d.Start, End: d.End}
}

func (p project) result(findings ...lint.Diagnostic) *lint.Result {
	return &lint.Result{Files: len(p), Findings: findings, Source: p.source}
}

// nasty returns two projects with all that makes positions and terminals go wrong.
func nasty(t testing.TB) []*lint.Result {
	const inHTML = "italics are written in HTML"
	filler := strings.Repeat("lorem ipsum ", 100<<10/24)
	p := project{
		"a,b:c %.md": "---\nrating: \"5.5\"\n---\n",
		"films/crlf.md": "\ufeff---\r\ntitle: \tHeat\r\n---\r\n\r\n" +
			"\t<b>one</b>\tand <i>two</i>\tand <i>three</i>\r\n",
		"films/hostile.md": "one\ntwo\nred \x1b[31m<i>text</i>\u202e live \u009b1m \xff <i>more\x07</i>\n",
		"films/lines.md": strings.Repeat("\n", 7) +
			"Well, <i>it begins\n\tand goes\n\ton and\n\tends</i> here.\n<b>one\ntwo</b>\nlast",
		"films/long.md": filler + "<i>first</i>" + filler + "<i>second</i> and <b>third</b>" + filler,
		"films/wide.md": "Zoe\u0308 saw 👩‍🚀 in 日本: <i>Stalker</i>, cafe\u0301\n",
	}

	off := p.finding(t, rating, "a,b:c %.md", `"«5.5»"`, "rating `5.5` is above the scale")
	off.Label = "the scale is 0.5 to 5 in steps of 0.5"
	off.Help = "use a number from 0.5 to 5"
	off.Fixes = []lint.Fix{
		{Message: "write `5`", Safety: lint.Unsafe, Edits: []source.Edit{{Span: off.Span, New: "5"}}},
	}

	tabbed := p.finding(t, italics, "films/crlf.md", "<i>two</i>", inHTML)
	tabbed.Help = "replace the tags with underscores"
	tabbed.Fixes = []lint.Fix{{Message: "replace the tags with underscores", Safety: lint.Safe, Edits: []source.Edit{
		{Span: p.span(t, "films/crlf.md", "«<i>»two"), New: "_"},
		{Span: p.span(t, "films/crlf.md", "two«</i>»"), New: "_"},
	}}}
	again := p.finding(t, italics, "films/crlf.md", "<i>three</i>", inHTML)
	again.Help = tabbed.Help

	strong := p.finding(t, bold, "films/crlf.md", "<b>one</b>", "bold is written in HTML")
	strong.Help = tabbed.Help

	twin := p.finding(t, twins, "films/crlf.md", "Heat", "title `Heat` is shared by 2 reviews")
	twin.Related = []lint.Related{p.related(t, "films/lines.md", "«last»", "the other \x1b[1mone is here")}

	value := p.finding(t, guess, "films/wide.md", "cafe«\u0301»", "an accent\n\x1b[2J\u202e")
	value.Label, value.Help = "NFD \x1b[0m\u2066", "write é\r\u009b"
	value.Severity = lint.Info

	unreadable := lint.Diagnostic{
		Rule: links, Path: "gone\u202e\n.md", Severity: lint.Error,
		Message: "no such file `x<y&z`", Start: source.Position{Line: 1, Column: 1}, End: source.Position{Line: 1, Column: 1},
	}
	first := p.result(
		off,
		twin,
		strong,
		tabbed,
		again,
		p.finding(t, italics, "films/hostile.md", "<i>text</i>", inHTML),
		p.finding(t, italics, "films/hostile.md", "<i>more\x07</i>", inHTML),
		p.finding(t, italics, "films/lines.md", "<i>it begins\n\tand goes\n\ton and\n\tends</i>", inHTML),
		p.finding(t, bold, "films/lines.md", "<b>one\ntwo</b>", "bold is written in HTML"),
		p.finding(t, links, "films/lines.md", "last«»", "the file ends too early"),
		p.finding(t, italics, "films/long.md", "<i>first</i>", inHTML),
		p.finding(t, italics, "films/long.md", "<i>second</i>", inHTML),
		p.finding(t, bold, "films/long.md", "<b>third</b>", "bold is written in HTML"),
		p.finding(t, italics, "films/wide.md", "<i>Stalker</i>", inHTML),
		value,
		unreadable,
	)
	first.Failures = []lint.Failure{{Path: "b.md", Err: errors.New("permission denied")}}
	first.Suppressed = []lint.Suppressed{
		{Diagnostic: p.finding(t, bold, "films/lines.md", "<b>one\ntwo</b>", "bold is written in HTML"), By: lint.Baseline},
		{Diagnostic: p.finding(t, links, "films/wide.md", "日本", "no file `日本`"), By: lint.Comment, Reason: "it is \x1b yet to be written"},
	}

	other := project{"index.md": "see [it](gone.md)\n"}
	second := other.result(other.finding(t, links, "index.md", "gone.md", "no file `gone.md`"))
	second.Prefix = "../books"
	return []*lint.Result{first, second}
}
