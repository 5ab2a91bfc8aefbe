package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

const about = `reviewlint finds what is wrong in a collection of reviews written in Markdown,
shows it at the exact characters, and mends what it can prove safe. A folder
stands for all Markdown files under it; without a path, the current folder is
linted. A folder of the name of a command is linted as ./explain.`

const examples = `  reviewlint                                    lint the current folder
  reviewlint --fix films                        mend what can be mended safely
  reviewlint --diff films | git apply           the same by way of git
  reviewlint --select html-italics,html-bold    check two rules only
  reviewlint --output text --output json=out.json
  reviewlint --stdin-filename films/heat.md - <films/heat.md
  reviewlint explain html-italics               what a rule is about`

const exitCodes = `Exit codes:
  0   nothing is left that fails (findings of info never do)
  1   findings are left; with --diff, something would change
  2   wrong usage, a broken config, nothing to lint, an unreadable file, or an internal error

Environment:
  NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR=0   as usual; --color wins
`

// usage writes what help says of a command below its description.
func usage(c *cobra.Command, groups []group) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage:\n  %s\n", c.UseLine())
	isRoot := !c.HasParent()
	if isRoot {
		b.WriteString("  reviewlint COMMAND\n")
	}
	if c.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", c.Example)
	}
	if isRoot {
		b.WriteString("\nCommands:\n")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-18s%s\n", sub.Use, sub.Short)
			}
		}
		for _, g := range groups {
			fmt.Fprintf(&b, "\n%s:\n%s", g.title, g.flags.FlagUsages())
		}
		b.WriteString("\n" + exitCodes)
	} else {
		c.InitDefaultHelpFlag() // and those of the root, which help COMMAND hasn't asked for
		c.Flags().Lookup("help").Usage = "show this help"
		b.WriteString("\nFlags:\n" + c.Flags().FlagUsages())
	}
	_, err := fmt.Fprint(c.OutOrStdout(), b.String())
	return err
}

// helpCommand is cobra's, but knows a wrong command for what it is.
func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "show the help of a command",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Root().Help()
			}
			for _, sub := range c.Root().Commands() {
				if sub.Name() == args[0] {
					return sub.Help()
				}
			}
			return fmt.Errorf("there is no command %q%s", args[0], didYouMean(args[0], commandNames()))
		},
		ValidArgsFunction: cobra.FixedCompletions(commandNames(), cobra.ShellCompDirectiveNoFileComp),
	}
}

func commandNames() []string { return []string{"explain", "rules", "config", "completion", "help"} }

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return errors.New(c.Name() + " takes no arguments")
	}
	return nil
}
