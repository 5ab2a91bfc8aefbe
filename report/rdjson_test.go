package report

import (
	"strings"
	"testing"

	"github.com/reviewdog/reviewdog/parser"
	"github.com/reviewdog/reviewdog/proto/rdf"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// readRDJSON reads a report as reviewdog does.
func readRDJSON(t testing.TB, results []*lint.Result, o Options) []*rdf.Diagnostic {
	t.Helper()
	reader, err := parser.New(&parser.Option{FormatName: "rdjson"})
	if err != nil {
		t.Fatal(err)
	}
	found, err := reader.Parse(strings.NewReader(render(t, "rdjson", results, o)))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Reviewdog finds the very bytes of every finding.
func TestRDJSONPlaces(t *testing.T) {
	results := nasty(t)
	found := readRDJSON(t, results, Options{})
	i := 0
	for r, d := range told(results, Options{}) {
		g := found[i]
		i++
		message := strings.Split(g.Message, "\nhelp: ")
		if message[0] != strings.ToValidUTF8(d.Message, "\ufffd") || g.Location.Path != r.Shown(d.Path) || g.Code.Value != d.Rule.Name || g.Source.Name != "reviewlint" {
			t.Errorf("%v is not %+v", g, d)
		}
		if !strings.EqualFold(strings.TrimPrefix(g.Severity.String(), "Severity_"), d.Severity.String()) {
			t.Errorf("severity %v, want %v", g.Severity, d.Severity)
		}
		src, err := r.Source(d.Path)
		if err != nil {
			if g.Location.Range.Start.Line < 1 || g.Location.Range.Start.Column != 0 {
				t.Errorf("%s can't be read, and is said to have %v", d.Path, g.Location.Range)
			}
			continue
		}
		if from, to := offsets(src, g.Location.Range); string(src[from:to]) != string(d.Span.Of(src)) {
			t.Errorf("%v is %q, want %q", g.Location.Range, src[from:to], d.Span.Of(src))
		}
	}
	if i != len(found) {
		t.Errorf("%d diagnostics, want %d", len(found), i)
	}
}

// Reviewdog makes of the lines and of a suggestion what the fix makes of the file.
func TestRDJSONSuggestions(t *testing.T) {
	letters := rapid.SampledFrom([]string{"a", "é", "😀", "e\u0301", "\t", " ", "\n", "\r\n"})
	rapid.Check(t, func(rt *rapid.T) {
		pieces := rapid.SliceOfN(letters, 1, 30).Draw(rt, "text")
		text := strings.Join(pieces, "")
		if rapid.Bool().Draw(rt, "byte order mark") {
			text = "\ufeff" + text
		}
		var cuts []int // where an edit may begin or end
		line := source.NewText([]byte(text))
		for i := range text {
			if n := line.LineOf(uint32(i)); i >= int(line.Line(n).Start) && i <= int(line.Line(n).End) {
				cuts = append(cuts, i)
			}
		}
		var edits []source.Edit
		for i := 0; i+1 < len(cuts); i += 2 {
			if rapid.Bool().Draw(rt, "edit") {
				edits = append(edits, source.Edit{Span: source.At(cuts[i], cuts[i+1]), New: letters.Draw(rt, "new")})
			}
		}
		if len(edits) == 0 {
			rt.Skip("no edit")
		}
		d := lint.Diagnostic{
			Rule: italics, Path: "a.md", Severity: lint.Warning,
			Fixes: []lint.Fix{{Edits: edits}, {Safety: lint.Safe, Edits: []source.Edit{{New: "an alternative"}}}},
		}
		found := readRDJSON(t, []*lint.Result{project{"a.md": text}.result(d)}, Options{})
		if n := len(found[0].Suggestions); n != 1 {
			rt.Fatalf("%d suggestions", n)
		}
		want, err := source.Apply([]byte(text), edits)
		if err != nil {
			rt.Fatal(err)
		}
		s := found[0].Suggestions[0]
		from, to := offsets([]byte(text), s.Range)
		if got := text[:from] + s.Text + text[to:]; got != string(want) {
			rt.Fatalf("%q becomes %q, want %q", text, got, want)
		}
	})
}

// What would not be the fix is not suggested.
func TestRDJSONNoSuggestion(t *testing.T) {
	p := project{"a.md": "<i>\xff</i>\n"}
	edit := func(start, end int, text string) source.Edit {
		return source.Edit{Span: source.At(start, end), New: text}
	}
	for name, fixes := range map[string][]lint.Fix{
		"no fix":                nil,
		"no edit":               {{}},
		"bytes JSON can't hold": {{Edits: []source.Edit{edit(0, 3, "_"), edit(4, 8, "_")}}},
		"beyond the end":        {{Edits: []source.Edit{edit(4, 80, "_")}}},
		"edits that overlap":    {{Edits: []source.Edit{edit(0, 3, "_"), edit(2, 8, "_")}}},
	} {
		d := lint.Diagnostic{Rule: italics, Path: "a.md", Severity: lint.Warning, Fixes: fixes}
		if found := readRDJSON(t, []*lint.Result{p.result(d)}, Options{}); len(found[0].Suggestions) > 0 {
			t.Errorf("%s: %v", name, found[0].Suggestions)
		}
	}
}

// offsets returns where a range begins and ends, in bytes. Columns are taken
// from the beginning of a line as git splits it.
func offsets(src []byte, r *rdf.Range) (from, to int) {
	lines := strings.SplitAfter(string(src), "\n")
	offset := func(p *rdf.Position) int {
		before := strings.Join(lines[:p.Line-1], "")
		return len(before) + int(p.Column) - 1
	}
	return offset(r.Start), offset(r.End)
}
