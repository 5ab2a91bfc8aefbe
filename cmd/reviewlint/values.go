package main

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// names is a flag that takes names separated by commas, and may be repeated.
type names []string

func (n *names) Set(s string) error {
	for name := range strings.SplitSeq(s, ",") {
		if name = strings.TrimSpace(name); name != "" {
			*n = append(*n, name)
		}
	}
	if len(*n) == 0 {
		return fmt.Errorf("%q names nothing", s)
	}
	return nil
}

func (n *names) String() string { return strings.Join(*n, ",") }
func (n *names) Type() string   { return "names" }

// severity is a flag that takes one of some severities.
type severity struct {
	value *lint.Severity
	words []string
}

func newSeverity(value *lint.Severity, words ...string) *severity {
	return &severity{value, words}
}

func (v *severity) Set(s string) error {
	if s == lint.Info.String() && v.words[0] != s {
		return fmt.Errorf("findings of %s are suggestions and never fail a run; it takes %s", s, strings.Join(v.words, " or "))
	}
	if err := oneOf(s, v.words); err != nil {
		return err
	}
	parsed, err := lint.ParseSeverity(s)
	*v.value = parsed
	return err
}

func (v *severity) String() string { return v.value.String() }
func (v *severity) Type() string   { return "severity" }
