package config

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/glob"
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

// globs returns the set of some patterns, nil of none.
func (c *compiler) globs(patterns Many[string]) *glob.Set {
	if len(patterns) == 0 {
		return nil
	}
	for _, p := range patterns {
		if list := commaList(p.Is); list != "" {
			c.fail(p.Place, "write a list: `["+list+"]`", "a comma doesn't separate globs")
			return nil
		}
	}
	set, err := glob.Parse(patterns.Texts())
	var bad *glob.Error
	if errors.As(err, &bad) {
		help := "see `**/*.md` or `films/**`"
		if at := patterns[bad.Index].Is; strings.Contains(at, `\`) {
			help = "write `" + strings.ReplaceAll(at, `\`, "/") + "`"
		}
		c.fail(patterns[bad.Index].Place, help, "%s", bad.Message)
	}
	return set
}

// commaList returns the globs that somebody has written with commas between
// them as the items of a list; "" if it isn't so. A file's name may well have a
// comma in it, but hardly one behind an ending or an asterisk.
func commaList(text string) string {
	parts := strings.Split(text, ",")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		if !strings.HasSuffix(parts[i], "*") && !strings.HasSuffix(parts[i], "/") && !strings.HasPrefix(path.Ext(parts[i]), ".m") {
			return ""
		}
	}
	if len(parts) == 1 || strings.ContainsAny(text, "{[") {
		return ""
	}
	return `"` + strings.Join(parts, `", "`) + `"`
}

// pattern returns the regular expression that v is, nil if it isn't said.
func (c *compiler) pattern(v Value[string]) *regexp.Regexp {
	if !v.Said() {
		return nil
	}
	p, err := regexp.Compile(v.Is)
	var bad *syntax.Error
	if errors.As(err, &bad) {
		at := v.Place
		if i := strings.Index(v.Is, bad.Expr); i >= 0 {
			at = at.within(v.Is, i, i+len(bad.Expr))
		}
		help := "the syntax is that of RE2, go.dev/s/re2syntax"
		message := fmt.Sprintf("the pattern can't be read: %s", bad.Code)
		switch e := bad.Expr; {
		case e == "(?=" || e == "(?!" || e == "(?<" || strings.HasPrefix(e, "(?<=") || strings.HasPrefix(e, "(?<!"):
			message = "patterns have no look-around such as `" + e + "`"
			help = "`not: { pattern: … }` says what must not match"
		case bad.Code == syntax.ErrInvalidEscape && len(e) > 1 && '1' <= e[1] && e[1] <= '9':
			message = "patterns have no back-references such as `" + e + "`"
		case bad.Code == syntax.ErrMissingParen:
			help = "close it, or write `\\(` for the character"
		}
		c.fail(at, help, "%s", message)
	}
	return p
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
		all = append(all, &schema.Collection{
			Name:   from.Name.Is,
			Files:  c.globs(from.Files),
			Where:  c.condition(from.Where),
			Schema: c.schema(from),
		})
	}
	return all
}

func (c *compiler) schema(from *Collection) *schema.Schema {
	s := &schema.Schema{Name: from.Name.Is, Title: from.Title.Is, UnknownKeys: from.UnknownKeys.Is, JSON: c.json(from.Schema)}
	for i := range from.Keys {
		s.Keys = append(s.Keys, c.key(&from.Keys[i]))
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
	for part := range strings.SplitSeq(p.Is, ".") {
		if strings.TrimSpace(part) == "" {
			c.fail(p.Place, "write the names of keys with one dot between them", "`%s` is no path of keys", p.Is)
			return
		}
	}
}

func (c *compiler) key(from *Entry[Key]) schema.Key {
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
	if from.Is.Default != nil {
		w := want(*from.Is.Default)
		k.Default = &w
	}
	return k
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
		Enum:        wantsOf(from.Enum),
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
		not := c.constraint(from.Not)
		to.Not = &not
	}
	if from.Items != nil {
		items := c.constraint(from.Items)
		to.Items = &items
	}
	return to
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
		c.fail(greatest.Place, fmt.Sprintf("make it %v or more", least.Is), "`%s` is less than `%s`", other, name)
	}
}

func (c *compiler) template(v Value[string]) *schema.Template {
	t, err := schema.ParseTemplate(v.Is)
	var bad *schema.TemplateError
	if errors.As(err, &bad) {
		help := "a template is made of text and keys: `My review of {{ title }}`"
		if bad.Meant != "" {
			help = "did you mean `" + bad.Meant + "`?"
		}
		c.fail(v.Place.within(v.Is, bad.Start, bad.End), help, "%s", bad.Message)
	}
	return t
}

// link returns what a link to one of some hosts looks like.
func (c *compiler) link(hosts Many[string]) *schema.URL {
	for _, h := range hosts {
		if strings.ContainsAny(h.Is, "/:@ ") || !strings.Contains(h.Is, ".") {
			c.fail(h.Place, "write the host alone, as in `letterboxd.com`", "`%s` is no host", clip(h.Is))
		}
	}
	return schema.LinkTo(hosts.Texts()...)
}

// json reads the JSON Schema that a collection names.
func (c *compiler) json(v Value[string]) *schema.JSON {
	if !v.Said() {
		return nil
	}
	if path.IsAbs(v.Is) || strings.Contains(v.Is, "://") {
		c.fail(v.Place, "keep the schema in a file of the project, and name it from the folder of this config", "`%s` is no path below the config", clip(v.Is))
		return nil
	}
	name := path.Join(path.Dir(v.Path()), v.Is)
	src, err := c.read(name)
	if err != nil {
		c.fail(v.Place, "name a file with a JSON Schema, from the folder of this config", "%s", unread(v.Is, err))
		return nil
	}
	j, err := schema.ReadJSON(src)
	if err != nil {
		c.fail(v.Place, "mend the file", "`%s` is no JSON Schema: %v", clip(v.Is), err)
	}
	return j
}
