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
	if near := spelling.Nearest(word, words); near != "" {
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
