package config

import (
	"slices"
	"strings"
	"unicode"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// Files are all that a config governs.
type Files struct {
	Paths []string                            // as seen from its folder
	Head  func(i int) (*matter.Matter, error) // the front matter of Paths[i]
}

// Unmatched returns what a config says of collections in vain: globs, values
// and keys that no file has, which must be misspelt. What it inherits is written
// for other projects, too, and overrides may well be of files that aren't there
// yet: of both nothing is told.
//
// As a rule the first file shows that all is well. Only where it isn't all
// files are read.
func (c *Config) Unmatched(files Files) []lint.Diagnostic {
	s := &survey{Config: c, files: files}
	for i := range c.Collections {
		s.collection(i)
	}
	slices.SortStableFunc(s.found, func(a, b lint.Diagnostic) int { return a.Span.Compare(b.Span) })
	return s.found
}

// A survey compares what a config says with the files that there are.
type survey struct {
	*Config
	files Files
	found []lint.Diagnostic
}

// A census is what is known of the files of one collection.
type census struct {
	lies    bool     // one lies where the globs say
	meets   bool     // one meets the condition, too
	belongs bool     // and no collection before holds it
	before  []string // collections before that hold some
	needs   []need   // keys that none has had so far
}

// A need is a key from which a collection makes something.
type need struct {
	key string
	at  Place
}

func (s *survey) collection(i int) {
	from, to := &s.File.Collections[i], s.Collections[i]
	if to.Files != nil && s.owns(from.Files.place()) {
		s.globs(from.Files)
	}
	n := s.count(i)
	switch where := from.Where; {
	case !n.lies:
	case !n.meets:
		if s.owns(where.place()) {
			s.condition(to, where)
		}
	case !n.belongs:
		if s.owns(from.Name.Place) {
			s.fail(from.Name.Place, "put it before "+listed(n.before, "and")+", or say there which files are meant",
				"every file of `%s` belongs to %s", from.Name.Is, listed(n.before, "or"))
		}
	default:
		for _, need := range n.needs {
			s.absent(to, need)
		}
	}
}

func (s *survey) fail(at Place, help, format string, a ...any) {
	s.found = append(s.found, at.wrong(help, format, a...))
}

// owns reports whether the config itself says a thing, not one that it extends.
func (s *survey) owns(p Place) bool { return p.Said() && p.Path() == s.name }

// count looks at files until one shows that all is well with a collection. It
// leaps about among them, since neighbours are alike.
func (s *survey) count(i int) census {
	const leap = 1<<31 - 1 // a prime: so it comes to every file
	c := s.Collections[i]
	n := census{needs: s.needs(i)}
	for k := range int64(len(s.files.Paths)) {
		at := int(k * leap % int64(len(s.files.Paths)))
		path := s.files.Paths[at]
		if c.Files != nil && !c.Files.Match(path) {
			continue
		}
		n.lies = true
		m, err := s.files.Head(at)
		if err != nil || len(m.Problems) > 0 { // it may be the one
			return census{lies: true, meets: true, belongs: true}
		}
		if !c.Where.Holds(m) {
			continue
		}
		n.meets = true
		if b := slices.IndexFunc(s.Collections[:i], func(b *schema.Collection) bool { return b.Holds(path, m) }); b >= 0 {
			if name := s.Collections[b].Name; !slices.Contains(n.before, name) {
				n.before = append(n.before, name)
			}
			continue
		}
		n.belongs = true
		if n.needs = slices.DeleteFunc(n.needs, func(need need) bool { return has(m, need.key) }); len(n.needs) == 0 {
			return n
		}
	}
	return n
}

func has(m *matter.Matter, path string) bool {
	for range schema.Fields(m.Root(), path) {
		return true
	}
	return false
}

// needs returns the keys that a collection makes something from, but for those
// it speaks of itself: their reviews may be yet to come.
func (s *survey) needs(i int) []need {
	from, to := &s.File.Collections[i], s.Collections[i].Schema
	var all []need
	add := func(key string, at Place) {
		if s.owns(at) && to.Key(key) == nil && to.JSON == nil {
			all = append(all, need{key, at})
		}
	}
	add(from.Title.Is, from.Title.Place)
	for j := range from.Keys {
		key := &from.Keys[j].Is
		if t := to.Keys[j].Equals; t != nil {
			for _, name := range t.Keys() {
				start := inBraces(key.Equals.Is, name)
				add(name, key.Equals.within(key.Equals.Is, start, start+len(name)))
			}
		}
		for _, t := range key.Required.When {
			if !t.Not && !slices.ContainsFunc(t.Values, Scalar.isAbsence) {
				add(t.Path.Is, t.Path.Place)
			}
		}
		for _, source := range key.Agrees {
			add(source.Key.Is, source.Key.Place)
		}
	}
	return all
}

// inBraces returns where a template names a key that it does name.
func inBraces(template, key string) int {
	at := 0
	for {
		at += strings.Index(template[at:], "{{") + len("{{")
		inside := strings.TrimLeftFunc(template[at:], unicode.IsSpace)
		if strings.TrimSpace(inside[:strings.IndexAny(inside, "|}")]) == key {
			return len(template) - len(inside)
		}
	}
}

// isAbsence reports whether a key that isn't there meets a test for the value.
func (s Scalar) isAbsence() bool {
	return s.Kind == matter.Null || s.Kind == matter.Bool && strings.EqualFold(s.Text, "false")
}
