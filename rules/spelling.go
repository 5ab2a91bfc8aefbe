package rules

import "unicode/utf8"

// longestWord bounds the words whose distance is measured, in bytes.
const longestWord = 40

// distance returns how many letters have to be inserted, deleted, replaced or
// swapped with their neighbour to make b of a, each place changed once: the
// optimal string alignment of Damerau and Levenshtein. Words that are longer
// than longestWord are infinitely far away.
func distance(a, b string) int {
	if len(a) > longestWord || len(b) > longestWord {
		return longestWord
	}
	var rows [3][longestWord + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			d := min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

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
