package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/reviewlint/reviewlint/internal/baseline"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/report"
	"github.com/reviewlint/reviewlint/rules"
)

// flags are what the command line says about a run, paths aside.
type flags struct {
	fix, unsafeFixes, diff bool

	selected, ignored names
	forceExclude      bool
	stdinFilename     string
	config            string

	outputs        outputs
	minSeverity    lint.Severity
	statistics     bool
	all            bool
	showSuppressed bool
	color          colorWhen

	changedSince    string
	onlyNew         bool
	baseline        string
	writeBaseline   bool
	addSuppressions suppressionReason

	failOn           lint.Severity
	exitZero         bool
	exitNonZeroOnFix bool

	jobs    int
	version bool

	stdin bool // the path is -: the text to lint is standard input
}

// A group is some flags that help lists under one title.
type group struct {
	title string
	flags *pflag.FlagSet
}

// groups makes the flags, in the order of help.
func (f *flags) groups() []group {
	f.minSeverity, f.failOn = lint.Info, lint.Warning

	mend := newGroup("Mending")
	mend.flags.BoolVar(&f.fix, "fix", false, "mend what can be mended safely")
	mend.flags.BoolVar(&f.unsafeFixes, "unsafe-fixes", false, "with --fix or --diff: make fixes, too, that may change what is meant")
	mend.flags.BoolVar(&f.diff, "diff", false, "show what --fix would change, and change nothing; exit 1 if there is something")

	choose := newGroup("Choosing")
	choose.flags.Var(&f.selected, "select", "check only these `RULES`, separated by commas; repeatable")
	choose.flags.Var(&f.ignored, "ignore", "do not check these `RULES`, separated by commas; repeatable")
	choose.flags.BoolVar(&f.forceExclude, "force-exclude", false, "leave out what .gitignore and the like exclude, even where it is named")
	choose.flags.StringVar(&f.stdinFilename, "stdin-filename", "", "with - as the path: take standard input for the text of this `PATH`")
	choose.flags.Func("config", "take this `FILE` for the config, whatever .reviewlint.yaml there are", filled(&f.config, "config"))

	old := newGroup("Old collections")
	old.flags.BoolVar(&f.onlyNew, "new", false, "tell, and mend, only what is new since the work left the default branch")
	old.flags.Func("changed-since", "the same since HEAD left the branch, tag or commit `REF`", filled(&f.changedSince, "branch, tag or commit"))
	old.flags.BoolVar(&f.writeBaseline, "write-baseline", false, "write what is found into "+baseline.Name+", in the project's root, which allows it from then on")
	old.flags.Func("baseline", "take this `FILE` for the baseline", filled(&f.baseline, "file"))
	old.flags.Var(&f.addSuppressions, "add-suppressions", "suppress what is found by comments in the files, each with this `REASON`")

	show := newGroup("Reporting")
	show.flags.Var(&f.outputs, "output", "report as `FORMAT[=FILE]`: "+strings.Join(formatNames(), ", ")+"; repeatable")
	show.flags.Var(newSeverity(&f.minSeverity, "info", "warning", "error"), "min-severity", "show no findings below `SEVERITY`: info, warning or error")
	show.flags.BoolVar(&f.statistics, "statistics", false, "count the findings of each rule instead of showing them")
	show.flags.BoolVar(&f.all, "all", false, "on a terminal, show every finding of a rule that has many")
	show.flags.BoolVar(&f.showSuppressed, "show-suppressed", false, "with --output sarif: tell what is suppressed, too, and by what")
	show.flags.Var(&f.color, "color", "color the report: `WHEN` is auto, always or never")

	exit := newGroup("Exit code")
	exit.flags.Var(newSeverity(&f.failOn, "warning", "error"), "fail-on", "exit 1 for findings of this `SEVERITY` and above: warning or error")
	exit.flags.BoolVar(&f.exitZero, "exit-zero", false, "exit 0 in place of 1")
	exit.flags.BoolVar(&f.exitNonZeroOnFix, "exit-non-zero-on-fix", false, "exit 1 if --fix has mended anything, even if nothing is left")

	other := newGroup("Other")
	other.flags.IntVar(&f.jobs, "jobs", 0, "work on `N` files at a time; 0: as many as there are processors")
	other.flags.BoolVar(&f.version, "version", false, "show the version")
	other.flags.BoolP("help", "h", false, "show this help")

	return []group{mend, choose, old, show, exit, other}
}

func newGroup(title string) group {
	f := pflag.NewFlagSet(title, pflag.ContinueOnError)
	f.SortFlags = false
	return group{title, f}
}

