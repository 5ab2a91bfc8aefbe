package rules

import "unicode/utf8"

// longestQuote is how many characters of a value a message repeats.
const longestQuote = 60

// clip returns text as a message may repeat it: one line, not too long, and
// without the character that messages quote with.
func clip(text string) string {
	clean := make([]rune, 0, min(len(text), longestQuote+1))
	for _, r := range text {
		if len(clean) == longestQuote {
			clean = append(clean, '…')
			break
		}
		switch r {
		case '\n', '\r', '\t':
			r = ' '
		case '`', utf8.RuneError:
			r = '\''
		}
		clean = append(clean, r)
	}
	return string(clean)
}
