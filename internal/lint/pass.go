package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A FilePass is one rule's look at one file as it is read.
type FilePass struct {
	Site *site.Site
	File *review.File
	law  *Law
	reporter
}

// Schema returns what the collection of the file requires of it, or nil. While
// files are read only the config's collections are known.
func (p *FilePass) Schema() *schema.Schema {
	if len(p.law.Collections) == 0 {
		return nil // not even the front matter need be read
	}
	if c := p.law.collection(p.File.Path, p.File.Matter()); c != nil {
		return c.Schema
	}
	return nil
}

// A ReviewPass is one rule's look at one summary, with the project known.
type ReviewPass struct {
	*Project
	Review *review.Summary
	Matter *matter.Matter // the review's front matter
	Schema *schema.Schema // what the review's collection requires, or nil
	reporter
}

// A ProjectPass is one rule's look at all summaries together. What the config
// says of the rule, it may say of each file in another way.
type ProjectPass struct {
	*Project
	rule *Rule
	out  *[]Diagnostic
}

// Report notes a finding in the file of its path, if the rule is on there; rule
// and severity need not be given.
func (p *ProjectPass) Report(d Diagnostic) {
	if setting := p.law.in(d.Path).setting(p.rule); setting != nil {
		*p.out = append(*p.out, d.by(p.rule, setting))
	}
}

// reporter collects what one rule finds in one file.
type reporter struct {
	rule    *Rule
	path    string
	setting *Setting // of the rule in the file
	out     *[]Diagnostic
}

// use makes r report for a rule, and reports whether the rule is on in its file.
func (r *reporter) use(rule *Rule, law jurisdiction) bool {
	r.rule, r.setting = rule, law.setting(rule)
	return r.setting != nil
}

// Excludes reports whether the config tells the rule to leave a target alone.
func (r *reporter) Excludes(target string) bool { return r.setting.Exclude.Match(target) }

func (r *reporter) options() any { return r.setting.Options }

// OptionsOf returns the options of the rule that a pass is of, which has such.
func OptionsOf[T any](pass interface{ options() any }) T { return pass.options().(T) }

// Report notes a finding; rule, path and severity need not be given.
func (r *reporter) Report(d Diagnostic) {
	d.Path = r.path
	*r.out = append(*r.out, d.by(r.rule, r.setting))
}

// by returns a finding as that of a rule that is set so.
func (d Diagnostic) by(rule *Rule, setting *Setting) Diagnostic {
	d.Rule = rule
	if d.Severity == 0 || !setting.Default {
		d.Severity = setting.Severity
	}
	d.Message, d.Label, d.Help = brief(d.Message), brief(d.Label), brief(d.Help)
	return d
}

// Replace returns the edits that write text in the place of span.
func Replace(span source.Span, text string) []source.Edit {
	return []source.Edit{{Span: span, New: text}}
}

// longest is how many bytes of a text a finding has at most: what it repeats of
// a file may be of any length.
const longest = 400

// brief returns text in one line, cut if it is too long.
func brief(text string) string {
	if strings.ContainsAny(text, "\r\n") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if len(text) <= longest {
		return text
	}
	cut := longest
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}
