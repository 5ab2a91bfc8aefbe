package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/reviewlint/reviewlint/rules"
)

func (p *program) rulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "rules",
		Short:   "list the rules",
		Long:    "Lists the rules: how grave their findings are, which of them come with a fix, and what they find.",
		Example: "  reviewlint rules",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
			for _, r := range rules.All() {
				fix := ""
				if r.Fix != nil {
					fix = "fix"
				}
				fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", r.Name, r.Severity, fix, r.Summary)
			}
			return table.Flush()
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}
