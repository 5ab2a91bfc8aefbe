package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/lint/linttest"
	"github.com/reviewlint/reviewlint/rules"
)

var (
	shownBlock  = regexp.MustCompile("(?s)(<!-- shown: (\\S+) -->\n```\\w+\n)(.*?)(```\n)")
	outputBlock = regexp.MustCompile("(?s)(<!-- output: reviewlint (.*?) -->\n```\n)(.*?)(```\n)")
	rulesBlock  = regexp.MustCompile("(?s)(<!-- rules -->\n)()(.*?)(<!-- /rules -->\n)")
)

// TestREADME keeps the README and the list of rules true: the review that is
// shown is there, the output below it is what this program says of it, and the
// table lists the rules that there are. With -update they are written anew.
func TestREADME(t *testing.T) {
	top, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range [...]string{"README.md", "rules/README.md"} {
		name := filepath.Join(top, page)
		old := readFile(t, name)
		text := fill(old, shownBlock, func(name string) string { return readFile(t, filepath.Join(top, name)) })
		t.Chdir(filepath.Join(top, "testdata", "readme"))
		text = fill(text, outputBlock, func(args string) string {
			var out bytes.Buffer
			run(append(strings.Fields(args), "--color", "never"), nil, &out, &out)
			return out.String()
		})
		text = fill(text, rulesBlock, func(string) string { return ruleTable(t, top) })

		if lines := strings.Count(text, "\n"); lines > 150 {
			t.Errorf("%s has %d lines; 150 is what people read", page, lines)
		}
		linttest.Golden(t, name, text, "")
	}
}

// fill replaces what is in each block by what make gives for its argument.
func fill(text string, block *regexp.Regexp, make func(arg string) string) string {
	return block.ReplaceAllStringFunc(text, func(old string) string {
		m := block.FindStringSubmatch(old)
		return m[1] + make(m[2]) + m[4]
	})
}

func ruleTable(t *testing.T, top string) string {
	var b strings.Builder
	b.WriteString("| rule | default | fix | finds |\n|---|---|---|---|\n")
	for _, r := range rules.All() {
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s |\n", r.Name, r.Page(), r.Severity, fixOf(t, top, r), r.Summary)
	}
	return b.String()
}

// fixOf says how a rule mends, as its fixtures show it.
func fixOf(t *testing.T, top string, r *lint.Rule) string {
	fixtures, err := filepath.Glob(filepath.Join(top, "testdata", "rules", r.Page()+"*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	safe, unsafe := false, false
	for _, fixture := range fixtures {
		archive, err := txtar.ParseFile(fixture)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			safe = safe || strings.HasPrefix(f.Name, "fixed/")
			unsafe = unsafe || strings.HasPrefix(f.Name, "unsafe/")
		}
	}
	switch {
	case safe && unsafe:
		return "safe, unsafe"
	case safe:
		return "safe"
	case unsafe:
		return "unsafe"
	}
	return ""
}
