package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reviewlint/reviewlint/internal/git"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/report"
	"github.com/reviewlint/reviewlint/rules"
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
		ValidArgsFunction: onlyFirst(shells),
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
				return writeFish(p.stdout, root)
			}
			return c.Root().GenPowerShellCompletionWithDesc(p.stdout)
		},
	}
}

// writeFish writes the script for fish. In cobra's, what goes on with a flag
// and its value in one word, as --select=html, is itself taken for a flag.
func writeFish(w io.Writer, root *cobra.Command) error {
	var script strings.Builder
	if err := root.GenFishCompletion(&script, true); err != nil {
		return err
	}
	_, err := strings.NewReplacer(`string split --max 1 \t`, `string split --max 1 -- \t`).WriteString(w, script.String())
	return err
}

// offerCompletions tells the shells what paths and flags can be completed with.
func offerCompletions(root *cobra.Command) {
	root.ValidArgsFunction = completePath
	fixed := func(words ...string) cobra.CompletionFunc {
		return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
	}
	for flag, complete := range map[string]cobra.CompletionFunc{
		"select":           completeRules,
		"ignore":           completeRules,
		"output":           completeOutput,
		"min-severity":     fixed("info", "warning", "error"),
		"fail-on":          fixed("warning", "error"),
		"color":            fixed(colorWords()...),
		"changed-since":    completeCommit,
		"add-suppressions": fixed(), // a reason is for people to find
		"stdin-filename":   completePath,
	} {
		// It can only fail for a flag that isn't there, which a test would see.
		_ = root.RegisterFlagCompletionFunc(flag, complete)
	}
}

// onlyFirst completes the first argument with words, and no other one.
func onlyFirst(words func() []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return words(), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeRules completes the last one of some names of rules that are
// separated by commas.
func completeRules(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	done := typed[:strings.LastIndexByte(typed, ',')+1]
	named := strings.Split(done, ",")
	var lists []string
	for _, r := range rules.All() {
		switch {
		case slices.Contains(named, r.Name):
		case done == "":
			lists = append(lists, summarised(r))
		default: // bash compares lists only where no summary follows
			lists = append(lists, done+r.Name)
		}
	}
	return lists, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// summarised returns the name of a rule for shells that show what it finds.
func summarised(r *lint.Rule) string { return r.Name + "\t" + r.Summary }

// completeOutput completes FORMAT, and FORMAT=FILE behind its equals sign.
func completeOutput(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	if name, file, toFile := strings.Cut(typed, "="); toFile {
		return completeFile(name+"=", file, func(string) bool { return true })
	}
	formats := make([]string, len(report.Formats))
	for i, f := range report.Formats {
		formats[i] = f.Name + "\t" + f.Summary
	}
	return formats, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// completeCommit completes the names of branches and tags.
func completeCommit(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	r, err := git.Open(".")
	if err != nil { // where there is no repository, there is nothing to offer
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return r.Names(), cobra.ShellCompDirectiveNoFileComp
}

// completePath completes the path of a Markdown file.
func completePath(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return completeFile("", typed, markdown.IsFile)
}

// completeFile completes the path of a folder, or of a file whose name will do.
// What is before the path goes before all that is offered. We list the folder
// ourselves since shells would look for all of the word, and some of them can't
// choose among files. For what we don't know, such as ~, they are asked again.
func completeFile(before, typed string, willDo func(name string) bool) ([]string, cobra.ShellCompDirective) {
	folder, start := filepath.Split(typed)
	entries, _ := os.ReadDir(cmp.Or(folder, ".")) // one that can't be read has nothing to offer
	directive := cobra.ShellCompDirectiveDefault
	var paths []string
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, start) || start == "" && name[0] == '.' || printable(name) != name || strings.Contains(name, "\t") {
			continue
		}
		path := folder + name
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			paths = append(paths, before+path+string(filepath.Separator))
		} else if willDo(name) {
			paths = append(paths, before+path)
		}
	}
	if len(paths) == 1 && os.IsPathSeparator(paths[0][len(paths[0])-1]) {
		directive |= cobra.ShellCompDirectiveNoSpace // there is more to come
	}
	return paths, directive
}
