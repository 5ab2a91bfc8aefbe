package lint

import (
	"slices"

	"github.com/reviewlint/reviewlint/internal/review"
)

// survey reads files, runs the File checks over them and keeps their summaries.
func (e *engine) survey(indices []int) {
	parallel(len(indices), e.options.Jobs, func(k int) {
		i := indices[k]
		path := e.in.Files[i]
		e.project.summaries[i] = nil
		e.found[i].surveyed = nil
		desk := e.desks.Get().(*desk)
		defer e.desks.Put(desk)
		desk.found = desk.found[:0]
		src, err := e.reader.readInto(path, &desk.text)
		if err != nil {
			e.troubles.fail(path, err)
			return
		}
		file := review.Parse(path, src, e.project.Dialect(path))
		e.project.summaries[i] = e.surveyFile(file, &desk.found)
		e.found[i].surveyed = slices.Clone(desk.found)
	})
}

// surveyFile runs the File checks over one file and returns its summary, nil
// if it can't be made.
func (e *engine) surveyFile(file *review.File, found *[]Diagnostic) *review.Summary {
	var summary *review.Summary
	e.troubles.guard(file.Path, func() { summary = file.Summary() })
	if summary == nil {
		return nil
	}
	pass := FilePass{Site: e.project.Site, File: file, law: e.project.law, reporter: reporter{path: file.Path, out: found}}
	check := func() { pass.rule.File(&pass) }
	law := e.in.Law.in(file.Path)
	for _, rule := range e.checks.file {
		if pass.use(rule, law) {
			e.troubles.guard(file.Path, check)
		}
	}
	e.locate(*found, file.Text)
	if len(e.in.Files) > manyFiles {
		summary.Forget()
	}
	return summary
}

// manyFiles is how many files are too many to keep all their front matter.
const manyFiles = 20_000
