package rules

import (
	"bytes"
	"fmt"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/source"
)

// EmptyLink finds links that were left without a target.
var EmptyLink = &lint.Rule{
	Name:     "empty-link",
	Summary:  "links without a target",
	Severity: lint.Warning,
	File:     checkEmptyLinks,
	Fix:      fixEmptyLink,
}

func checkEmptyLinks(p *lint.FilePass) {
	t := p.File.Tree()
	for _, l := range t.Links {
		span, ok := emptyTarget(t, l)
		if !ok {
			continue
		}
		d := lint.Diagnostic{
			Span:    span,
			Message: "the link has no target",
			Help:    "fill in the target, or take the link away and keep its text",
		}
		if l.Image {
			d.Message = "the image has no source"
			d.Help = "fill in the source, or take the image away"
		}
		if other, ok := sameText(t, l); ok {
			d.Help = fmt.Sprintf("the same text leads to `%s` elsewhere in the file", t.To(other))
		}
		p.Report(d)
	}
}

// emptyTarget returns the place where the target is missing: the parentheses,
// or the attribute.
func emptyTarget(t *markdown.Tree, l markdown.Link) (source.Span, bool) {
	if l.Masked || t.To(l) != "" {
		return source.Span{}, false
	}
	switch l.Kind {
	case markdown.InlineLink:
		span := source.Span{Start: l.Text.End + 1, End: l.Span.End}
		return span, span.Start < span.End && t.Source[span.Start] == '(' && !t.Masked(l.Span)
	case markdown.HTMLLink:
		for _, tag := range t.Tags {
			if tag.Span == l.Span && !l.Image {
				return plainAnchor(t, tag)
			}
		}
	}
	return source.Span{}, false
}

// plainAnchor returns the href of an <a> that has no other attribute by which
// a script could find it.
func plainAnchor(t *markdown.Tree, tag markdown.Tag) (href source.Span, ok bool) {
	for a := range tag.Attrs(t.Source) {
		switch a.Name {
		case "href":
			href = a.Span
		case "title", "target", "rel", "class":
		default:
			return source.Span{}, false
		}
	}
	return href, true
}

// sameText returns the link of the same text to the one target that the file
// has for it.
func sameText(t *markdown.Tree, empty markdown.Link) (found markdown.Link, ok bool) {
	text := bytes.TrimSpace(empty.Text.Of(t.Source))
	if len(text) == 0 {
		return found, false
	}
	for _, l := range t.Links {
		if l.Kind == markdown.Autolink || l.Masked || l.Image != empty.Image || t.To(l) == "" ||
			!bytes.EqualFold(bytes.TrimSpace(l.Text.Of(t.Source)), text) {
			continue
		}
		if ok && t.To(l) != t.To(found) {
			return found, false
		}
		found, ok = l, true
	}
	return found, ok
}

// fixEmptyLink fills in the target that the same text has elsewhere.
func fixEmptyLink(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	t := p.File.Tree()
	for _, l := range t.Links {
		if span, ok := emptyTarget(t, l); !ok || span != d.Span || l.Kind != markdown.InlineLink {
			continue
		}
		other, ok := sameText(t, l)
		if !ok || string(bytes.TrimSpace(d.Span.Of(t.Source)[1:d.Span.Len()-1])) != "" {
			return nil
		}
		target := string(other.Target.Of(t.Source))
		if bytes.ContainsAny(other.Target.Of(t.Source), " ()") {
			target = "<" + target + ">"
		}
		return []lint.Fix{{
			Message: fmt.Sprintf("fill in `%s`, where the same text leads elsewhere in the file", t.To(other)),
			Edits:   lint.Replace(d.Span, "("+target+")"),
		}}
	}
	return nil
}
