package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// typeNoun names the kinds of a type: "a text or a number".
func typeNoun(t schema.Type) string {
	var nouns []string
	for i, noun := range [...]string{"a text", "a number", "a whole number", "true or false", "a list", "a map"} {
		if t&(1<<i) != 0 {
			nouns = append(nouns, noun)
		}
	}
	return strings.Join(nouns, " or ")
}

// formatNoun names what is in a format.
func formatNoun(f schema.Format) string {
	return [...]string{
		schema.Date:     "a date such as `2024-02-29`",
		schema.DateTime: "a date with a time such as `2024-02-29 19:30:00`",
		schema.Time:     "a time such as `19:30`",
		schema.Year:     "a year such as `1995`",
		schema.URI:      "an address such as `https://example.org/heat`",
		schema.Email:    "an e-mail address",
		schema.UUID:     "a UUID",
		schema.ISBN:     "an ISBN",
		schema.IMDb:     "an id of IMDb such as `tt0113277`",
		schema.Slug:     "a slug such as `heat-1995`",
		schema.Language: "a language tag such as `en` or `pt-BR`",
	}[f]
}

// formatSlip says what may have gone wrong with a text in a format, or nothing.
func formatSlip(f schema.Format, text string) string {
	if f != schema.ISBN {
		return ""
	}
	text = strings.NewReplacer("-", "", " ", "").Replace(strings.TrimSpace(text))
	isNumber := strings.Trim(strings.TrimSuffix(strings.ToUpper(text), "X"), "0123456789") == ""
	switch n := len(text); {
	case !isNumber:
		return "" // it is something else
	case n != 10 && n != 13:
		return fmt.Sprintf("it has %s, not 10 or 13", counted(n, "digit"))
	case n == 13 && !strings.HasPrefix(text, "978") && !strings.HasPrefix(text, "979"):
		return "one of 13 digits begins with 978 or 979"
	}
	return "its last digit does not fit the others"
}

// listed names the values of an enum, not too many of them.
func listed(enum []schema.Want) string {
	const most = 6
	var words []string
	for _, w := range enum {
		switch {
		case w.Kind == matter.Null:
			words = append(words, "nothing")
		case w.Text == "":
			words = append(words, "an empty text")
		default:
			words = append(words, "`"+clip(w.Text)+"`")
		}
	}
	switch n := len(words); {
	case n == 1:
		return words[0]
	case n > most+1:
		return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), n-most)
	default:
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
}

// forbidden says what a value met that it must not.
func forbidden(not *schema.Constraint) string {
	switch {
	case not.Pattern != nil:
		return fmt.Sprintf("the pattern `%s` must not match", clip(not.Pattern.String()))
	case len(not.Enum) > 0:
		return "the config forbids " + listed(not.Enum)
	case not.Type != schema.AnyType:
		return "the config forbids " + typeNoun(not.Type)
	}
	return "the config forbids it"
}

// limits says which numbers a constraint takes: " from 1 to 5".
func limits(c *schema.Constraint) string {
	switch {
	case c.Minimum != nil && c.Maximum != nil:
		return " from " + schema.FormatNumber(*c.Minimum) + " to " + schema.FormatNumber(*c.Maximum)
	case c.Minimum != nil:
		return ", " + schema.FormatNumber(*c.Minimum) + " or more"
	}
	return ", " + schema.FormatNumber(*c.Maximum) + " or less"
}

// items says how many items a value has: a scalar counts as one.
func items(v matter.Value) string {
	if v.Kind() != matter.List {
		return counted(1, "item")
	}
	n := 0
	for range v.Items() {
		n++
	}
	return counted(n, "item")
}

// characters says how long a text is, without the line break at the end of a
// block of lines.
func characters(v matter.Value) string {
	text := v.Text()
	if v.Style() == matter.Multiline {
		text = strings.TrimRight(text, "\r\n")
	}
	return counted(utf8.RuneCountInString(text), "character")
}

// counted returns a number with its noun: "1 item", "2 items".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
