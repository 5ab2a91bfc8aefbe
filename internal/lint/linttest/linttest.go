// Package linttest runs a rule over a fixture.
package linttest

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
)

// Update is the flag -update: golden files are written, not compared. Packages
// whose tests have other goldens share it.
var Update = flag.Bool("update", false, "write golden files anew")

// Run runs one rule over the fixture of the given name, a txtar archive:
//
//	What the fixture shows, in a sentence or two.
//
//	-- films/heat.md --      any number of files: a project
//	-- .reviewlint.yaml --   its config, which may name the rules that run
//	-- want --               the findings, a line each, help below
//	-- fixed/films/heat.md --    what --fix makes of a file that it changes
//	-- unsafe/films/heat.md --   likewise with --unsafe-fixes, where that differs
//
// Beside the golden sections it holds that what was fixed has no finding left
// that has a safe fix, that fixing twice is fixing once, that markup fixes keep
// the page, and that the number of workers changes nothing.
//
// Others are rules that run beside it.
func Run(t *testing.T, rule *lint.Rule, fixture string, others ...*lint.Rule) {
	t.Helper()
	archive, err := txtar.ParseFile(fixture)
	if err != nil {
		t.Fatal(err)
	}
	input, golden := split(archive)
	rules := append([]*lint.Rule{rule}, others...)

	got := map[string]string{"want": Format(run(input, rules, lint.NoFixes, false, 1).Findings)}
	if again := Format(run(input, rules, lint.NoFixes, false, 8).Findings); again != got["want"] {
		t.Errorf("with 8 workers the findings differ:\n%s", cmp.Diff(got["want"], again))
	}
	for _, unsafe := range []bool{false, true} {
		folder := "fixed"
		if unsafe {
			folder = "unsafe"
		}
		for name, text := range fixed(t, input, rules, unsafe) {
			if unsafe && got["fixed/"+name] == text {
				continue
			}
			got[folder+"/"+name] = text
		}
	}
	if *Update {
		write(t, fixture, archive, input, got)
		return
	}
	if diff := cmp.Diff(golden, got); diff != "" {
		t.Errorf("%s (-want +got; -update accepts):\n%s", fixture, diff)
	}
}

// fixed returns the files that fixes change, and checks what holds of all fixes.
func fixed(t *testing.T, input map[string]string, rules []*lint.Rule, unsafe bool) map[string]string {
	t.Helper()
	shown := run(input, rules, lint.ShowFixes, unsafe, 1)
	markup := len(shown.Findings) > 0
	for _, d := range shown.Findings {
		for _, f := range d.Fixes {
			markup = markup && f.Markup
			if f.Safety == lint.Safe && !d.Mendable {
				t.Errorf("%s:%d: a finding that has a safe fix doesn't say that it is mendable: %s", d.Path, d.Start.Line, d.Message)
			}
		}
	}
	first := run(input, rules, lint.TryFixes, unsafe, 1)
	after := maps.Clone(input)
	changed := map[string]string{}
	for _, c := range first.Mended.Changes {
		after[c.Path] = string(c.New)
		changed[c.Path] = string(c.New)
		if markup && !page(c.Path, c.Old).Equal(page(c.Path, c.New)) {
			t.Errorf("%s: fixing changed the page:\n%s", c.Path, c.New)
		}
	}
	again := run(after, rules, lint.TryFixes, unsafe, 1)
	for _, c := range again.Mended.Changes {
		t.Errorf("%s: fixing twice isn't fixing once:\n%s", c.Path, cmp.Diff(string(c.Old), string(c.New)))
	}
	if diff := cmp.Diff(Format(first.Findings), Format(run(after, rules, lint.NoFixes, unsafe, 1).Findings)); diff != "" {
		t.Errorf("what is reported after fixing isn't what is there:\n%s", diff)
	}
	return changed
}

func page(name string, src []byte) markdown.Page {
	return review.Parse(name, src, review.Dialect{}).Page()
}

func run(input map[string]string, rules []*lint.Rule, mode lint.FixMode, unsafe bool, jobs int) *lint.Result {
	project := fstest.MapFS{}
	var files []string
	for name, text := range input {
		project[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		if markdown.IsFile(name) {
			files = append(files, name)
		}
	}
	slices.Sort(files)
	in := lint.Input{FS: fs.FS(project), Files: files}
	if _, governed := input[configName]; governed {
		known := append(rules[:len(rules):len(rules)], lint.InvalidConfig)
		c, found, err := config.Read(configName, known, func(name string) ([]byte, error) { return fs.ReadFile(project, name) })
		if err != nil || len(found) > 0 {
			return &lint.Result{Findings: found}
		}
		in.Law = c.Law(nil)
	}
	return lint.Run(in, lint.Options{Rules: rules, Known: rules, Jobs: jobs, Fix: mode, Unsafe: unsafe})
}

// Format writes findings as fixtures hold them.
func Format(found []lint.Diagnostic) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%s:%d:%d-%d:%d: %s[%s]: %s\n", d.Path, d.Start.Line, d.Start.Column, d.End.Line, d.End.Column, d.Severity, d.Rule.Name, d.Message)
		if d.Label != "" {
			fmt.Fprintf(&b, "\tlabel: %s\n", d.Label)
		}
		for _, r := range d.Related {
			fmt.Fprintf(&b, "\t%s:%d:%d: %s\n", r.Path, r.Start.Line, r.Start.Column, r.Message)
		}
		if d.Help != "" {
			fmt.Fprintf(&b, "\thelp: %s\n", d.Help)
		}
	}
	return b.String()
}

// configName is the file of a fixture that says what holds for the others.
const configName = ".reviewlint.yaml"

// split parts an archive into the project and the golden sections.
func split(a *txtar.Archive) (input, golden map[string]string) {
	input, golden = map[string]string{}, map[string]string{"want": ""}
	for _, f := range a.Files {
		if isGolden(f.Name) {
			golden[f.Name] = string(f.Data)
		} else {
			input[f.Name] = string(f.Data)
		}
	}
	return input, golden
}

func isGolden(name string) bool {
	return name == "want" || strings.HasPrefix(name, "fixed/") || strings.HasPrefix(name, "unsafe/")
}

func write(t *testing.T, fixture string, a *txtar.Archive, input, golden map[string]string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return isGolden(f.Name) })
	for _, name := range slices.SortedFunc(maps.Keys(golden), byKind) {
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(golden[name])})
	}
	if err := os.WriteFile(fixture, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// byKind puts want first, then what is fixed, then what is unsafe.
func byKind(a, b string) int {
	kind := func(name string) int {
		return slices.Index([]string{"want", "fixed", "unsafe"}, strings.Split(name, "/")[0])
	}
	if d := kind(a) - kind(b); d != 0 {
		return d
	}
	return strings.Compare(a, b)
}
