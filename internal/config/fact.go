package config

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// A Fact is one thing that holds, and where it is said.
type Fact struct {
	Name  string
	Value string // as YAML has it, on one line
	At    Place  // the zero Place: nowhere, it is so by itself
	Note  string // what else explains it; may be empty
}

// A saying is what a config can say, and where.
type saying interface {
	Said() bool
	place() Place   // where it begins
	String() string // as YAML has it, on one line
}

// Facts returns what is said of a key, in the order of the schema.
func (k *Key) Facts() []Fact { return facts(k) }

// Facts returns what is said of a collection, but for its keys.
func (c *Collection) Facts() []Fact { return facts(c) }

// facts returns what a struct that decode reads says; of maps nothing.
func facts(of any) []Fact {
	var all []Fact
	v := reflect.ValueOf(of).Elem()
	for _, f := range fieldsOf(v.Type()) {
		f = f.in(v)
		if s, ok := f.to.Interface().(saying); ok && (f.to.Kind() != reflect.Pointer || !f.to.IsNil()) && s.Said() {
			all = append(all, Fact{Name: f.name, Value: s.String(), At: s.place()})
		}
	}
	return all
}

// flow writes facts as a map in braces.
func flow(all []Fact) string {
	if len(all) == 0 {
		return "{}"
	}
	fields := make([]string, len(all))
	for i, f := range all {
		fields[i] = f.Name + ": " + f.Value
	}
	return "{ " + strings.Join(fields, ", ") + " }"
}

// flowList writes the only item of a list as itself.
func flowList[T saying](items []T) string {
	if len(items) == 1 {
		return items[0].String()
	}
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = item.String()
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// first returns the place of the first of some sayings.
func first[T saying](items []T) Place {
	if len(items) == 0 {
		return Place{}
	}
	return items[0].place()
}

func (p Place) place() Place { return p }

func (v Value[T]) String() string {
	switch is := any(v.Is).(type) {
	case string:
		return quoted(is)
	case bool:
		return strconv.FormatBool(is)
	case Num:
		return schema.FormatNumber(float64(is))
	case Count:
		return strconv.Itoa(int(is))
	}
	return ""
}

func (m Many[T]) place() Place   { return first(m) }
func (m Many[T]) String() string { return flowList(m) }

func (s Scalar) String() string {
	switch s.Kind {
	case matter.Null:
		return "null"
	case matter.String:
		return quoted(s.Text)
	}
	return s.Text
}

func (s Scalars) Said() bool     { return len(s) > 0 }
func (s Scalars) place() Place   { return first(s) }
func (s Scalars) String() string { return flowList(s) }

func (c Condition) Said() bool     { return len(c) > 0 }
func (c Condition) place() Place   { return c[0].Path.Place }
func (c Condition) String() string { return flow(c.facts()) }

// facts returns the tests, each as a fact.
func (c Condition) facts() []Fact {
	var all []Fact
	for _, t := range c {
		value := t.Values.String()
		if t.Not {
			value = "{ not: " + value + " }"
		}
		all = append(all, Fact{Name: t.Path.Is, Value: value, At: t.Path.Place})
	}
	return all
}

func (r Required) String() string {
	if len(r.When) > 0 {
		return "{ when: " + r.When.String() + " }"
	}
	return strconv.FormatBool(r.Is)
}

func (s Sources) Said() bool     { return len(s) > 0 }
func (s Sources) place() Place   { return first(s) }
func (s Sources) String() string { return flowList(s) }

func (s Source) Said() bool   { return true }
func (s Source) place() Place { return s.At }

func (s Source) String() string {
	if s.Key.Said() && !s.Pattern.Said() {
		return s.Key.String()
	}
	return flow(facts(&s))
}

func (r *Rating) Said() bool     { return true }
func (r *Rating) place() Place   { return r.At }
func (r *Rating) String() string { return flow(facts(r)) }

func (c *Constraint) Said() bool     { return len(facts(c)) > 0 }
func (c *Constraint) place() Place   { return facts(c)[0].At }
func (c *Constraint) String() string { return flow(facts(c)) }

// quoted writes a text in quotes if in a config it needs some, or seems to.
func quoted(text string) string {
	m := matter.ParseYAML([]byte("[" + text + "]"))
	if len(m.Problems) == 1 && m.Problems[0].Kind == matter.NotAMap { // as a list should
		items := 0
		plain := true
		for v := range m.Root().Items() {
			items++
			plain = v.Kind() == matter.String && v.Style() == matter.Plain && v.Text() == text
		}
		if items == 1 && plain {
			return text
		}
	}
	if strings.ContainsAny(text, "\r\n\t") {
		return strconv.Quote(text)
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}
