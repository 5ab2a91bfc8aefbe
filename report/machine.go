package report

import (
	"iter"
	"path"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// home is where people find out what reviewlint is.
const home = "https://github.com/reviewlint/reviewlint"

// failure stands for the rule where a format that knows only findings tells
// of a file that could not be dealt with.
var failure = &lint.Rule{Name: "failure", Summary: "a file that could not be read, linted or written", Severity: lint.Error}

// pageURL returns the address of a rule's page, or "" if it has none.
func pageURL(r *lint.Rule) string {
	if r == failure {
		return ""
	}
	return home + "/blob/main/rules/" + r.Page() + ".md"
}

// fromTop returns the path of a file as machines look for it: relative to the
// top of the repository, not to where reviewlint happens to be run. It has no
// ./ before it.
func (o Options) fromTop(r *lint.Result, name string) string {
	return path.Join(o.WorkDir, r.Shown(name))
}

// A topPath remembers how the path of the last finding is told: findings come
// file by file.
type topPath struct {
	result *lint.Result
	path   string
	told   string
}

func (p *topPath) of(r *lint.Result, d *lint.Diagnostic, o Options) string {
	if p.result != r || p.path != d.Path {
		*p = topPath{r, d.Path, o.fromTop(r, d.Path)}
	}
	return p.told
}

// told yields what a format that knows only findings has to tell: the files
// that could not be dealt with, as findings in their first line, then the
// findings that are shown.
func told(results []*lint.Result, o Options) iter.Seq2[*lint.Result, *lint.Diagnostic] {
	return func(yield func(*lint.Result, *lint.Diagnostic) bool) {
		first := source.Position{Line: 1, Column: 1}
		for _, r := range results {
			for _, f := range r.Failures {
				d := &lint.Diagnostic{
					Rule: failure, Path: f.Path, Severity: failure.Severity, Message: f.Err.Error(),
					Start: first, End: first,
				}
				if !yield(r, d) {
					return
				}
			}
		}
		shown(results, o)(yield)
	}
}
