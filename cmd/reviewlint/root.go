package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A program is one invocation of reviewlint.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	flags          flags
	exit           int
}

// run is the whole of reviewlint, from the arguments to the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	root := p.rootCommand()
	root.SetArgs(args)
	p.noteFolder(root, args)
	if err := root.Execute(); err != nil {
		p.complain(err)
		return exitTrouble
	}
	return p.exit
}

func (p *program) rootCommand() *cobra.Command {
	groups := p.flags.groups()
	root := &cobra.Command{
		Use:           "reviewlint [flags] [path ...]",
		Short:         "a linter for collections of reviews",
		Long:          about,
		Example:       examples,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(_ *cobra.Command, args []string) error {
			if p.flags.version {
				_, err := fmt.Fprintln(p.stdout, "reviewlint", buildVersion())
				return err
			}
			return p.lint(args)
		},
	}
	for _, g := range groups {
		root.Flags().AddFlagSet(g.flags)
	}
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetFlagErrorFunc(flagError)
	root.SetUsageFunc(func(c *cobra.Command) error { return usage(c, groups) })
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(p.explainCommand(), p.rulesCommand(), p.completionCommand())
	root.SetHelpCommand(p.helpCommand())
	completeFlags(root)
	return root
}

// flagError says what is wrong with a flag in our words, and which one may
// have been meant.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		name := unknown.GetSpecifiedName()
		var known []string
		c.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		meant := ""
		if near := nearest(name, known); near != "" {
			meant = "; did you mean --" + near + "?"
		}
		return fmt.Errorf("unknown flag --%s%s", name, meant)
	}
	var invalid *pflag.InvalidValueError
	if !errors.As(err, &invalid) {
		return err
	}
	cause := invalid.Unwrap()
	var number *strconv.NumError
	if errors.As(cause, &number) {
		cause = fmt.Errorf("%q: %w", number.Num, number.Err)
	}
	return fmt.Errorf("--%s: %w", invalid.GetFlag().Name, cause)
}

// noteFolder tells somebody who has a folder of the name of a command how to
// lint that.
func (p *program) noteFolder(root *cobra.Command, args []string) {
	c, _, err := root.Find(args)
	if err != nil || c == root {
		return
	}
	for c.Parent() != root {
		c = c.Parent()
	}
	if _, err := os.Lstat(c.Name()); err == nil {
		fmt.Fprintf(p.stderr, "reviewlint: this is the command %s; to lint what lies in ./%[1]s, say reviewlint ./%[1]s\n", c.Name())
	}
}
