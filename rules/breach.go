package rules

import (
	"fmt"

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
		return wrongBoolean(key, isItem(key, f, b), b.Value)
	case b.Kind == schema.Absent:
		return lint.Diagnostic{
			Span:    lackingSpan(m, b.Key),
			Message: missing(key.Path),
			Label:   fmt.Sprintf("no `%s` up to here", key.Path),
			Help:    "add it: the JSON Schema requires it",
		}
	}
	d := lint.Diagnostic{Span: spanOf(m, f, b.Value)}
	d.Message, d.Label, d.Help = breachTexts(m, key.Path, isItem(key, f, b), b)
	switch meant := clip(b.Meant.Text); {
	case b.Kind == schema.Unexpected:
		d.Span = b.Key.Key
		if meant != "" {
			d.Label, d.Help = fmt.Sprintf("`%s` may be meant", meant), fmt.Sprintf("rename it to `%s`", meant)
		}
	case b.Kind == schema.Repeated:
		d.Related = []lint.Related{{Span: b.Twin.Span(), Message: "it is here already"}}
	case b.Meant.Sure:
		d.Mendable = b.Value.Style() < matter.Multiline
		if b.Kind != schema.WrongType { // which has words of its own
			d.Help = fmt.Sprintf("write `%s`", meant)
		}
	case meant != "" && b.Kind != schema.WrongType:
		d.Help = fmt.Sprintf("did you mean `%s`?", meant)
	}
	return d
}

// isItem reports whether a breach is of one in a list, not of the key's own value.
func isItem(key *schema.Key, f matter.Field, b schema.Breach) bool {
	isInList := f.Value.Kind() == matter.List && b.Value.Token() != f.Value.Token()
	return isInList || f.Key.Len() == 0 && key.Path != ""
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

// breachTexts words a breach, without what may have been meant.
func breachTexts(m *matter.Matter, path string, isItem bool, b schema.Breach) (message, label, help string) {
	c, value := b.Of, written(b.Value)
	name := "`" + clip(path) + "`"
	is, cannot, has := name+" is "+value, name+" can't be "+value, name+" has "
	if isItem {
		is, cannot, has = name+" holds "+value, name+" can't hold "+value, "an item of "+has
	}
	switch b.Kind {
	case schema.WrongType:
		return wrongType(m, path, isItem, b)
	case schema.Blank:
		if isItem {
			return name + " has an empty item", "", "fill it in, or remove it"
		}
		return name + " is empty", "", "give it a value"
	case schema.NotListed:
		takes := "it takes " + listed(c.Enum)
		if b.Or != schema.AnyType {
			takes += ", or " + typeNoun(b.Or)
		}
		return cannot, takes, "use what it takes"
	case schema.Misformatted:
		return is + ", not " + formatNoun(c.Format), formatSlip(c.Format, b.Value.Text()), "correct it"
	case schema.NoNumber:
		return is + ", not a number", "", "write a number" + limits(c)
	case schema.TooSmall:
		return is + ", below " + schema.FormatNumber(*c.Minimum), "", "write a number" + limits(c)
	case schema.TooLarge:
		return is + ", above " + schema.FormatNumber(*c.Maximum), "", "write a number" + limits(c)
	case schema.TooShort:
		return fmt.Sprintf("%s%s, fewer than %d", has, characters(b.Value), *c.MinLength), "", "write more"
	case schema.TooLong:
		return fmt.Sprintf("%s%s, more than %d", has, characters(b.Value), *c.MaxLength), "", "shorten it"
	case schema.NoMatch:
		return is + ", which its pattern does not match", fmt.Sprintf("the pattern is `%s`", clip(c.Pattern.String())), ""
	case schema.Forbidden:
		return cannot, forbidden(c.Not), ""
	case schema.BadRating:
		return cannot, "the scale is " + c.Rating.String(), "use " + c.Rating.Range()
	case schema.TooFew:
		return fmt.Sprintf("%s has %s, fewer than %d", name, items(b.Value), *c.MinItems), "", "add what is missing"
	case schema.TooMany:
		return fmt.Sprintf("%s has %s, more than %d", name, items(b.Value), *c.MaxItems), "", "remove what is too much"
	case schema.Repeated:
		return fmt.Sprintf("%s has %s twice", name, value), "", "remove one of them"
	case schema.Unexpected:
		return fmt.Sprintf("the key %s is not in the JSON Schema", name), "", "remove it, or add it to the schema"
	}
	message = name + " " + b.Why
	switch {
	case path == "":
		message = "the front matter " + b.Why
	case isItem || b.Value.Kind() < matter.List:
		message = is + ", which " + b.Why
	}
	return message, "", "see the JSON Schema"
}

// wrongType says that a value is of the wrong type. Where quotes make the
// difference it tells what YAML reads from what was meant.
func wrongType(m *matter.Matter, path string, isItem bool, b schema.Breach) (message, label, help string) {
	c, v := b.Of, b.Value
	name := "`" + clip(path) + "`"
	is := name + " is "
	if isItem {
		is, name = name+" holds ", "an item of "+name
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
