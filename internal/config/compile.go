package config

import (
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// A compiler makes of what a config says what the engine works with, and notes
// what can't be meant.
type compiler struct {
	found []lint.Diagnostic
	read  func(name string) ([]byte, error) // reads files that the config names
}

func (c *compiler) fail(at Place, help, format string, a ...any) {
	c.found = append(c.found, at.wrong(help, format, a...))
}

// collections compiles all of them, those with faults, too.
func (c *compiler) collections(file *File) []*schema.Collection {
	names := map[string]bool{}
	var all []*schema.Collection
	for i := range file.Collections {
		from := &file.Collections[i]
		switch {
		case strings.TrimSpace(from.Name.Is) == "":
			c.fail(from.Name.Place, "call it what its reviews are, such as `films`", "the name is blank")
		case names[from.Name.Is]:
			c.fail(from.Name.Place, "give each its own name", "there are two collections `%s`", from.Name.Is)
		}
		names[from.Name.Is] = true
		collection := &schema.Collection{
			Name:   from.Name.Is,
			Files:  c.globs(from.Files),
			Where:  c.condition(from.Where),
			Schema: c.schema(from),
		}
		collection.Schema.Mentioned = collection.Mentions()
		all = append(all, collection)
	}
	return all
}

func (c *compiler) schema(from *Collection) *schema.Schema {
	s := &schema.Schema{Name: from.Name.Is, Title: from.Title.Is, UnknownKeys: from.UnknownKeys.Is, JSON: c.json(from.Schema)}
	for i := range from.Keys {
		s.Keys = append(s.Keys, c.key(&from.Keys[i], from.Keys))
	}
	return s
}

func (c *compiler) condition(from Condition) schema.Condition {
	var tests schema.Condition
	for _, t := range from {
		c.path(t.Path)
		test := schema.Test{Path: t.Path.Is, Not: t.Not}
		for _, v := range t.Values {
			test.Values = append(test.Values, want(v))
		}
		tests = append(tests, test)
	}
	return tests
}

func want(v Scalar) schema.Want { return schema.Want{Kind: v.Kind, Text: v.Text} }

func wantsOf(from Scalars) []schema.Want {
	var all []schema.Want
	for _, v := range from {
		all = append(all, want(v))
	}
	return all
}

// path checks that a dotted path has a name in every part.
func (c *compiler) path(p Value[string]) {
	if strings.Contains(p.Is, "[]") {
		c.fail(p.Place, "write `"+strings.ReplaceAll(p.Is, "[]", "")+"`: a path goes through lists by itself", "`%s` is no path of keys", p.Is)
		return
	}
	for part := range strings.SplitSeq(p.Is, ".") {
		if strings.TrimSpace(part) == "" {
			c.fail(p.Place, "write the names of keys with one dot between them", "`%s` is no path of keys", p.Is)
			return
		}
	}
}

// key compiles what is said of one of the keys of a collection.
func (c *compiler) key(from *Entry[Key], keys Map[Key]) schema.Key {
	c.path(from.Name)
	k := schema.Key{
		Path:       from.Name.Is,
		Required:   from.Is.Required.Is,
		When:       c.condition(from.Is.Required.When),
		Unique:     from.Is.Unique.Is,
		Consistent: from.Is.Consistent.Is,
		Agrees:     c.sources(from.Is.Agrees),
		Message:    from.Is.Message.Is,
		Constraint: c.constraint(&from.Is.Constraint),
	}
	c.checkConditions(from.Is.Required.When, keys)
	if from.Is.Default != nil {
		w := want(*from.Is.Default)
		k.Default = &w
		c.checkDefault(*from.Is.Default, &k)
		if !from.Is.Required.Said() && !k.NotEmpty {
			c.fail(from.Is.Default.Place, "say `required: true`, or remove it", "`default` goes with `required`: it is what `--fix` adds")
		}
	}
	return k
}

// checkDefault tells of a default that would be reported where a fix adds it.
func (c *compiler) checkDefault(v Scalar, k *schema.Key) {
	fits := !(k.NotEmpty && schema.IsEmpty(v.value))
	k.Check(v.value, func(schema.Breach) { fits = false })
	if k.Rating != nil && !schema.IsEmpty(v.value) {
		fault, _ := k.Rating.Check(v.Text)
		fits = fits && fault == schema.Fine
	}
	if !fits {
		c.fail(v.Place, "name one that the key takes", "the default `%s` is not what the key takes", clip(v.Text))
	}
}

func (c *compiler) sources(from Sources) []schema.Source {
	var all []schema.Source
	for _, s := range from {
		switch {
		case s.Body.Said():
			all = append(all, schema.Source{From: schema.Body, Pattern: c.pattern(s.Body)})
		case s.File.Said():
			all = append(all, schema.Source{From: schema.FileName, Pattern: c.pattern(s.File)})
		default:
			c.path(s.Key)
			all = append(all, schema.Source{From: schema.OtherKey, Key: s.Key.Is, Pattern: c.pattern(s.Pattern)})
		}
	}
	return all
}

func (c *compiler) constraint(from *Constraint) schema.Constraint {
	to := schema.Constraint{
		NotEmpty:    from.AllowEmpty.Said() && !from.AllowEmpty.Is,
		Enum:        c.enum(from.Enum),
		Pattern:     c.pattern(from.Pattern),
		Minimum:     num(from.Minimum),
		Maximum:     num(from.Maximum),
		MinLength:   count(from.MinLength),
		MaxLength:   count(from.MaxLength),
		MinItems:    count(from.MinItems),
		MaxItems:    count(from.MaxItems),
		UniqueItems: from.UniqueItems.Is,
	}
	for _, t := range from.Type {
		to.Type |= schema.TypeOf(t.Is)
	}
	to.Format = schema.Format(1 + slices.Index(schema.Formats(), from.Format.Is))
	c.checkNumeric(from, to.Type)
	inOrder(c, from.Minimum, from.Maximum, "minimum", "maximum")
	inOrder(c, from.MinLength, from.MaxLength, "minLength", "maxLength")
	inOrder(c, from.MinItems, from.MaxItems, "minItems", "maxItems")
	if from.Equals.Said() {
		to.Equals = c.template(from.Equals)
	}
	if len(from.Hosts) > 0 {
		to.URL = c.link(from.Hosts)
	}
	if from.Rating != nil {
		to.Rating = c.rating(from.Rating)
	}
	if from.Not != nil {
		c.refuse(from.Not, "not", "allow-empty", "rating", "equals", "minItems", "maxItems", "uniqueItems")
		not := c.constraint(from.Not)
		to.Not = &not
	}
	if from.Items != nil {
		c.refuse(from.Items, "items", "equals")
		items := c.constraint(from.Items)
		to.Items = &items
	}
	return to
}

// refuse tells of parts that would do nothing, or forbid everything, since what
// checks them looks at whole keys only.
func (c *compiler) refuse(from *Constraint, in string, parts ...string) {
	for _, f := range facts(from) {
		if slices.Contains(parts, f.Name) {
			c.fail(f.At, "say it of the key itself, or remove it", "`%s` can't stand in `%s`", f.Name, in)
		}
	}
}

func num(v Value[Num]) *float64 {
	if !v.Said() {
		return nil
	}
	n := float64(v.Is)
	return &n
}

func count(v Value[Count]) *int {
	if !v.Said() {
		return nil
	}
	n := int(v.Is)
	return &n
}

// inOrder tells of a least that is greater than the greatest.
func inOrder[T Num | Count](c *compiler, least, greatest Value[T], name, other string) {
	if least.Said() && greatest.Said() && least.Is > greatest.Is {
		c.fail(greatest.Place, "make it "+least.String()+" or more", "`%s` is less than `%s`", other, name)
	}
}
