package report

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// topFiles is how many files a summary names. With them it stays far below the
// 1 MiB that GitHub takes, even where paths are as long as they can be.
const topFiles = 10

// A fileCount is how many findings of a file are shown.
type fileCount struct {
	path  string
	count int
}

// StepSummary writes the summary of a run that GitHub Actions shows on the page
// of a job, in GitHub's Markdown: closing sentences, a table of the rules that
// have findings, the gravest first, and one of the files that have most.
func StepSummary(w io.Writer, results []*lint.Result, o Options) error {
	out := bufio.NewWriterSize(w, writerSize)
	total := count(results, o)
	out.WriteString("### reviewlint\n\n" + summary(total, o))
	if len(total.rules) > 0 {
		out.WriteString("\n| rule | severity | findings | fixable |\n|---|---|--:|--:|\n")
	}
	slices.SortStableFunc(total.rules, func(a, b ruleCount) int { return cmp.Compare(b.gravest, a.gravest) })
	for _, r := range total.rules {
		row(out, "["+r.rule.Name+"]("+pageURL(r.rule)+")", r.gravest.String(), number(r.count), number(r.mendable))
	}
	files := countFiles(results, o)
	if len(files) > 0 {
		out.WriteString("\n| file | findings |\n|---|--:|\n")
	}
	for _, f := range files[:min(len(files), topFiles)] {
		row(out, codeCell(f.path), number(f.count))
	}
	if more := len(files) - topFiles; more > 0 {
		out.WriteString("\n… and " + plural(more, "more file") + "\n")
	}
	return out.Flush()
}

func row(out *bufio.Writer, cells ...string) {
	out.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// countFiles counts the findings of every file that has some, those with most
// first.
func countFiles(results []*lint.Result, o Options) []fileCount {
	var files []fileCount
	var last struct {
		result *lint.Result
		path   string
	}
	for r, d := range shown(results, o) {
		if last.result != r || last.path != d.Path {
			last.result, last.path = r, d.Path
			files = append(files, fileCount{path: o.fromTop(r, d.Path)})
		}
		files[len(files)-1].count++
	}
	slices.SortStableFunc(files, func(a, b fileCount) int { return cmp.Compare(b.count, a.count) })
	return files
}

// codeCell returns text as code in a cell of a table. A bar would end the cell
// in code as well, and is shown as an escape.
func codeCell(text string) string {
	text = strings.ReplaceAll(string(appendEscaped(nil, text)), "|", `\x7c`)
	longest, run := 0, 0
	for i := range len(text) {
		if text[i] != '`' {
			run = -1
		}
		run++
		longest = max(longest, run)
	}
	if longest == 0 {
		return "`" + text + "`"
	}
	// Backticks inside need a longer fence, and a space where they touch it.
	fence := strings.Repeat("`", longest+1)
	return fence + " " + text + " " + fence
}
