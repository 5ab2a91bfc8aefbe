package rules

import (
	"fmt"
	"slices"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/source"
)

// misnested finds closing tags that cut through another pair: </i> in
// <i>x<b>y</i></b>. Browsers make the best of it; kramdown shows the tag.
func misnested(t *markdown.Tree) []badTag {
	const deep = 16 // nobody means as many; it bounds the time on a pile of tags
	var found []badTag
	var open []markdown.Tag // of one block, the innermost last
	for i, tag := range t.Tags {
		if tag.SelfClosing || !isEmphasis(t, tag) || !isPlain(t, tag) {
			continue
		}
		if len(open) == deep || len(open) > 0 && !sameBlock(t, open[0], tag) {
			open = open[:0]
		}
		if !tag.Closing {
			open = append(open, tag)
			continue
		}
		k := lastNamed(t, open, tag)
		if k < 0 {
			continue
		}
		if k+1 < len(open) {
			inner := open[k+1]
			if later, ok := closedLater(t, tag, inner, t.Tags[i+1:]); ok {
				found = append(found, cutsThrough(t, open[k], tag, inner, later))
			}
		}
		open = slices.Delete(open, k, k+1)
	}
	return found
}

func cutsThrough(t *markdown.Tree, outer, closing, inner, later markdown.Tag) badTag {
	b := badTag{
		span:    closing.Span,
		message: fmt.Sprintf("`%s` is closed before `%s`, which it holds", outer.Span.Of(t.Source), inner.Span.Of(t.Source)),
		help:    fmt.Sprintf("write `%s` before `%s`", later.Span.Of(t.Source), closing.Span.Of(t.Source)),
	}
	if closing.Span.End == later.Span.Start {
		swapped := string(later.Span.Of(t.Source)) + string(closing.Span.Of(t.Source))
		b.fix = fmt.Sprintf("write `%s`", swapped)
		b.edit = source.Edit{Span: source.Span{Start: closing.Span.Start, End: later.Span.End}, New: swapped}
	}
	return b
}

func isEmphasis(t *markdown.Tree, tag markdown.Tag) bool {
	return slices.ContainsFunc(emphasisTags[:], func(name string) bool { return tag.Is(t.Source, name) })
}

// lastNamed returns the index of the innermost open tag that closing closes, or -1.
func lastNamed(t *markdown.Tree, open []markdown.Tag, closing markdown.Tag) int {
	name := string(closing.Name.Of(t.Source))
	for i, tag := range slices.Backward(open) {
		if tag.Is(t.Source, name) {
			return i
		}
	}
	return -1
}

// closedLater returns the tag that closes inner behind closing, in the same
// block, unless inner's element opens once more before that.
func closedLater(t *markdown.Tree, closing, inner markdown.Tag, rest []markdown.Tag) (markdown.Tag, bool) {
	name := string(inner.Name.Of(t.Source))
	for _, tag := range rest {
		if !sameBlock(t, closing, tag) {
			break
		}
		if tag.Is(t.Source, name) {
			return tag, tag.Closing
		}
	}
	return markdown.Tag{}, false
}
