package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/internal/discover"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/rules"
)

// A sheet is a table of what holds, and where it is said.
type sheet struct {
	subject *subject
	table   *tabwriter.Writer
	text    bytes.Buffer
	begun   bool
}

func newSheet(s *subject) *sheet {
	t := &sheet{subject: s}
	t.table = tabwriter.NewWriter(&t.text, 0, 0, 2, ' ', 0)
	return t
}

// heading begins a part of the sheet, with columns of its own.
func (t *sheet) heading(text string) {
	if t.begun {
		fmt.Fprintln(t.table)
	}
	fmt.Fprintln(t.table, text)
	t.begun = true
}

// row adds what holds at a depth: a name, a value, and where it is from.
func (t *sheet) row(depth int, name, value, from string) {
	cell := func(text string) string { return strings.ReplaceAll(printable(text), "\t", " ") }
	fmt.Fprintf(t.table, "%s%s\t%s\t%s\n", strings.Repeat("  ", depth), cell(name), cell(value), cell(from))
}

// writeTo writes the sheet, without the spaces that pad the ends of its lines.
func (t *sheet) writeTo(w io.Writer) error {
	t.table.Flush() // into memory, which can't fail
	var b strings.Builder
	for line := range strings.Lines(t.text.String()) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *sheet) facts(depth int, all []config.Fact) {
	for _, f := range all {
		from := t.subject.at(f.At)
		if f.Note != "" {
			from += ", " + f.Note
		}
		t.row(depth, f.Name, shortened(f.Value), from)
	}
}

// showFile shows what holds for one file.
func (p *program) showFile(s *subject) error {
	if len(s.reviews) == 0 {
		return fmt.Errorf("%s: there is nothing to read", s.place.Shown(s.Files[0]))
	}
	review := s.reviews[0]
	t := newSheet(s)
	t.heading(printable(s.place.Shown(review.path)) + "\n")
	t.row(0, "root", s.shownRoot(), s.whyRoot())
	t.showConfig()
	t.showSite()
	if s.config == nil || len(s.config.Collections) == 0 {
		t.showConvention(review)
	} else {
		t.showCollection(review)
	}
	t.heading("rules")
	for _, r := range rules.All() {
		if s.config == nil {
			t.row(1, r.Name, r.Severity.String(), "built in")
			continue
		}
		all := s.config.RuleFacts(r, s.seen(review.path))
		t.facts(1, all[:1])
		t.facts(2, all[1:])
	}
	return t.writeTo(p.stdout)
}

func (s *subject) shownRoot() string {
	if s.Below != "" {
		return strings.TrimSuffix(strings.Repeat("../", 1+strings.Count(s.Below, "/")), "/")
	}
	if s.Prefix == "" {
		return "."
	}
	return s.Prefix
}

// whyRoot says what makes the root one.
func (s *subject) whyRoot() string {
	switch {
	case s.config != nil && s.config.folder == s.Root:
		return "the config lies here"
	case s.site.File != "":
		return "the site's " + s.site.File + " lies here"
	case discover.Top(s.Root) == s.Root && exists(filepath.Join(s.Root, ".git")):
		return "the top of the git repository"
	}
	return "no config, site or repository holds it"
}

func (t *sheet) showConfig() {
	s := t.subject
	if s.config == nil {
		t.row(0, "config", "none", "there is no .reviewlint.yaml here or above: what is built in holds")
		return
	}
	why := "the closest, going up"
	if s.byHand {
		why = "--config"
	}
	t.row(0, "config", s.name, why)
	for _, base := range s.config.File.Extends {
		t.row(1, "extends", base.Is, s.at(base.Place))
	}
}

func (t *sheet) showSite() {
	s := t.subject
	from := "detected: there is no generator's configuration"
	if s.site.File != "" {
		from = "detected: " + s.site.File
	}
	if s.config != nil && s.config.File.Site != nil && s.config.File.Site.Generator.Said() {
		from = s.at(s.config.File.Site.Generator.Place)
	}
	t.row(0, "site", s.site.Generator.String(), from)
}

// showCollection shows the collection that holds a file with what it requires,
// or why none does.
func (t *sheet) showCollection(r review) {
	s := t.subject
	verdicts := s.config.Verdicts(s.seen(r.path), r.matter)
	for _, v := range verdicts {
		if v.Holds {
			t.row(0, "collection", v.Collection.Name.Is, s.at(v.Collection.Name.Place))
			t.facts(1, v.Reasons)
			for _, f := range v.Collection.Facts() {
				if f.Name != "name" && f.Name != "files" && f.Name != "where" {
					t.facts(1, []config.Fact{f})
				}
			}
			t.showKeys(v.Collection)
			return
		}
	}
	t.row(0, "collection", "none", "its keys are not checked")
	for _, v := range verdicts {
		t.row(1, "not "+v.Collection.Name.Is, against(v).Value, s.at(against(v).At))
	}
}

func (t *sheet) showKeys(c *config.Collection) {
	if len(c.Keys) == 0 {
		return
	}
	t.heading("keys")
	for i := range c.Keys {
		key := &c.Keys[i]
		all := key.Is.Facts()
		if len(all) == 0 {
			t.row(1, key.Name.Is, "may be there", t.subject.at(key.Name.Place))
			continue
		}
		t.row(1, key.Name.Is, "", "")
		t.facts(2, all)
	}
}

// showConvention shows whether a file is held against the built-in convention.
func (t *sheet) showConvention(r review) {
	if r.schema == nil {
		t.row(0, "collection", "none", unconventional(r.matter)+": nothing is claimed about its keys")
		return
	}
	t.row(0, "collection", r.schema.Name, "built in, as extends: reviewlint:films has it")
	t.row(1, "where", "layout is review, category ends in review", "built in")
	t.heading("keys")
	for _, key := range r.schema.Keys {
		needs := "may be there"
		if key.Required {
			needs = "required"
		}
		t.row(1, key.Path, needs, "built in")
	}
}

// unconventional says what keeps a file out of the built-in convention.
func unconventional(m *matter.Matter) string {
	if schema.Carries(m) == schema.Full {
		return "it has the marks of the built-in convention, but the project's reviews keep to another one"
	}
	var lacks []string
	for _, mark := range [...]struct{ key, wanted string }{{"layout", "review"}, {"category", "one that ends in review"}} {
		switch f, there := m.Get(mark.key); {
		case !there:
			lacks = append(lacks, fmt.Sprintf("%s is missing (wanted: %s)", mark.key, mark.wanted))
		case !strings.HasSuffix(f.Value.Text(), "review") || mark.key == "layout" && f.Value.Text() != "review":
			lacks = append(lacks, fmt.Sprintf("%s is %s (wanted: %s)", mark.key, shortened(f.Value.Text()), mark.wanted))
		}
	}
	return "it isn't in the built-in convention, " + strings.Join(lacks, ", ")
}

// against returns what speaks against a collection that doesn't hold a file.
func against(v config.Verdict) config.Fact { return v.Reasons[len(v.Reasons)-1] }

// shortened cuts a value that would tear the table apart.
func shortened(value string) string {
	const most = 72
	if r := []rune(value); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return value
}
