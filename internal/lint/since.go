package lint

import (
	"slices"
	"sort"

	"github.com/reviewlint/reviewlint/internal/baseline"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A Since says what is new in a project, compared to what it was at some time.
type Since struct {
	// Changed returns the parts of a file that are new, in order. Src is its
	// text as it lies on disk.
	Changed func(path string, src []byte) []source.Span

	// Before returns what was found in files, named as they are now, at that
	// time. It is called where findings lie outside of what has changed: once at
	// most, but in a run that adds suppressions, which looks again.
	Before func(paths []string) (*baseline.Ledger, error)
}

// old returns, beside each file's findings, which of them are no newer than
// Input.Since: they lie outside of what has changed, and were there before.
func (e *engine) old(markings []*marking) [][]bool {
	if e.in.Since == nil {
		return nil
	}
	old := make([][]bool, len(markings))
	var elsewhere []string
	for i, m := range markings {
		if m == nil {
			continue
		}
		old[i] = make([]bool, len(m.found))
		for k, d := range e.found[i].settled {
			old[i][k] = !touches(e.found[i].changed, d.Span)
		}
		if slices.Contains(old[i], true) {
			elsewhere = append(elsewhere, e.in.Files[i])
		}
	}
	if len(elsewhere) == 0 {
		return old
	}
	ledger, err := e.in.Since.Before(elsewhere)
	if err != nil {
		e.troubles.fail(".", err)
		return nil // where nothing is known of what was, all is told
	}
	for i, m := range markings {
		if m == nil {
			continue
		}
		held := ledger.Account(e.in.Files[i]).Hold(m.found)
		for k := range old[i] {
			old[i][k] = old[i][k] && held[k]
		}
	}
	return old
}

// changed returns what of a file is new, of the given text. Where fixes are made
// it is looked up before the first, and then moves on with them.
func (e *engine) changed(i int, src []byte) []source.Span {
	f := &e.found[i]
	if !f.compared {
		f.changed, f.compared = e.in.Since.Changed(e.in.Files[i], src), true
		if f.changed == nil {
			f.changed = []source.Span{} // nothing, which isn't the same as all
		}
	}
	return f.changed
}

// follow returns where parts of a text are once edits were made to it. What is
// put in at an edge of a part isn't of it.
func follow(parts []source.Span, edits []source.Edit) []source.Span {
	moved := make([]source.Span, len(parts))
	for i, part := range parts {
		start, end := int(part.Start), int(part.End)
		for _, e := range edits {
			grown := len(e.New) - e.Span.Len()
			switch {
			case e.Span.Start >= part.End:
				continue
			case e.Span.End <= part.Start:
				start += grown
			case e.Span.Start < part.Start:
				start -= int(part.Start - e.Span.Start)
			}
			end += grown
			if e.Span.End > part.End {
				end += int(e.Span.End - part.End)
			}
		}
		moved[i] = source.At(start, end)
	}
	return moved
}

// touches reports whether a span lies, in part at least, in one of others, which
// are in order. An empty one lies where it begins.
func touches(others []source.Span, s source.Span) bool {
	s.End = max(s.End, s.Start+1)
	i := sort.Search(len(others), func(i int) bool { return others[i].End > s.Start })
	return i < len(others) && s.Overlaps(others[i])
}
