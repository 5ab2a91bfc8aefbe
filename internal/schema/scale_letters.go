package schema

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Letters returns a scale of letters, which is written from best to worst:
//
//	A to F        A, B, C, D and F
//	A+ to F       A+, A, A-, B+ and so on down to D-, and F
//	A to F-       A, A-, B+ and so on down to F-
//	S, A to D     S, A, B, C and D
//
// As schools do, E is left out between others and F, which has signs only if
// the scale ends with one.
func Letters(spec string) (*Rating, error) {
	var best []string // the best first
	for listed := range strings.SplitSeq(spec, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(listed), " to ")
		part, err := grades(strings.TrimSpace(from), strings.TrimSpace(to), isRange)
		if err != nil {
			return nil, err
		}
		best = append(best, part...)
	}
	if len(best) < 2 {
		return nil, errors.New("a scale of letters has more than one, as in `A+ to F`")
	}
	if err := checkWords(best); err != nil {
		return nil, err
	}
	slices.Reverse(best)
	return &Rating{Scale: ranks{words: best, letters: strings.Join(strings.Fields(spec), " ")}}, nil
}

// grades returns the grades of one part of a scale, the best first.
func grades(from, to string, isRange bool) ([]string, error) {
	if !isRange {
		to = from
	}
	for _, g := range [...]string{from, to} {
		if !isGrade(g) {
			return nil, fmt.Errorf("`%s` is no grade: that is a letter, which + or - may follow", g)
		}
	}
	if !isRange {
		return []string{from}, nil
	}
	if (from[0]^to[0])&0x20 != 0 {
		return nil, fmt.Errorf("`%s` and `%s` are not in the same case", from, to)
	}
	if rank(from) >= rank(to) {
		return nil, fmt.Errorf("the best grade is to come first: `%s to %s`", to, from)
	}
	signs := []string{""}
	if len(from) > 1 || len(to) > 1 {
		signs = []string{"+", "", "-"}
	}
	var all []string
	for letter := from[0]; letter <= to[0]; letter++ {
		if isFailing := to[0]|0x20 == 'f' && len(to) == 1; isFailing && letter|0x20 == 'f' {
			all = append(all, to)
			break
		}
		if letter|0x20 == 'e' && from[0] != letter && to[0]|0x20 == 'f' {
			continue
		}
		for _, sign := range signs {
			if g := string(letter) + sign; rank(from) <= rank(g) && rank(g) <= rank(to) {
				all = append(all, g)
			}
		}
	}
	return all, nil
}

func isGrade(g string) bool {
	return g != "" && 'a' <= g[0]|0x20 && g[0]|0x20 <= 'z' && (len(g) == 1 || len(g) == 2 && (g[1] == '+' || g[1] == '-'))
}

// rank orders grades from best to worst.
func rank(g string) int {
	n := 3 * int(g[0])
	switch g[1:] {
	case "+":
		return n - 1
	case "-":
		return n + 1
	}
	return n
}
