package main

import (
	"errors"
	"fmt"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// A suppressionReason is the flag --add-suppressions: a reason that a comment
// can hold, or "" where the run adds no suppressions.
type suppressionReason string

func (r *suppressionReason) Set(s string) error {
	reason, err := lint.ParseReason(s)
	*r = suppressionReason(reason)
	return err
}

func (r *suppressionReason) String() string { return string(*r) }

func (r *suppressionReason) Type() string { return "reason" }

// checkSuppressions tells of flags that make no sense beside --add-suppressions.
func (f *flags) checkSuppressions(args []string) error {
	if f.addSuppressions == "" {
		return nil
	}
	for _, other := range [...]struct {
		name string
		set  bool
	}{{"--fix", f.fix}, {"--diff", f.diff}} {
		if other.set {
			return fmt.Errorf("--add-suppressions and %s exclude each other: mend first, then suppress what is left", other.name)
		}
	}
	if f.exitNonZeroOnFix {
		return errors.New("--add-suppressions and --exit-non-zero-on-fix exclude each other: what is suppressed isn't mended")
	}
	if f.writeBaseline {
		return errors.New("--add-suppressions and --write-baseline exclude each other: what is suppressed needs no baseline")
	}
	if isStdin(args) {
		return errors.New("--add-suppressions writes into files, and - is none")
	}
	return nil
}
