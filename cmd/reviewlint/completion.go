package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reviewlint/reviewlint/report"
)

func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func (p *program) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "write the completion script of a shell: bash, zsh, fish or powershell",
		Example: `  source <(reviewlint completion bash)
  reviewlint completion zsh >"${fpath[1]}/_reviewlint"
  reviewlint completion fish >~/.config/fish/completions/reviewlint.fish
  reviewlint completion powershell | Out-String | Invoke-Expression`,
		ValidArgs: shells(),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("completion needs the name of one shell: %s", strings.Join(shells(), ", "))
			}
			if err := oneOf(args[0], shells()); err != nil {
				return fmt.Errorf("shell %w", err)
			}
			switch root := c.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(p.stdout, true)
			case "zsh":
				return root.GenZshCompletion(p.stdout)
			case "fish":
				return root.GenFishCompletion(p.stdout, true)
			}
			return c.Root().GenPowerShellCompletionWithDesc(p.stdout)
		},
	}
}

// completeFlags tells the shells what flags can be completed with.
func completeFlags(root *cobra.Command) {
	fixed := func(words ...string) cobra.CompletionFunc {
		return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
	}
	ruleList := func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		done := typed[:strings.LastIndexByte(typed, ',')+1]
		var lists []string
		for _, name := range ruleNames() {
			lists = append(lists, done+name)
		}
		return lists, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	formats := make([]string, len(report.Formats))
	for i, f := range report.Formats {
		formats[i] = f.Name + "\t" + f.Summary
	}
	for flag, complete := range map[string]cobra.CompletionFunc{
		"select":       ruleList,
		"ignore":       ruleList,
		"output":       fixed(formats...),
		"min-severity": fixed("info", "warning", "error"),
		"fail-on":      fixed("warning", "error"),
		"color":        fixed(colorWords()...),
	} {
		// It can only fail for a flag that isn't there, which a test would see.
		_ = root.RegisterFlagCompletionFunc(flag, complete)
	}
}
