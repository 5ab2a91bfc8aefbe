package report

import (
	"fmt"
	"io"
	"testing"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// many returns a result with five findings in each of so many files.
func many(files int) []*lint.Result {
	p := project{}
	r := p.result()
	r.Files = files
	for f := range files {
		name := fmt.Sprintf("_posts/2024-01-01-film-%05d.md", f)
		p[name] = "---\ntitle: Heat\n---\n\n" +
			"<i>one</i> and <i>two</i>\n<i>three</i>\n<i>four</i>\n<i>five</i>\n"
		for i, start := range []int{21, 36, 47, 60, 72} {
			r.Findings = append(r.Findings, lint.Diagnostic{
				Rule:     italics,
				Path:     name,
				Span:     source.At(start, start+10),
				Severity: lint.Warning,
				Message:  "italics are written in HTML",
				Help:     "replace the tags with underscores",
				Start:    source.Position{Line: 5 + max(i-1, 0), Column: 1},
				End:      source.Position{Line: 5 + max(i-1, 0), Column: 11},
			})
		}
	}
	return []*lint.Result{r}
}

func TestConciseAllocatesLittle(t *testing.T) {
	results := many(1000)
	allocs := testing.AllocsPerRun(5, func() { Concise(io.Discard, results, Options{}) })
	// Little more than one for each file, whose path is joined.
	if allocs > 1100 {
		t.Errorf("%v allocations for 5,000 findings in 1,000 files", allocs)
	}
}

func BenchmarkFormats(b *testing.B) {
	results := many(2000)
	for _, f := range Formats {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.Write(io.Discard, results, Options{})
			}
		})
	}
}
