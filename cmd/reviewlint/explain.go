package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/reviewlint/reviewlint/rules"
)

func (p *program) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "explain RULE",
		Short:   "say what a rule finds, why, and how it is mended",
		Example: "  reviewlint explain html-italics",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("explain needs the name of one rule; reviewlint rules lists them")
			}
			rule, err := ruleNamed(args[0])
			if err != nil {
				return err
			}
			_, err = io.WriteString(p.stdout, rules.Page(rule))
			return err
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return ruleNames(), cobra.ShellCompDirectiveNoFileComp
		},
	}
}
