package schema

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Variant returns what spellings of one value have in common: their letters,
// digits and symbols, without case, accents (the marks of other scripts are
// letters), punctuation and spaces. Two values with the same Variant are one,
// written in two ways: Coca-Cola and coca cola. What has nothing but punctuation
// is only like itself, and the # of C# counts as the + of C++ does.
func Variant(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(Fold(text)) {
		if isAccent := 0x0300 <= r && r <= 0x036F; !isAccent && (r == '#' && b.Len() > 0 || !unicode.IsPunct(r)) && !unicode.IsSpace(r) {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return text
	}
	return b.String()
}
