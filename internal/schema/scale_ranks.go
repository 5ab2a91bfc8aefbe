package schema

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/spelling"
)

// ranks is a scale of words, from worst to best.
type ranks struct {
	words   []string
	letters string // the scale as it is written, if the words are letters
}

// Values returns the scale of the given words, from worst to best.
func Values(words []string) (*Rating, error) {
	if len(words) == 0 {
		return nil, errors.New("a scale of words needs some")
	}
	if err := checkWords(words); err != nil {
		return nil, err
	}
	return &Rating{Scale: ranks{words: words}}, nil
}

// checkWords finds words that can't be told from others.
func checkWords(words []string) error {
	said := make([]string, len(words))
	for i, w := range words {
		if strings.TrimSpace(w) == "" {
			return errors.New("an empty text is no word of a scale; `unrated` takes it")
		}
		said[i] = squeeze(w)
		switch k := slices.Index(said[:i], said[i]); {
		case k >= 0 && words[k] == w:
			return fmt.Errorf("`%s` is there twice", w)
		case k >= 0:
			return fmt.Errorf("`%s` and `%s` are one word in two spellings", words[k], w)
		}
	}
	return nil
}

func (s ranks) String() string {
	if s.letters != "" {
		return s.letters
	}
	return either(s.words)
}

func (s ranks) Range() string {
	if s.letters != "" {
		return "a grade from " + s.letters
	}
	return either(s.words)
}

func (s ranks) Noun() string {
	if s.letters != "" {
		return "a grade of the scale"
	}
	return "a word of the scale"
}

func (ranks) Form() string    { return asOnScale }
func (ranks) OneOfList() bool { return true }

func (s ranks) check(text string) (Fault, []string) {
	f, meant := match(text, s.words)
	if f == Misspelt || f == Mistyped {
		return f, []string{meant}
	}
	return f, nil
}

func (s ranks) score(text string) (Score, bool) {
	f, word := match(text, s.words)
	if f == Misspelt {
		text = word
	}
	n := slices.Index(s.words, text)
	return Score{float64(n), float64(len(s.words)), s.words}, n >= 0
}

// match finds a text among words: as it is (Fine), with another spelling of it
// (Misspelt), or with one that it was probably meant to be (Mistyped). Else it
// is OffScale.
func match(text string, words []string) (f Fault, meant string) {
	if slices.Contains(words, text) {
		return Fine, text
	}
	said := squeeze(text)
	size := utf8.RuneCountInString(said)
	nearest, tied := min(size/4, 2)+1, false // Ok is not meant to be Oh
	for _, w := range words {
		word := squeeze(w)
		switch {
		case word == said && (word != "" || strings.TrimSpace(text) == ""):
			return Misspelt, w
		case word == "" || abs(utf8.RuneCountInString(word)-size) > nearest:
			continue
		}
		if d := spelling.Distance(said, word); d < nearest {
			meant, nearest, tied = w, d, false
		} else if d == nearest {
			tied = true
		}
	}
	if meant == "" || tied {
		return OffScale, ""
	}
	return Mistyped, meant
}

func abs(n int) int { return max(n, -n) }

// squeeze returns what a short text says, without how it is written: Fold, and
// no white space, and no quotes around it.
func squeeze(text string) string {
	return strings.Trim(strings.ReplaceAll(Fold(text), " ", ""), `"'`)
}
