package config

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// written says in a few words what a value is.
func written(v matter.Value) string {
	switch v.Kind() {
	case matter.List:
		return "a list"
	case matter.Map:
		return "a map"
	case matter.String:
		if v.Style() != matter.Plain {
			return fmt.Sprintf("the text `%s`", clip(v.Text()))
		}
	}
	return fmt.Sprintf("`%s`", clip(v.Text()))
}

// clip returns the beginning of a text, on one line.
func clip(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// listed joins words as a sentence does: `a`, `b` or `c`.
func listed(words []string, joint string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "`" + w + "`"
	}
	last := len(quoted) - 1
	if last < 1 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:last], ", ") + " " + joint + " " + quoted[last]
}
