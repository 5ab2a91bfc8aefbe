package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/fatih/color"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// diff writes what fixes would change to standard output, as a unified diff
// that git apply accepts in the current folder.
func (p *program) diff(results []*lint.Result) error {
	out := bufio.NewWriter(p.stdout)
	style := plain
	if isTerminal(p.stdout) {
		style = printable
	}
	if p.flags.color.colors(p.stdout) {
		style = colored(style)
	}
	for _, r := range results {
		for _, c := range r.Mended.Changes {
			name := r.Shown(c.Path)
			before, after := string(c.Old), string(c.New)
			text, err := udiff.ToUnified(label("a/", name), label("b/", name), before, udiff.Lines(before, after), udiff.DefaultContextLines)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err) // can't be: the edits are the differences
			}
			for line := range strings.Lines(text) {
				line, end := strings.TrimSuffix(line, "\n"), "\n"
				out.WriteString(style(line) + end)
			}
		}
	}
	return out.Flush()
}

func plain(line string) string { return line }

// colored adds the colours that git shows diffs in to what style makes of a
// line.
func colored(style func(string) string) func(string) string {
	name, place, removed, added := paint(color.Bold), paint(color.FgCyan), paint(color.FgRed), paint(color.FgGreen)
	return func(line string) string {
		s := style(line)
		switch {
		case strings.HasPrefix(line, "--- a/"), strings.HasPrefix(line, "+++ b/"), strings.HasPrefix(line, `--- "a/`), strings.HasPrefix(line, `+++ "b/`):
			return name(s)
		case strings.HasPrefix(line, "@@"):
			return place(s)
		case strings.HasPrefix(line, "-"):
			return removed(s)
		case strings.HasPrefix(line, "+"):
			return added(s)
		}
		return s
	}
}

// label returns a file's name in the head of a diff, as git writes it: in
// quotes where it holds anything special, and with a tab behind a space, as
// what follows a tab is no part of the name.
//
// There is deliberately no "diff --git" line: below it git takes names as
// relative to the top of the repository, not to the current folder.
func label(prefix, name string) string {
	name = prefix + name
	special := func(c byte) bool { return c < ' ' || c >= 0x7f || c == '"' || c == '\\' }
	quoted, quotes := make([]byte, 0, len(name)+2), false
	for _, c := range []byte(name) {
		if !special(c) {
			quoted = append(quoted, c)
			continue
		}
		quotes = true
		if i := strings.IndexByte("\a\b\t\n\v\f\r\"\\", c); i >= 0 {
			quoted = append(quoted, '\\', "abtnvfr\"\\"[i])
		} else {
			quoted = fmt.Appendf(quoted, `\%03o`, c)
		}
	}
	switch {
	case quotes:
		return `"` + string(quoted) + `"`
	case strings.Contains(name, " "):
		return name + "\t"
	}
	return name
}
