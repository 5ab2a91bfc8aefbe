package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/spelling"
	"github.com/reviewlint/reviewlint/rules"
)

// ruleNamed returns the rule of that name.
func ruleNamed(name string) (*lint.Rule, error) {
	all := rules.All()
	i := slices.IndexFunc(all, func(r *lint.Rule) bool { return r.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("there is no rule %q%s", name, orElse(didYouMean(name, ruleNames()), "; reviewlint rules lists them"))
	}
	return all[i], nil
}

func ruleNames() []string {
	var names []string
	for _, r := range rules.All() {
		names = append(names, r.Name)
	}
	return names
}

// oneOf returns an error if word is not one of words.
func oneOf(word string, words []string) error {
	if slices.Contains(words, word) {
		return nil
	}
	return fmt.Errorf("%q is none of %s%s", word, strings.Join(words, ", "), didYouMean(word, words))
}

// didYouMean returns the end of a sentence about a wrong word, or "".
func didYouMean(word string, words []string) string {
	if near := nearest(word, words); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// nearest returns the one of words that word was probably meant to be: one
// with few letters wrong, and not all, else the only one that it is a part of;
// else "".
func nearest(word string, words []string) string {
	word = strings.ToLower(word)
	best, limit := "", max(1, min(3, len(word)/3))
	for _, w := range words {
		if d := spelling.Distance(word, strings.ToLower(w)); d < len(word) && (d < limit || d == limit && best == "") {
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
