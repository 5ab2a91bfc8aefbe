// Package glob holds the patterns of a config: which paths they mean.
package glob

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A Set is a list of patterns. A path is in the set if one of them matches it
// and no later one that begins with ! does. The nil Set holds nothing.
type Set struct{ patterns []pattern }

type pattern struct {
	text    string // as written
	match   string
	exclude bool
}

// Parse returns the set of the given patterns, those of doublestar: * stands
// for anything within a folder, ** for any folders, {a,b} for either. A pattern
// is matched against whole paths from the project's root; a slash at its
// beginning changes nothing, and one at its end stands for all that a folder
// holds. A set that only excludes holds everything else.
//
// The error is of type *Error.
func Parse(patterns []string) (*Set, error) {
	s := &Set{patterns: make([]pattern, 0, len(patterns)+1)}
	for i, text := range patterns {
		p := pattern{text: text}
		p.match, p.exclude = strings.CutPrefix(text, "!")
		p.match = strings.TrimPrefix(strings.TrimPrefix(p.match, "./"), "/")
		if strings.HasSuffix(p.match, "/") {
			p.match += "**"
		}
		switch {
		case p.match == "":
			return nil, &Error{i, "the pattern is empty"}
		case strings.Contains(p.match, "\\"):
			return nil, &Error{i, "a pattern has forward slashes only"}
		case slices.Contains(strings.Split(p.match, "/"), ".."):
			return nil, &Error{i, "a pattern is relative to the config's folder, and can't leave it"}
		case !doublestar.ValidatePattern(p.match):
			return nil, &Error{i, fmt.Sprintf("`%s` is no pattern: a bracket or brace is not closed", text)}
		}
		if i == 0 && p.exclude {
			s.patterns = append(s.patterns, pattern{text: "**", match: "**"})
		}
		s.patterns = append(s.patterns, p)
	}
	return s, nil
}

// An Error tells which of the patterns is wrong, and why.
type Error struct {
	Index   int
	Message string
}

func (e *Error) Error() string { return e.Message }

// Match reports whether a path, with slashes, is in the set.
func (s *Set) Match(path string) bool {
	_, ok := s.Which(path)
	return ok
}

// Which returns the pattern, as it is written, that puts a path into the set.
func (s *Set) Which(path string) (string, bool) {
	if s == nil {
		return "", false
	}
	path = strings.TrimPrefix(path, "/")
	found := ""
	for _, p := range s.patterns {
		if p.exclude != (found != "") || !doublestar.MatchUnvalidated(p.match, path) {
			continue
		}
		if found = p.text; p.exclude {
			found = ""
		}
	}
	return found, found != ""
}

// String returns the patterns as they are written.
func (s *Set) String() string {
	texts := make([]string, len(s.patterns))
	for i, p := range s.patterns {
		texts[i] = p.text
	}
	return strings.Join(texts, ", ")
}
