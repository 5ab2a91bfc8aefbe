package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
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
	// The one flag that means something to commands, too.
	root.PersistentFlags().AddFlag(root.Flags().Lookup("color"))
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetFlagErrorFunc(flagError)
	root.SetUsageFunc(func(c *cobra.Command) error { return usage(c, groups) })
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(p.explainCommand(), p.rulesCommand(), p.configCommand(), p.completionCommand())
	root.SetHelpCommand(p.helpCommand())
	offerCompletions(root)
	return root
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
