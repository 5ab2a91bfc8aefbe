package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/source"
)

func TestExcerpt(t *testing.T) {
	tests := []struct {
		name  string
		src   string
		marks []mark
		want  string
	}{
		{
			"apart, in one row",
			"one two three",
			[]mark{{span: source.At(0, 3)}, {span: source.At(4, 7)}, {span: source.At(8, 13)}},
			`
  |
1 | one two three
  | ^^^ ^^^ ^^^^^
  |
`,
		},
		{
			"touching, in two rows",
			"onetwo",
			[]mark{{span: source.At(0, 3)}, {span: source.At(3, 6)}},
			`
  |
1 | onetwo
  | ^^^
  |    ^^^
  |
`,
		},
		{
			"nested, in two rows",
			"one two",
			[]mark{{span: source.At(0, 7)}, {span: source.At(4, 7)}},
			`
  |
1 | one two
  | ^^^^^^^
  |     ^^^
  |
`,
		},
		{
			"equal, in one row",
			"one two",
			[]mark{{span: source.At(0, 3)}, {span: source.At(0, 3)}},
			`
  |
1 | one two
  | ^^^
  |
`,
		},
		{
			"a label ends the row",
			"one two",
			[]mark{{span: source.At(0, 3), label: "a number"}, {span: source.At(4, 7)}},
			`
  |
1 | one two
  | ^^^ a number
  |     ^^^
  |
`,
		},
		{
			"nothing, at the end of a line",
			"one\ntwo",
			[]mark{{span: source.At(3, 3)}},
			`
  |
1 | one
  |    ^
  |
`,
		},
		{
			"nothing, in an empty line",
			"",
			[]mark{{span: source.At(0, 0)}},
			`
  |
1 |
  | ^
  |
`,
		},
		{
			"with its line ending",
			"one\r\ntwo",
			[]mark{{span: source.At(0, 5)}},
			`
  |
1 | one
  | ^^^
  |
`,
		},
		{
			"a byte order mark, which has no cell",
			"\ufeffone",
			[]mark{{span: source.At(0, 3)}},
			`
  |
1 | one
  | ^
  |
`,
		},
		{
			"a combining character, under its base",
			"cafe\u0301!",
			[]mark{{span: source.At(4, 6)}},
			"\n  |\n1 | cafe\u0301!\n  |    ^\n  |\n",
		},
		{
			"wide characters",
			"日本 <i>",
			[]mark{{span: source.At(3, 6)}, {span: source.At(7, 10)}},
			`
  |
1 | 日本 <i>
  |   ^^ ^^^
  |
`,
		},
		{
			"a span longer than the window",
			strings.Repeat("a", 50) + strings.Repeat("b", 500),
			[]mark{{span: source.At(50, 550)}},
			"\n  |\n1 | …" + strings.Repeat("a", 10) + strings.Repeat("b", 90) + "…\n" +
				"  |  " + strings.Repeat(" ", 10) + strings.Repeat("^", 90) + "\n  |\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for i := range test.marks {
				test.marks[i].color = newPalette(false).info
			}
			x := excerpt{source.NewText([]byte(test.src)), 1, newPalette(false)}
			if diff := cmp.Diff(test.want, "\n"+string(x.append(nil, test.marks))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Whatever a file holds and wherever a span lies, an excerpt is harmless, has
// carets, and is no wider than the window.
func TestExcerptProperties(t *testing.T) {
	characters := rapid.SampledFrom([]string{
		"a", " ", "\t", "\n", "\r\n", "\r", "é", "e\u0301", "日", "👩‍🚀", "\x1b[", "\u202e", "\u009b", "\xff", "\ufeff",
		strings.Repeat("word ", 40), strings.Repeat("字", 70), strings.Repeat("\t", 30),
	})
	colors := newPalette(false)
	rapid.Check(t, func(t *rapid.T) {
		src := []byte(strings.Join(rapid.SliceOfN(characters, 0, 30).Draw(t, "src"), ""))
		start := rapid.IntRange(0, len(src)).Draw(t, "start")
		end := rapid.IntRange(start, len(src)).Draw(t, "end")

		x := excerpt{source.NewText(src), 2, colors}
		got := string(x.append(nil, []mark{{source.At(start, end), "", colors.error}}))

		if escaped := string(appendEscaped(nil, got)); strings.Count(escaped, `\n`) != strings.Count(got, "\n") ||
			strings.ReplaceAll(escaped, `\n`, "\n") != got {
			t.Fatalf("hostile characters in %q", got)
		}
		if !strings.Contains(got, "^") {
			t.Fatalf("no carets in %q", got)
		}
		// Two ellipses, and up to three cells where tab stops move on each side.
		widest := len("   | ") + windowCells + 2 + 6
		for line := range strings.Lines(got) {
			if w := source.Width([]byte(strings.TrimSuffix(line, "\n")), source.Cells); w > widest {
				t.Fatalf("%d cells in %q", w, line)
			}
		}
	})
}
