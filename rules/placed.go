package rules

import (
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// placedOf is the key under which placed keeps the Ts of a file.
type placedOf[T any] struct{}

// placed returns what a fix is about: the first of all that each adds whose place
// is that of the finding. They are gathered once a file, however many findings it
// has.
func placed[T any](p *lint.FixPass, d lint.Diagnostic, each func(add func(source.Span, T))) (T, bool) {
	all := lint.FileMemo(p, placedOf[T]{}, func() map[source.Span]T {
		all := map[source.Span]T{}
		each(func(at source.Span, item T) {
			if _, there := all[at]; !there {
				all[at] = item
			}
		})
		return all
	})
	item, ok := all[d.Span]
	return item, ok
}
