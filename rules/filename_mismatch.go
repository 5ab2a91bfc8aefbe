package rules

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// FilenameMismatch finds slips of the keyboard in a title or in the name of
// its file, by holding one against the other.
var FilenameMismatch = &lint.Rule{
	Name:     "filename-mismatch",
	Summary:  "a word that the file's name spells otherwise than the title",
	Severity: lint.Warning,
	Review:   checkFilename,
}

func checkFilename(p *lint.ReviewPass) {
	title := "title"
	if p.Schema != nil {
		title = p.Schema.TitleKey()
	}
	f, ok := p.Matter.Get(title)
	if !ok || f.Value.Kind() != matter.String {
		return
	}
	slug := schema.FileSlug(p.Review.Path)
	if slug == "" {
		return
	}
	inTitle, inName, ok := misspelling(f.Value.Text(), slug)
	if !ok {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    placeOf(inTitle, f.Value, []byte(p.Matter.Head())),
		Message: fmt.Sprintf("the %s says `%s`, the file's name `%s`", title, inTitle, inName),
		Help:    "correct the one that is misspelt; a new file name may change the page's address",
	})
}

// placeOf returns the place of a word in a value, or of all of the value where
// it is written with escapes.
func placeOf(text string, v matter.Value, head []byte) source.Span {
	span := v.Span()
	if v.Style() == matter.Single {
		text = strings.ReplaceAll(text, "'", "''")
	}
	if i := bytes.Index(span.Of(head), []byte(text)); i >= 0 {
		return source.At(i, i+len(text)).Shift(int(span.Start))
	}
	return span
}

// misspelling finds the one word in which a title and a slug differ, by no
// more than a slip of the keyboard, while all their other words agree.
func misspelling(title, slug string) (inTitle, inSlug string, ok bool) {
	named := wordsOf(slug, false)
	for _, split := range [...]bool{false, true} { // Ocean's is oceans or ocean-s
		if inTitle, inSlug, ok = oddPair(wordsOf(title, split), named); ok {
			return inTitle, inSlug, true
		}
	}
	return "", "", false
}

// oddPair compares words in order. The slug may stop early, at the end of the
// title proper or after enough words to be recognized by.
func oddPair(title, slug []word) (inTitle, inSlug string, ok bool) {
	if len(slug) == 0 || len(slug) > len(title) {
		return "", "", false
	}
	odd := -1
	for i := range slug {
		if slug[i].same(title[i]) {
			continue
		}
		if odd >= 0 {
			return "", "", false
		}
		odd = i
	}
	if odd < 0 || title[odd].isForeign() || !slips(title[odd].plain(), slug[odd].plain()) {
		return "", "", false
	}
	whole := len(slug) == len(title) || title[len(slug)].begins
	switch equal := len(slug) - 1; {
	case equal == 0:
		ok = len(title) == 1 && len(slug[0].text) > 6
	case equal == 1:
		ok = whole || len(slug[odd].text) >= 8
	default:
		ok = true
	}
	return title[odd].text, slug[odd].text, ok
}

// slips reports whether two words are one, with a slip of the keyboard in it.
// What is a form or a regional spelling of the same word is no slip, nor what
// has digits or foreign letters, which file names rewrite in many ways.
func slips(a, b string) bool {
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 4 || len(long) < 5 || !isASCIIWord(a) || !isASCIIWord(b) {
		return false
	}
	limit := 1
	if len(short) >= 8 {
		limit = 2
	}
	if a[0] != b[0] && !(a[0] == b[1] && a[1] == b[0]) {
		return false
	}
	return spelling.Distance(a, b) <= limit && !inflects(short, long) && regional(a) != regional(b)
}

func isASCIIWord(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// inflects reports whether the longer word is a form of the shorter one:
// plural, tense, or man and men.
func inflects(short, long string) bool {
	if strings.HasPrefix(long, short) || oneMan(short) == oneMan(long) {
		return true
	}
	n := 0
	for n < len(short) && short[n] == long[n] {
		n++
	}
	for _, pair := range [...][2]string{{"y", "ies"}, {"e", "ing"}, {"ed", "es"}, {"s", "d"}, {"f", "ves"}, {"fe", "ves"}} {
		for _, stem := range [...]string{short[:n], short[:max(n-1, 0)]} {
			a, b := short[len(stem):], long[len(stem):]
			if a == pair[0] && b == pair[1] || a == pair[1] && b == pair[0] {
				return true
			}
		}
	}
	return false
}

func oneMan(w string) string {
	if stem, ok := strings.CutSuffix(w, "men"); ok {
		return stem + "man"
	}
	return w
}

var american = strings.NewReplacer(
	"our", "or", "ae", "e", "oe", "e", "isa", "iza", "isi", "izi", "ise", "ize", "yse", "yze",
	"ogue", "og", "ll", "l", "ence", "ense", "grey", "gray",
)

// regional folds the differences of British and American spelling.
func regional(w string) string {
	w = american.Replace(w)
	if stem, ok := strings.CutSuffix(w, "re"); ok {
		w = stem + "er"
	}
	return w
}
