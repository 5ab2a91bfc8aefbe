package config

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/glob"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// A Verdict is whether a collection holds a file, and why.
type Verdict struct {
	Collection *Collection
	Holds      bool
	Reasons    []Fact // what speaks for it, in order; the last, if it doesn't hold, is what speaks against it
}

// Verdicts returns what each collection says of the file of a path, as seen from
// the config's folder, with the front matter m. The file belongs to the first
// that holds it.
func (c *Config) Verdicts(path string, m *matter.Matter) []Verdict {
	all := make([]Verdict, len(c.Collections))
	for i, collection := range c.Collections {
		v := Verdict{Collection: &c.File.Collections[i], Holds: collection.Holds(path, m)}
		if collection.Files != nil {
			fact, matches := v.Collection.matches(path)
			v.Reasons = append(v.Reasons, fact)
			if !matches {
				all[i] = v
				continue
			}
		}
		for n := range collection.Where {
			test := collection.Where[n : n+1]
			fact := Fact{Name: "where", Value: test.String(), At: v.Collection.Where[n].Path.Place}
			holds := test.Holds(m)
			if !holds {
				fact.Value = fails(test, m)
			}
			v.Reasons = append(v.Reasons, fact)
			if !holds {
				break
			}
		}
		all[i] = v
	}
	return all
}

// matches tells which of the globs puts a path into a collection or takes it
// out, or that none does.
func (c *Collection) matches(path string) (Fact, bool) {
	fact := Fact{Name: "files", Value: "matches none of " + c.Files.String(), At: c.Files.place()}
	in := strings.HasPrefix(c.Files[0].Is, "!") // then all else is in it
	switch {
	case in:
		fact.Value = "is not taken out by " + c.Files.String()
	case len(c.Files) == 1:
		fact.Value = "doesn't match " + c.Files.String()
	}
	for i, pattern := range c.Files {
		set, err := glob.Parse(c.Files[:i+1].Texts())
		if err != nil {
			break // which has been told
		}
		now := set.Match(path)
		if now && !in {
			fact.Value, fact.At = "matches "+pattern.String(), pattern.Place
		} else if in && !now {
			fact.Value, fact.At = pattern.String()+" takes it out", pattern.Place
		}
		in = now
	}
	return fact, in
}

// fails says why a condition of one test doesn't hold.
func fails(test schema.Condition, m *matter.Matter) string {
	wanted := test.String()
	f, there := m.Get(test[0].Path)
	switch {
	case !there:
		return fmt.Sprintf("%s is missing (wanted: %s)", test[0].Path, wanted)
	case schema.IsEmpty(f.Value):
		return fmt.Sprintf("%s is empty (wanted: %s)", test[0].Path, wanted)
	}
	return fmt.Sprintf("%s is %s (wanted: %s)", test[0].Path, clip(f.Value.Text()), wanted)
}

// RuleFacts returns how a rule applies to the file of a path, as seen from the
// config's folder: its severity, and then what else is said of it.
func (c *Config) RuleFacts(rule *lint.Rule, path string) []Fact {
	of := Ruling{Rule: rule}
	if r := c.File.Rules.of(rule); r != nil {
		of = *r
	}
	severity := Fact{Name: rule.Name, Value: rule.Severity.String()}
	for _, o := range c.overrides {
		r := o.Rules.of(rule)
		if r == nil || !o.files.Match(path) {
			continue
		}
		of = r.over(of)
		if r.Severity.Said() {
			severity.Note = "override of " + o.Files.String()
		}
	}
	if of.Severity.Said() {
		severity.Value, severity.At = of.Severity.Is, of.Severity.Place
	}
	if excluded := c.excludes[rule]; severity.Value != off && excluded.Match(path) {
		which, _ := excluded.Which(path)
		severity.Value, severity.Note = off, "excluded by "+which
		severity.At = of.Exclude.place()
	}
	all := []Fact{severity}
	if of.Exclude.Said() {
		all = append(all, Fact{Name: "exclude", Value: of.Exclude.String(), At: of.Exclude.place()})
	}
	return append(all, of.options()...)
}
