package report

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/reviewlint/reviewlint/internal/lint"
)

func stepSummary(t *testing.T, results []*lint.Result, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := StepSummary(&b, results, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestStepSummaryGolden(t *testing.T) {
	compareGolden(t, "stepsummary.txt", stepSummary(t, nasty(t), Options{WorkDir: "site"}))
}

// A path is shown as it is, whatever it would mean in Markdown.
func TestStepSummaryPaths(t *testing.T) {
	shownAs := map[string]string{
		"films/heat.md":       "films/heat.md",
		"*a*_b_<i>&amp;[x](y": "*a*_b_<i>&amp;[x](y",
		"`a``b`":              "`a``b`",
		"a`":                  "a`",
		`back\slash|bar.md`:   `back\slash\x7cbar.md`,
		`\|`:                  `\\x7c`,
		"line\n| 1 | 2 |":     `line\n\x7c 1 \x7c 2 \x7c`,
		"\u202e@all #1":       `\u202e@all #1`,
	}
	for path, want := range shownAs {
		out := stepSummary(t, []*lint.Result{project{}.result(lint.Diagnostic{Rule: links, Path: path})}, Options{})
		var page bytes.Buffer
		if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(out), &page); err != nil {
			t.Fatal(err)
		}
		_, cells, _ := strings.Cut(page.String(), "<tbody>\n<tr>\n<td><code>")
		got, rest, _ := strings.Cut(cells, "</code></td>\n")
		if html.UnescapeString(got) != want || !strings.HasPrefix(rest, "<td align=\"right\">1</td>\n</tr>\n</tbody>") &&
			!strings.HasPrefix(rest, "<td style=\"text-align:right\">1</td>\n</tr>\n</tbody>") {
			t.Errorf("%q is shown as %q, then %q", path, got, rest)
		}
	}
}

func TestStepSummaryIsShort(t *testing.T) {
	var findings []lint.Diagnostic
	for i := range 2000 {
		path := fmt.Sprintf("%s/%04d.md", strings.Repeat("\u202e", 1300), i)
		for range i%7 + 1 {
			findings = append(findings, lint.Diagnostic{Rule: links, Path: path, Severity: lint.Error})
		}
	}
	out := stepSummary(t, []*lint.Result{project{}.result(findings...)}, Options{})
	if len(out) >= 1<<20 {
		t.Errorf("%d bytes are more than GitHub takes", len(out))
	}
	if !strings.HasSuffix(out, "/0069.md` | 7 |\n\n… and 1,990 more files\n") {
		t.Errorf("it ends in %q", out[len(out)-80:])
	}
}

func TestStepSummaryOfNothing(t *testing.T) {
	r := project{}.result()
	r.Files = 3
	want := "### reviewlint\n\n3 files, nothing to say.\n"
	if diff := cmp.Diff(want, stepSummary(t, []*lint.Result{r}, Options{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
