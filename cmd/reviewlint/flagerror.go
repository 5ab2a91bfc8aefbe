package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/reviewlint/reviewlint/internal/spelling"
)

// flagError says what is wrong with a flag in our words.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return unknownFlag(c, unknown)
	}
	var invalid *pflag.InvalidValueError
	if !errors.As(err, &invalid) {
		return err
	}
	cause := invalid.Unwrap()
	var number *strconv.NumError
	switch {
	case errors.Is(cause, strconv.ErrRange):
		cause = fmt.Errorf("%q is out of range", invalid.GetValue())
	case errors.As(cause, &number):
		cause = fmt.Errorf("%q is no number", number.Num)
	}
	return fmt.Errorf("--%s: %w", invalid.GetFlag().Name, cause)
}

// unknownFlag says where a flag belongs, or which one may have been meant.
func unknownFlag(c *cobra.Command, unknown *pflag.NotExistError) error {
	name, dashes := unknown.GetSpecifiedName(), "--"
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		name, dashes = short, "-"
	}
	if c.HasParent() && c.Root().Flags().Lookup(name) != nil {
		return fmt.Errorf("--%s belongs to linting (reviewlint --%[1]s), not to reviewlint %s", name, c.Name())
	}
	var known []string
	c.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	near := spelling.Nearest(name, known)
	if name == "v" || name == "V" {
		near = "version"
	}
	meant := ""
	if near != "" {
		meant = "; did you mean --" + near + "?"
	}
	return fmt.Errorf("unknown flag %s%s%s", dashes, name, meant)
}
