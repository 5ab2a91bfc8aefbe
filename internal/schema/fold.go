package schema

import (
	"html"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// punctuation holds what keyboards and programs write in several ways.
var punctuation = strings.NewReplacer(
	"‘", "'", "’", "'", "ʼ", "'", "′", "'", "“", `"`, "”", `"`, "„", `"`, "″", `"`,
	"‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-", "---", "-", "--", "-", "…", "...",
)

// Fold returns what a text says, without how it is written: Unicode's
// composition, kinds of quotes, dashes and white space, entities, tags and
// letter case. Two texts with the same Fold say the same.
func Fold(text string) string {
	text = html.UnescapeString(WithoutTags(text))
	text = punctuation.Replace(norm.NFC.String(text))
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// WithoutTags returns text without its HTML tags.
func WithoutTags(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '<')
		if open < 0 || open+1 == len(text) {
			break
		}
		c := text[open+1]
		size := strings.IndexByte(text[open:], '>')
		if isLetter := 'a' <= c|0x20 && c|0x20 <= 'z'; size < 0 || !isLetter && c != '/' {
			b.WriteString(text[:open+1])
			text = text[open+1:]
			continue
		}
		b.WriteString(text[:open])
		text = text[open+size+1:]
	}
	b.WriteString(text)
	return b.String()
}
