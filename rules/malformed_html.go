package rules

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/source"
)

// MalformedHTML finds tags that don't do what they were written for.
var MalformedHTML = &lint.Rule{
	Name:     "malformed-html",
	Summary:  "HTML tags that are unclosed, doubled, empty or cut off",
	Severity: lint.Warning,
	File:     checkHTML,
	Fix:      fixHTML,
}

// A badTag is a place in the HTML with what is wrong there, and one way to
// mend it, if there is one.
type badTag struct {
	span    source.Span
	message string
	help    string
	fix     string // says what the edit does; "" means there is none
	edit    source.Edit
}

func checkHTML(p *lint.FilePass) {
	for _, b := range badTags(p.File.Tree()) {
		p.Report(lint.Diagnostic{Span: b.span, Message: b.message, Help: b.help})
	}
}

// badTagsOf is the key under which the bad tags of a file are kept, by place.
type badTagsOf struct{}

func fixHTML(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	all := lint.FileMemo(p, badTagsOf{}, func() map[source.Span][]badTag {
		bySpan := map[source.Span][]badTag{}
		for _, b := range badTags(p.File.Tree()) {
			bySpan[b.span] = append(bySpan[b.span], b)
		}
		return bySpan
	})
	for _, b := range all[d.Span] {
		if b.message == d.Message && b.fix != "" {
			return []lint.Fix{{Message: b.fix, Edits: []source.Edit{b.edit}}}
		}
	}
	return nil
}

func badTags(t *markdown.Tree) []badTag {
	broken := t.Broken()
	var found []badTag
	if len(t.Tags) > 0 {
		for _, name := range emphasisTags {
			found = append(found, unbalanced(t, broken, name)...)
		}
		found = append(found, misnested(t)...)
	}
	for _, b := range broken {
		if !t.Masked(b.Span) {
			found = append(found, brokenTag(t, b))
		}
	}
	return found
}

// emphasisTags are the elements that are watched in running text.
var emphasisTags = [...]string{"i", "em", "b", "strong"}

// unbalanced finds tags of one name in running text that open or close
// nothing, and pairs with nothing in between. What a broken tag was to close is
// told with that.
func unbalanced(t *markdown.Tree, broken []markdown.Broken, name string) []badTag {
	var found []badTag
	var open, stray []int // indices into t.Tags
	for i, tag := range t.Tags {
		if tag.SelfClosing || !tag.Is(t.Source, name) {
			continue
		}
		last := len(open) - 1
		switch {
		case !tag.Closing:
			open = append(open, i)
		case last < 0 || !sameBlock(t, t.Tags[open[last]], tag):
			stray = append(stray, i)
		default:
			if b, ok := emptyPair(t, t.Tags[open[last]], tag); ok {
				found = append(found, b)
			}
			open = open[:last]
		}
	}
	open, stray = acrossBlocks(open, stray)
	for len(open) > 0 {
		tag := t.Tags[open[0]]
		if len(open) > 1 && isDoubled(t, tag, t.Tags[open[1]]) {
			found = append(found, doubled(t, t.Tags[open[1]]))
			open = open[2:]
			continue
		}
		if open = open[1:]; isPlain(t, tag) && !isCut(t, broken, tag) {
			found = append(found, unclosed(t, tag))
		}
	}
	for _, i := range stray {
		if isPlain(t, t.Tags[i]) {
			found = append(found, closesNothing(t, t.Tags[i]))
		}
	}
	return found
}

// acrossBlocks drops tags that pair up from one block to another: browsers
// carry emphasis on into the next paragraph.
func acrossBlocks(open, stray []int) (stillOpen, stillStray []int) {
	for len(open)+len(stray) > 0 {
		last := len(stillOpen) - 1
		switch {
		case len(stray) == 0 || len(open) > 0 && open[0] < stray[0]:
			stillOpen = append(stillOpen, open[0])
			open = open[1:]
			continue
		case last >= 0:
			stillOpen = stillOpen[:last]
		default:
			stillStray = append(stillStray, stray[0])
		}
		stray = stray[1:]
	}
	return stillOpen, stillStray
}

func sameBlock(t *markdown.Tree, a, b markdown.Tag) bool {
	if a.Block || b.Block {
		return a.Block == b.Block
	}
	return t.Block(a.Node) == t.Block(b.Node)
}

// isPlain reports whether a finding about the tag is certain: it stands in
// running text, has no attributes, and no template has a hand in its block.
func isPlain(t *markdown.Tree, tag markdown.Tag) bool {
	return !tag.Block && (tag.Closing || !tag.HasAttrs(t.Source)) && !t.Masked(t.Block(tag.Node))
}

func unclosed(t *markdown.Tree, tag markdown.Tag) badTag {
	return badTag{
		span:    tag.Span,
		message: fmt.Sprintf("`%s` is never closed", tag.Span.Of(t.Source)),
		help:    fmt.Sprintf("write `</%s>` where it ends", tag.Name.Of(t.Source)),
	}
}

func closesNothing(t *markdown.Tree, tag markdown.Tag) badTag {
	return badTag{
		span:    tag.Span,
		message: fmt.Sprintf("`%s` closes nothing", tag.Span.Of(t.Source)),
		help:    fmt.Sprintf("take it away, or write `<%s>` where it begins", tag.Name.Of(t.Source)),
		fix:     "take the tag away",
		edit:    source.Edit{Span: tag.Span},
	}
}

// isDoubled reports whether the tags are an opening one and its repetition
// where the closing one should be: <i>Heat<i>.
func isDoubled(t *markdown.Tree, a, b markdown.Tag) bool {
	if !isPlain(t, a) || !isPlain(t, b) || !sameBlock(t, a, b) {
		return false
	}
	between := t.Source[a.Span.End:b.Span.Start]
	before, _ := utf8.DecodeLastRune(between)
	return len(bytes.TrimSpace(between)) > 0 && !unicode.IsSpace(before)
}

func doubled(t *markdown.Tree, tag markdown.Tag) badTag {
	closing := fmt.Sprintf("</%s>", tag.Name.Of(t.Source))
	return badTag{
		span:    tag.Span,
		message: fmt.Sprintf("`%s` opens once more where it should be closed", tag.Span.Of(t.Source)),
		help:    fmt.Sprintf("write `%s`", closing),
		fix:     fmt.Sprintf("write `%s`", closing),
		edit:    source.Edit{Span: tag.Span, New: closing},
	}
}

// emptyPair returns the finding about two tags with nothing in between but
// blanks; a no-break space is a character. The tags show nothing, but a style
// sheet may see them, so that to take them away isn't safe.
func emptyPair(t *markdown.Tree, open, closing markdown.Tag) (badTag, bool) {
	between := t.Source[open.Span.End:closing.Span.Start]
	if len(bytes.Trim(between, " \t\r\n")) > 0 || !isPlain(t, open) || !isPlain(t, closing) {
		return badTag{}, false
	}
	span := source.Span{Start: open.Span.Start, End: closing.Span.End}
	return badTag{
		span:    span,
		message: fmt.Sprintf("there is nothing between `%s` and `%s`", open.Span.Of(t.Source), closing.Span.Of(t.Source)),
		help:    "take the tags away",
		fix:     "take the tags away",
		edit:    source.Edit{Span: span, New: string(between)},
	}, true
}
