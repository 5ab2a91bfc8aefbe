package main

import (
	"errors"
	"io"
	"strings"

	"github.com/fatih/color"
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
			page := rules.Page(rule)
			if p.flags.color.colors(p.stdout) {
				page = withBoldHeadings(page)
			}
			_, err = io.WriteString(p.stdout, page)
			return err
		},
		ValidArgsFunction: onlyFirst(func() []string {
			var names []string
			for _, r := range rules.All() {
				names = append(names, summarised(r))
			}
			return names
		}),
	}
}

// withBoldHeadings colours a page written in Markdown: all of it can be read as
// it is, but a heading is easily missed.
func withBoldHeadings(page string) string {
	bold := paint(color.Bold)
	var b strings.Builder
	inCode := false
	for line := range strings.Lines(page) {
		text := strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(text, "```"):
			inCode = !inCode
		case strings.HasPrefix(text, "#") && !inCode:
			text = bold(text)
		}
		b.WriteString(text + "\n")
	}
	return b.String()
}
