package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// wrongBoolean says what is wrong with a value that is neither true nor false.
func wrongBoolean(key *schema.Key, isItem bool, v matter.Value) lint.Diagnostic {
	is, help := "is", "write `true` or `false`"
	switch {
	case isItem:
		is = "holds"
	case key.Type == schema.Boolean && !key.NotEmpty: // a JSON Schema takes nothing empty
		help += ", or leave it empty"
	}
	d := lint.Diagnostic{
		Span:    v.Span(),
		Message: fmt.Sprintf("`%s` %s %s, not true or false", clip(key.Path), is, written(v)),
		Help:    help,
	}
	if word, safety := boolean(v); word != "" {
		d.Mendable = safety == lint.Safe
		d.Help = fmt.Sprintf("write `%s`", word)
		if v.Style() != matter.Plain {
			d.Label = "templates take every text for true"
			d.Help += " without quotes"
		}
	}
	return d
}

func fixBoolean(v matter.Value) []lint.Fix {
	word, safety := boolean(v)
	edit, ok := v.ReplaceAs(matter.Bool, word)
	if word == "" || !ok {
		return nil
	}
	return []lint.Fix{{Message: fmt.Sprintf("write `%s`", word), Safety: safety, Edits: []source.Edit{edit}}}
}

// boolean returns the truth value that a text spells, or "", and how safe it
// is to write it so. That "false" without quotes is what was meant is sure;
// a template may well ask for "yes".
func boolean(v matter.Value) (string, lint.Safety) {
	if v.Kind() != matter.String {
		return "", lint.Unsafe
	}
	return truthOf(v.Text())
}

// truthOf is boolean for a text.
func truthOf(text string) (string, lint.Safety) {
	switch word := strings.ToLower(strings.TrimSpace(text)); word {
	case "true", "false":
		return word, lint.Safe
	case "yes", "y", "on":
		return "true", lint.Unsafe
	case "no", "n", "off":
		return "false", lint.Unsafe
	}
	return "", lint.Unsafe
}
