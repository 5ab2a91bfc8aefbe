package spelling

import "strings"

// Nearest returns the one of words that word was probably meant to be: one
// with few letters wrong, and not all, else the only one that it is a part of;
// else "".
func Nearest(word string, words []string) string {
	word = strings.ToLower(word)
	best, limit := "", max(1, min(3, len(word)/3))
	for _, w := range words {
		if d := Distance(word, strings.ToLower(w)); d < len(word) && (d < limit || d == limit && best == "") {
			best, limit = w, d
		}
	}
	if best != "" || len(word) < 3 {
		return best
	}
	for _, w := range words {
		if strings.Contains(strings.ToLower(w), word) {
			if best != "" {
				return ""
			}
			best = w
		}
	}
	return best
}