// filled returns what sets a flag that can't be empty: where it is, a script has
// a variable that nobody filled, and would get what it didn't ask for.
func filled(value *string, what string) func(string) error {
	return func(s string) error {
		if s == "" {
			return fmt.Errorf("the name of a %s is missing", what)
		}
		*value = s
		return nil
	}
}

// check tells of flags and paths that make no sense together.
func (f *flags) check(args []string) error {
	switch {
	case f.fix && f.diff:
		return errors.New("--fix and --diff exclude each other: --diff shows what --fix would write")
	case f.unsafeFixes && !f.fix && !f.diff:
		return errors.New("--unsafe-fixes needs --fix or --diff")
	case f.exitZero && f.exitNonZeroOnFix:
		return errors.New("--exit-zero and --exit-non-zero-on-fix exclude each other")
	case f.changedSince != "" && f.onlyNew:
		return errors.New("--new and --changed-since exclude each other: --new finds out by itself what to compare with")
	case (f.changedSince != "" || f.onlyNew) && isStdin(args):
		return fmt.Errorf("%s and - exclude each other: git knows nothing of standard input", f.comparing())
	case (f.changedSince != "" || f.onlyNew) && f.writeBaseline:
		return fmt.Errorf("%s and --write-baseline exclude each other: a baseline holds all there is", f.comparing())
	case f.writeBaseline && f.diff:
		return errors.New("--write-baseline and --diff exclude each other: --diff writes nothing")
	case f.writeBaseline && isStdin(args):
		return errors.New("--write-baseline and - exclude each other: standard input is no file yet")
	case f.jobs < 0:
		return fmt.Errorf("--jobs %d: there can't be fewer than none", f.jobs)
	case slices.Contains(args, "-") && len(args) > 1:
		return errors.New("- is standard input, and can't stand beside other paths; a file of that name is ./-")
	case f.stdinFilename != "" && !isStdin(args):
		return errors.New("--stdin-filename needs - as the path, as in: reviewlint --stdin-filename films/heat.md - <heat.md")
	}
	if err := f.checkSuppressions(args); err != nil {
		return err
	}
	return f.checkOutputs()
}

func (f *flags) checkOutputs() error {
	var console []string
	files := map[string]bool{}
	for _, o := range f.outputs {
		if o.file == "" {
			console = append(console, o.format.Name)
			continue
		}
		if files[filepath.Clean(o.file)] {
			return fmt.Errorf("--output: %s is named twice", o.file)
		}
		files[filepath.Clean(o.file)] = true
		if markdown.IsFile(o.file) {
			return fmt.Errorf("--output %s=%s: reports don't go into Markdown files, which are reviews", o.format.Name, o.file)
		}
		folder := filepath.Dir(o.file)
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return fmt.Errorf("--output %s=%s: there is no folder %s", o.format.Name, o.file, folder)
		}
	}
	switch {
	case f.showSuppressed && !f.outputs.any(func(o report.Format) bool { return o.Suppressed }):
		return errors.New("--show-suppressed needs --output sarif: other formats don't tell what is suppressed")
	case len(console) > 1:
		return fmt.Errorf("--output: %s can't all go to standard output; give a file, as in %s=FILE", strings.Join(console, " and "), console[1])
	case len(console) > 0 && f.diff:
		return fmt.Errorf("--output %s: standard output is for the diff; give a file, as in %[1]s=FILE", console[0])
	}
	return nil
}

// rules returns the rules that are to be checked.
func (f *flags) rules() ([]*lint.Rule, error) {
	all := rules.All()
	for _, name := range slices.Concat(f.selected, f.ignored) {
		if _, err := ruleNamed(name); err != nil {
			return nil, err
		}
	}
	enabled := slices.DeleteFunc(all, func(r *lint.Rule) bool {
		return len(f.selected) > 0 && !slices.Contains(f.selected, r.Name) || slices.Contains(f.ignored, r.Name)
	})
	if len(enabled) == 0 {
		return nil, errors.New("--select and --ignore leave no rule to check")
	}
	return enabled, nil
}

// options returns what the flags mean to the engine.
func (f *flags) options(enabled []*lint.Rule) lint.Options {
	o := lint.Options{Rules: enabled, Known: rules.All(), Jobs: f.jobs, Unsafe: f.unsafeFixes, KeepSuppressed: f.showSuppressed}
	if o.Jobs == 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if f.writeBaseline {
		o.Record = lint.Info
	}
	switch {
	case f.addSuppressions != "":
		o.Suppress = &lint.Suppressing{Reason: string(f.addSuppressions), MinSeverity: f.minSeverity}
	case f.diff, f.fix && f.stdin:
		o.Fix = lint.TryFixes
	case f.fix:
		o.Fix = lint.WriteFixes
	case f.showFixes():
		o.Fix = lint.ShowFixes
	}
	return o
}
