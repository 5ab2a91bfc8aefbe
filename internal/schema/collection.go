package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/reviewlint/reviewlint/internal/glob"
	"github.com/reviewlint/reviewlint/internal/matter"
)

// A Collection is a set of reviews that keep to one schema.
type Collection struct {
	Name   string
	Files  *glob.Set // where they lie; nil: anywhere
	Where  Condition // what their front matter says
	Schema *Schema
}

// Holds reports whether a file is in the collection.
func (c *Collection) Holds(path string, m *matter.Matter) bool {
	return (c.Files == nil || c.Files.Match(path)) && c.Where.Holds(m)
}

// Mentions returns the dotted paths of the keys that the collection reads, but of
// which its schema doesn't say what they take, each once: those of conditions and
// templates, the title, and what values must agree with.
func (c *Collection) Mentions() []string {
	var paths []string
	add := func(path string) {
		if path != "" && c.Schema.Key(path) == nil && !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	for _, test := range c.Where {
		add(test.Path)
	}
	add(c.Schema.Title)
	for i := range c.Schema.Keys {
		key := &c.Schema.Keys[i]
		for _, test := range key.When {
			add(test.Path)
		}
		if key.Equals != nil {
			for _, path := range key.Equals.Keys() {
				add(path)
			}
		}
		for _, from := range key.Agrees {
			add(from.Key)
		}
	}
	return paths
}

// A Condition is a list of tests of a front matter, all of which must hold. An
// empty one always does.
type Condition []Test

// A Test is one test of one key.
type Test struct {
	Path   string // dotted
	Values []Want // one of them must be the value, or in the list that it is
	Not    bool   // none of them must
}

// A Want is a scalar that a test asks for: a null one for a value that is
// absent, null or empty, a false one for a value that is absent or false.
type Want struct {
	Kind matter.Kind
	Text string
}

// Holds reports whether all tests hold for a front matter.
func (c Condition) Holds(m *matter.Matter) bool {
	for _, t := range c {
		if t.holds(m) == t.Not {
			return false
		}
	}
	return true
}

func (t Test) holds(m *matter.Matter) bool {
	f, there := m.Get(t.Path)
	if f.Value.Kind() == matter.List {
		for item := range f.Value.Items() {
			if t.wants(item, true) {
				return true
			}
		}
	}
	return t.wants(f.Value, there)
}

func (t Test) wants(v matter.Value, there bool) bool {
	return slices.ContainsFunc(t.Values, func(w Want) bool { return w.is(v, there) })
}

func (w Want) is(v matter.Value, there bool) bool {
	switch w.Kind {
	case matter.Null:
		return !there || IsEmpty(v)
	case matter.Bool:
		if !there || v.Kind() == matter.Bool { // true may be written as True, or yes
			return w.Text == strconv.FormatBool(there && isTrue(v.Text()))
		}
	case matter.Int, matter.Float:
		want, _ := ParseNumber(w.Text)
		got, ok := ParseNumber(v.Text())
		return there && ok && v.Kind() < matter.List && got == want
	}
	return there && v.Kind() < matter.List && v.Text() == w.Text
}

// String describes the condition: "status is finished or dropped".
func (c Condition) String() string {
	tests := make([]string, len(c))
	for i, t := range c {
		wants := make([]string, len(t.Values))
		for j, w := range t.Values {
			if wants[j] = w.Text; w.Kind == matter.Null {
				wants[j] = "empty"
			}
		}
		verb := " is "
		if t.Not {
			verb = " is not "
		}
		tests[i] = t.Path + verb + strings.Join(wants, " or ")
	}
	return strings.Join(tests, " and ")
}

// IsEmpty reports whether a value says nothing: null, a text of white space,
// or a list or map without anything in it.
func IsEmpty(v matter.Value) bool {
	switch v.Kind() {
	case matter.Null:
		return true
	case matter.String:
		return strings.TrimSpace(v.Text()) == ""
	case matter.List:
		for range v.Items() {
			return false
		}
		return true
	case matter.Map:
		for range v.Fields() {
			return false
		}
		return true
	}
	return false
}
