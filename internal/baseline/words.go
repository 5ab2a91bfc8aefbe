package baseline

import (
	"unicode"
	"unicode/utf8"
)

// eachWord calls f for the runs of letters and digits in text. Tags are none:
// what is mended beside a finding doesn't change it.
func eachWord(text []byte, f func(word []byte)) {
	start := -1
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		switch isWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r); {
		case isWord && start < 0:
			start = i
		case !isWord && start >= 0:
			f(text[start:i])
			start = -1
		}
		if r == '<' {
			size = max(size, tagLen(text[i:]))
		}
		i += size
	}
	if start >= 0 {
		f(text[start:])
	}
}

// tagLen returns the length of the tag that text begins with, or 0: one without
// attributes, as those may hold what a finding is about.
func tagLen(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '>' && i > 1:
			return i + 1
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9' && i > 1, c == '/':
		default:
			return 0
		}
	}
	return 0
}
