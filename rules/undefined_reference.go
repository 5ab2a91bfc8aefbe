package rules

import (
	"bytes"
	"fmt"
	"regexp"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// UndefinedReference finds [text][label] without a [label]: definition.
var UndefinedReference = &lint.Rule{
	Name:     "undefined-reference",
	Summary:  "references whose label is nowhere defined",
	Severity: lint.Error,
	File:     checkReferences,
}

func checkReferences(p *lint.FilePass) {
	t := p.File.Tree()
	if len(t.Undefined) == 0 || includesText(t, p.File.Bytes()) {
		return
	}
	labels := definedLabels(t)
	for _, u := range t.Undefined {
		label, span := u.Label, source.Span{Start: u.Label.Start - 1, End: u.Label.End + 1}
		if label.Len() == 0 { // [text][] is short for [text][text]
			label, span = u.Text, u.Span
		}
		name := label.Of(t.Source)
		if !meantAsReference(t, u, len(labels) > 0) || triesToDefine(t.Source, name) {
			continue
		}
		d := lint.Diagnostic{Span: span, Message: fmt.Sprintf("the label `%s` is nowhere defined", name)}
		if near := site.NearestID(util.ToLinkReference(name), labels); near != "" {
			d.Help = fmt.Sprintf("did you mean `[%s]`?", near)
		} else {
			d.Help = fmt.Sprintf("add a line `[%s]: target`, or escape the brackets if they are no link", name)
		}
		p.Report(d)
	}
}

// definedLabels returns the labels that the file defines, as CommonMark
// compares them.
func definedLabels(t *markdown.Tree) []string {
	var labels []string
	for n := t.Doc.FirstChild(); n != nil; n = n.NextSibling() {
		if def, ok := n.(*ast.LinkReferenceDefinition); ok {
			labels = append(labels, util.ToLinkReference(def.Label))
		}
	}
	return labels
}

// meantAsReference tells a reference from two pairs of brackets that happen to
// stand side by side: indices, ratings, citations, footnotes, tags, wiki links.
func meantAsReference(t *markdown.Tree, u markdown.UndefinedReference, definesOthers bool) bool {
	text, label := u.Text.Of(t.Source), u.Label.Of(t.Source)
	before, _ := utf8.DecodeLastRune(t.Source[:u.Span.Start])
	after, _ := utf8.DecodeRune(t.Source[u.Span.End:])
	switch {
	case t.Masked(u.Span), bytes.ContainsAny(label, "{}<>|$\\"), bytes.Contains(text, []byte("{{")):
		return false
	case unicode.IsLetter(before), unicode.IsDigit(before), before == '[', before == ']', before == ')', before == '\\', before == '$':
		return false
	case after == '[', after == '(', after == ']':
		return false
	case len(label) > 0 && (bytes.IndexByte([]byte("^@!#"), label[0]) >= 0 || len(bytes.TrimSpace(label)) == 0):
		return false
	case u.Image:
		return len(label) > 0 || len(text) > 1
	case utf8.RuneCount(text) < 2, bytes.IndexByte([]byte("^@!["), text[0]) >= 0, isNumber(text):
		return false
	}
	return definesOthers || !onlyBrackets(t.Source, u.Span)
}

// isNumber reports whether b holds digits and marks, but no letter.
func isNumber(b []byte) bool { return bytes.IndexFunc(b, unicode.IsLetter) < 0 }

// onlyBrackets reports whether the line holds nothing but the brackets, as a
// line of tags does.
func onlyBrackets(src []byte, s source.Span) bool {
	before := src[bytes.LastIndexByte(src[:s.Start], '\n')+1 : s.Start]
	after, _, _ := bytes.Cut(src[s.End:], []byte("\n"))
	return len(bytes.TrimSpace(before)) == 0 && len(bytes.TrimSpace(after)) == 0
}

// triesToDefine reports whether a line begins as a definition of the label
// does, in a place or a form in which some renderer may read it.
func triesToDefine(src, label []byte) bool {
	want := util.ToLinkReference(label)
	for rest := src; ; {
		i := bytes.Index(rest, []byte("]:"))
		if i < 0 {
			return false
		}
		open := bytes.LastIndexByte(rest[:i], '[')
		if open >= 0 && util.ToLinkReference(rest[open+1:i]) == want {
			return true
		}
		rest = rest[i+2:]
	}
}

// textInclude matches what may bring definitions in from another file: a
// Liquid include of a text, or without parameters, and Hugo's {{% %}}.
var textInclude = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\{%-?\s*(include|render)\s+([^=%]*|[^%]*\.(md|markdown)\b[^%]*)%\}|^\{%-?\s*include_relative\b|^\{\{%`)
})

func includesText(t *markdown.Tree, src []byte) bool {
	for _, m := range t.Masks {
		if textInclude().Match(m.Of(src)) {
			return true
		}
	}
	return false
}
