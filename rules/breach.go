package rules

import (
	"fmt"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// describeBreach says what is wrong with the value of a key, or with one in it.
func describeBreach(m *matter.Matter, key *schema.Key, f matter.Field, b schema.Breach) lint.Diagnostic {
	switch {
	case b.Kind == schema.BadLink:
		return wrongLink(m, key.Path, b)
	case b.Kind == schema.WrongType && b.Of.Type == schema.Boolean:
		return wrongBoolean(key.Path, b.Value)
	case b.Kind == schema.Absent:
		return lint.Diagnostic{
			Span:    lackingSpan(m, b.Key),
			Message: fmt.Sprintf("the key `%s` is missing", key.Path),
			Label:   fmt.Sprintf("no `%s` up to here", key.Path),
			Help:    "add it: the JSON Schema requires it",
		}
	}
	d := lint.Diagnostic{Span: spanOf(m, f, b.Value), Mendable: b.Meant.Sure && b.Value.Style() < matter.Multiline}
	d.Message, d.Label, d.Help = breachTexts(m, key, f, b)
	if b.Kind == schema.Unexpected {
		d.Span = b.Key.Key
	}
	if b.Kind == schema.Repeated {
		d.Related = []lint.Related{{Span: b.Twin.Span(), Message: "it is here already"}}
	}
	return d
}

// spanOf returns the characters of a value; of one without any its quotes or,
// for want of these, its key.
func spanOf(m *matter.Matter, f matter.Field, v matter.Value) source.Span {
	switch {
	case !v.Exists():
		return end(m)
	case v.Span().Len() > 0:
		return v.Span()
	case v.Token().Len() > 0 || f.Key.Len() == 0:
		return v.Token()
	}
	return f.Key
}

func breachTexts(m *matter.Matter, key *schema.Key, f matter.Field, b schema.Breach) (message, label, help string) {
	c, value := b.Of, written(b.Value)
	name := "`" + clip(key.Path) + "`"
	is, cannot, has := name+" is ", name+" can't be ", name+" has "
	isItem := key.Path != "" && (f.Key.Len() == 0 || f.Value.Kind() == matter.List && b.Value.Token() != f.Value.Token())
	if isItem {
		is, cannot, has = name+" holds ", name+" can't hold ", "an item of "+has
	}
	if b.Meant.Text != "" {
		help = fmt.Sprintf("did you mean `%s`?", clip(b.Meant.Text))
		if b.Meant.Sure {
			help = fmt.Sprintf("write `%s`", clip(b.Meant.Text))
		}
	}
	or := func(otherwise string) string {
		if help != "" {
			return help
		}
		return otherwise
	}
	switch b.Kind {
	case schema.WrongType:
		return wrongType(m, key.Path, isItem, b)
	case schema.Blank:
		if isItem {
			return name + " has an empty item", "", "fill it in, or remove it"
		}
		return name + " is empty", "", "give it a value"
	case schema.NotListed:
		return cannot + value, "it takes " + listed(c.Enum), or("use what it takes")
	case schema.Misformatted:
		return fmt.Sprintf("%s%s, not %s", is, value, formatNoun(c.Format)), formatSlip(c.Format, b.Value.Text()), or("correct it")
	case schema.NoNumber:
		return fmt.Sprintf("%s%s, not a number", is, value), "", "write a number" + limits(c)
	case schema.TooSmall:
		return fmt.Sprintf("%s%s, below %g", is, value, *c.Minimum), "", "write a number" + limits(c)
	case schema.TooLarge:
		return fmt.Sprintf("%s%s, above %g", is, value, *c.Maximum), "", "write a number" + limits(c)
	case schema.TooShort:
		return fmt.Sprintf("%s%s, fewer than %d", has, counted(utf8.RuneCountInString(b.Value.Text()), "character"), *c.MinLength), "", "write more"
	case schema.TooLong:
		return fmt.Sprintf("%s%s, more than %d", has, counted(utf8.RuneCountInString(b.Value.Text()), "character"), *c.MaxLength), "", "shorten it"
	case schema.NoMatch:
		return fmt.Sprintf("%s%s, which its pattern does not match", is, value), fmt.Sprintf("the pattern is `%s`", clip(c.Pattern.String())), "write it as the pattern has it"
	case schema.Forbidden:
		return cannot + value, forbidden(c.Not), "correct it"
	case schema.TooFew:
		return fmt.Sprintf("%s has %s, fewer than %d", name, counted(items(b.Value), "item"), *c.MinItems), "", "add what is missing"
	case schema.TooMany:
		return fmt.Sprintf("%s has %s, more than %d", name, counted(items(b.Value), "item"), *c.MaxItems), "", "remove what is too much"
	case schema.Repeated:
		return fmt.Sprintf("%s has %s twice", name, value), "", "remove one of them"
	case schema.Unexpected:
		if b.Meant.Text != "" {
			label = fmt.Sprintf("`%s` may be meant", b.Meant.Text)
		}
		return fmt.Sprintf("the key %s is not in the JSON Schema", name), label, "remove it, or add it to the schema"
	}
	switch {
	case key.Path == "":
		name = "the front matter"
	case b.Value.Kind() < matter.List:
		name = fmt.Sprintf("%s `%s`", clip(key.Path), clip(b.Value.Text()))
	}
	return name + " " + b.Why, "", "see the JSON Schema"
}

// wrongType says that a value is of the wrong type. Where quotes make the
// difference it tells what YAML reads from what was meant.
func wrongType(m *matter.Matter, path string, isItem bool, b schema.Breach) (message, label, help string) {
	c, v := b.Of, b.Value
	is, name := "`"+clip(path)+"` is ", "the "+clip(path)
	if isItem {
		is, name = "`"+clip(path)+"` holds ", "an item of `"+clip(path)+"`"
	}
	isList := v.Kind() >= matter.List
	switch {
	case c.URL != nil:
		return fmt.Sprintf("%s%s, not a link to %s", is, written(v), c.URL.To), "", fmt.Sprintf("use a link such as `%s`", c.URL.Shape)
	case c.Type == schema.AnyType:
		return fmt.Sprintf("%s%s, not one value", is, written(v)), "", "write one value"
	case c.Type&schema.String == 0 || isList && c.Type&(schema.Array|schema.Object) != 0:
		help = "write " + typeNoun(c.Type)
		if b.Meant.Text != "" {
			help = fmt.Sprintf("write `%s` without quotes", clip(b.Meant.Text))
		}
		return fmt.Sprintf("%s%s, not %s", is, written(v), typeNoun(c.Type)), "", help
	}
	help = "put it in quotes"
	if isList && (m.Format != matter.YAML || v.Style() != matter.Flow) {
		help = "write one text"
	}
	return fmt.Sprintf("%s is read as %s", name, readAs(v)), "", help
}

// readAs names what a value is to the site, where that isn't a text.
func readAs(v matter.Value) string {
	switch v.Kind() {
	case matter.Int, matter.Float:
		return "a number"
	case matter.Date:
		return "a date"
	case matter.Bool:
		return "a truth value"
	}
	return written(v)
}

// written says in a few words what a value is.
func written(v matter.Value) string {
	switch v.Kind() {
	case matter.List:
		return "a list"
	case matter.Map:
		return "a map"
	case matter.Null:
		return "empty"
	case matter.String:
		if v.Style() != matter.Plain {
			return fmt.Sprintf("the text `%s`", clip(v.Text()))
		}
	}
	return fmt.Sprintf("`%s`", clip(v.Text()))
}
