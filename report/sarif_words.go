package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// sarifMessage returns what a finding says in sentences that read well alone:
// viewers show them far from the source. Each related place is a link there,
// since GitHub shows no others.
func sarifMessage(d *lint.Diagnostic) string {
	text := sentence(d.Message)
	if d.Help != "" {
		text += " " + sentence(d.Help)
	}
	if len(d.Related) == 0 {
		return literal(text)
	}
	text = withoutBrackets(text)
	for i, r := range d.Related {
		link := strings.ReplaceAll(sentence(r.Message), `\`, `\\`)
		text += " [" + withoutBrackets(link) + "](" + strconv.Itoa(i+1) + ")"
	}
	return text
}

// literal returns a text that has no links as it must stand in a message. Most
// brackets make no link, and not all viewers take the escapes away.
func literal(s string) string {
	if strings.Contains(s, "](") {
		return withoutBrackets(s)
	}
	return s
}

func withoutBrackets(s string) string {
	return strings.NewReplacer("[", `\[`, "]", `\]`).Replace(s)
}

// sentence makes a sentence of a phrase.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	if c := s[0]; 'a' <= c && c <= 'z' {
		s = string(c-'a'+'A') + s[1:]
	}
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

// pascal writes a name as SARIF's own rules are named: HtmlItalics.
func pascal(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// clipped cuts a text to so many code points.
func clipped(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit-1]) + "…"
}
