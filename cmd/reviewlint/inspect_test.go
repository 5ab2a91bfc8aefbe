package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/lint/linttest"
)

// frontMatterRules are those whose findings have a place of their own in the
// front matter.
var frontMatterRules = []string{"missing-key", "unknown-key", "invalid-value", "invalid-rating", "excerpt-mismatch", "duplicate-value"}

// A jsonReport is what these tests read of a report in JSON.
type jsonReport struct {
	Summary     struct{ Files int }
	Failures    []struct{ Path, Message string }
	Diagnostics []struct {
		Rule, Path string
		Message    string
		Span       span
		Start, End position
		Fixes      []struct {
			Safety string
			Edits  []edit
		}
	}
}

type (
	span     struct{ Start, End int }
	position struct{ Line, Column int }
	edit     struct {
		Span span
		New  string
	}
)

// inspect lints a folder, and returns what is found with its fixes.
func inspect(t *testing.T, folder string, flags ...string) jsonReport {
	t.Helper()
	var out, errs bytes.Buffer
	run(append(flags, "--output", "json", folder), nil, &out, &errs)
	var r jsonReport
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatalf("%s: %v\n%s", folder, err, &errs)
	}
	return r
}

// realCollections returns the folders of the corpora, none where they are not
// at hand.
func realCollections(t *testing.T) []string {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join(corpora, "*", "."))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(folders, func(folder string) bool {
		info, err := os.Stat(folder)
		return err != nil || !info.IsDir()
	})
}

// relative returns the path of a file, as a report shows it, from a folder.
func relative(folder, shown string) string {
	abs, err := filepath.Abs(filepath.FromSlash(shown))
	if err != nil {
		return shown
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return shown
	}
	rel, err := filepath.Rel(folder, abs)
	if err != nil {
		return shown
	}
	return filepath.ToSlash(rel)
}

func compareDefects(a, b linttest.Defect) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule))
}

// counted returns the place of a byte, counted in the plainest of ways.
func counted(src []byte, offset int) position {
	before := strings.TrimPrefix(string(src[:offset]), "\ufeff")
	before = strings.ReplaceAll(before, "\r\n", "\n")
	before = strings.ReplaceAll(before, "\r", "\n")
	line := strings.Count(before, "\n") + 1
	return position{line, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1}
}

// only reports whether a text became another by some of the edits alone.
func only(old, new string, edits []edit) bool {
	choices := map[span][]string{}
	for _, e := range edits {
		choices[e.Span] = append(choices[e.Span], e.New)
	}
	spans := make([]span, 0, len(choices))
	for s := range choices {
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	var pattern strings.Builder
	at := 0
	for _, s := range spans {
		if s.Start < at {
			continue // of edits that overlap, the first is made
		}
		pattern.WriteString(regexp.QuoteMeta(old[at:s.Start]) + "(?:" + regexp.QuoteMeta(old[s.Start:s.End]))
		for _, text := range choices[s] {
			pattern.WriteString("|" + regexp.QuoteMeta(text))
		}
		pattern.WriteString(")")
		at = s.End
	}
	return regexp.MustCompile(`\A` + pattern.String() + regexp.QuoteMeta(old[at:]) + `\z`).MatchString(new)
}

// overlap reports whether some of the edits wait for others to be made: what
// they become then nobody has said.
func overlap(edits []edit) bool {
	edits = slices.SortedFunc(slices.Values(edits), func(a, b edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	for i := 1; i < len(edits); i++ {
		if edits[i].Span.Start < edits[i-1].Span.End && edits[i].Span != edits[i-1].Span {
			return true
		}
	}
	return false
}

func plainASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
}
