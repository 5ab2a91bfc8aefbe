package rules

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/source"
)

// brokenTag returns the finding about a piece of text that was meant for a tag.
// To mend it changes the page, though it can hardly have been meant otherwise.
func brokenTag(t *markdown.Tree, b markdown.Broken) badTag {
	text, name, value := string(b.Span.Of(t.Source)), b.Name.Of(t.Source), b.Value.Of(t.Source)
	bad := badTag{span: b.Span}
	var meant string
	switch b.Kind {
	case markdown.CutTag:
		bad.message = fmt.Sprintf("the tag `%s` isn't closed with `>`", text)
		meant = text + ">"
		bad.edit = source.Edit{Span: b.Span, New: meant}
	case markdown.GluedAttr:
		quote := text[strings.IndexAny(text, `"'`)]
		bad.message = fmt.Sprintf("`%s` is empty: its value stands behind the quotes", name)
		meant = fmt.Sprintf("%s=%c%s%c", name, quote, value, quote)
		bad.edit = source.Edit{Span: b.Span, New: meant}
	case markdown.OpenQuote:
		bad.message = fmt.Sprintf("the quotation mark of `%s` is never closed", name)
		meant = fmt.Sprintf("%s=%s%s%s", name, text, value, text)
		bad.edit = source.Edit{Span: source.Span{Start: b.Value.End, End: b.Value.End}, New: text}
	}
	bad.fix = fmt.Sprintf("write `%s`", meant)
	bad.help = bad.fix
	return bad
}

// isCut reports whether a tag that was to close the opening one is cut off
// further on in its block.
func isCut(t *markdown.Tree, broken []markdown.Broken, open markdown.Tag) bool {
	block := t.Block(open.Node)
	for _, b := range broken {
		if b.Kind == markdown.CutTag && b.Span.Start > open.Span.Start && b.Span.End <= block.End &&
			bytes.EqualFold(b.Name.Of(t.Source), open.Name.Of(t.Source)) {
			return true
		}
	}
	return false
}
