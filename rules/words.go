package rules

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/reviewlint/reviewlint/internal/schema"
)

// A word is a word of a title or of a file's name.
type word struct {
	text   string // as written
	begins bool   // a subtitle, or something else that may be left out, begins with it
}

// wordsOf returns the words of a text without those that file names often
// leave out: articles, "and", years and numbers at the end. Apostrophes belong
// to their word or split it.
func wordsOf(text string, split bool) []word {
	if strings.ContainsAny(text, "<&") {
		text = html.UnescapeString(schema.WithoutTags(text))
	}
	words := make([]word, 0, 12)
	begins := false
	for i := 0; i < len(text); {
		n := wordSize(text[i:], split)
		if n == 0 {
			r, size := utf8.DecodeRuneInString(text[i:])
			begins = begins || strings.ContainsRune(":(–—/[", r) || strings.HasPrefix(text[i:], " - ")
			i += size
			continue
		}
		w := word{text[i : i+n], begins}
		i += n
		if !isDroppable(w.text) {
			words = append(words, w)
			begins = false
		}
	}
	return words
}

// wordSize returns the length of the word that text begins with, in bytes.
func wordSize(text string, split bool) int {
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		case isApostrophe(r) && !split && i > 0:
		default:
			return len(strings.TrimRightFunc(text[:i], isApostrophe))
		}
	}
	return len(strings.TrimRightFunc(text, isApostrophe))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' }

// isDroppable reports whether file names often leave the word out.
func isDroppable(w string) bool {
	switch len(w) {
	case 1:
		return w == "a" || w == "A"
	case 2:
		return strings.EqualFold(w, "an")
	case 3:
		return strings.EqualFold(w, "the") || strings.EqualFold(w, "and")
	case 4:
		return w >= "1870" && w <= "2099" && strings.Trim(w, "0123456789") == ""
	}
	return false
}

// same reports whether two words are spelt alike but for case, accents and
// apostrophes.
func (w word) same(v word) bool {
	return strings.EqualFold(w.text, v.text) || w.plain() == v.plain()
}

// plain returns the word in lower case, without accents and apostrophes.
func (w word) plain() string {
	text := strings.ToLower(w.text)
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || r == '\'' || r == '`' }) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || isApostrophe(r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

// isForeign reports whether the word has letters that file names rewrite in
// many ways: é to e, to nothing or to %C3%A9, ö to o or oe.
func (w word) isForeign() bool {
	return strings.ContainsFunc(w.text, func(r rune) bool { return r >= utf8.RuneSelf && !isApostrophe(r) })
}
