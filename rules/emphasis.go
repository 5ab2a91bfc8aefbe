package rules

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// emphasis is what html-italics and html-bold share.
type emphasis struct {
	tags    []string
	message string
	level   int // how many marks Markdown writes: 1 for italics, 2 for bold
}

// pair is an opening tag with its closing tag, in the same run of text.
type pair struct {
	open, close markdown.Tag
	content     source.Span
}

func (p pair) span() source.Span { return source.Span{Start: p.open.Span.Start, End: p.close.Span.End} }

func (e emphasis) check(p *lint.FilePass) {
	t := p.File.Tree()
	for i := range t.Tags {
		pair, ok := e.pairAt(t, i)
		if !ok {
			continue
		}
		help := "replace the tags with Markdown emphasis"
		if why := e.obstacle(p.File, pair); why != "" {
			help += fmt.Sprintf(" by hand: %s", why)
		}
		message := e.message
		if p.Site.DropsHTML {
			message += ", which this site drops"
		}
		p.Report(lint.Diagnostic{Span: pair.span(), Message: message, Help: help})
	}
}

// pairAt returns the pair that the tag of index i opens: without attributes,
// which Markdown has no place for, and with something between the tags.
func (e emphasis) pairAt(t *markdown.Tree, i int) (pair, bool) {
	open := t.Tags[i]
	if open.Block || open.Closing || open.SelfClosing || !e.is(t, open) || open.HasAttrs(t.Source) {
		return pair{}, false
	}
	nested := 0
	for _, tag := range t.Tags[i+1:] {
		switch {
		case tag.Block:
			return pair{}, false
		case !tag.SameName(t.Source, open) || tag.SelfClosing:
		case !tag.Closing:
			nested++
		case nested > 0:
			nested--
		default:
			content := source.Span{Start: open.Span.End, End: tag.Span.Start}
			blank := len(bytes.TrimSpace(content.Of(t.Source))) == 0
			return pair{open, tag, content}, !blank && tag.Node.Parent() == open.Node.Parent()
		}
	}
	return pair{}, false
}

func (e emphasis) is(t *markdown.Tree, tag markdown.Tag) bool {
	for _, name := range e.tags {
		if tag.Is(t.Source, name) {
			return true
		}
	}
	return false
}

// fix offers the project's marker, then the other one.
func (e emphasis) fix(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	t := p.File.Tree()
	for i := range t.Tags {
		if t.Tags[i].Span.Start != d.Span.Start {
			continue
		}
		pair, ok := e.pairAt(t, i)
		if !ok || e.obstacle(p.File, pair) != "" {
			return nil
		}
		markers := []byte{'*', '_'}
		if p.Marker() == '_' {
			markers = []byte{'_', '*'}
		}
		// Where the site drops HTML the page changes, though for the better.
		safety := lint.Safe
		if p.Site.DropsHTML {
			safety = lint.Unsafe
		}
		var fixes []lint.Fix
		for _, marker := range markers {
			if strayMark(p.File, pair, marker) {
				continue
			}
			marks := strings.Repeat(string(marker), e.level)
			fixes = append(fixes, lint.Fix{
				Message: fmt.Sprintf("replace the tags with `%s`", marks),
				Safety:  safety,
				Markup:  true,
				Edits:   []source.Edit{{Span: pair.open.Span, New: marks}, {Span: pair.close.Span, New: marks}},
			})
		}
		return fixes
	}
	return nil
}

// obstacle says why a pair can't be written in Markdown in the same way for
// every renderer, or "". What is left is proven by rendering; this is about
// what kramdown does otherwise, and about Unicode classes on which renderers
// of CommonMark differ.
func (e emphasis) obstacle(f *review.File, p pair) string {
	t := f.Tree()
	content := p.content.Of(t.Source)
	first, _ := utf8.DecodeRune(content)
	last, _ := utf8.DecodeLastRune(content)
	before, _ := utf8.DecodeLastRune(t.Source[:p.open.Span.Start])
	after, _ := utf8.DecodeRune(t.Source[p.close.Span.End:])
	switch {
	case t.Masked(source.Span{Start: max(p.open.Span.Start, 1) - 1, End: p.close.Span.End + 1}):
		return "what a template puts there isn't known"
	case unicode.IsSpace(first) || unicode.IsSpace(last):
		return "there is white space inside the tags"
	case bytes.ContainsAny(content, "\r\n"):
		return "it goes on over a line's end"
	case bytes.ContainsAny(content, "<>"):
		return "there are tags inside it"
	case bytes.ContainsAny(content, "*_`[]\\|{}$~^="):
		return "it holds characters that mean something in Markdown"
	case strings.ContainsRune("\"'", first) || strings.ContainsRune("\"'", last) || strings.ContainsRune("\"'", before):
		return "quotation marks beside it may turn the other way"
	case strings.ContainsRune("*_\\`{", before) || strings.ContainsRune("*_`{", after):
		return "what stands beside it means something in Markdown"
	case isSymbol(first) || isSymbol(last) || isSymbol(before) || isSymbol(after):
		return "renderers don't agree about the symbol beside the tags"
	case insideEmphasis(p.open.Node):
		return "it stands inside other emphasis"
	case block(p.open.Node).Kind() == ast.KindHeading && t.Dialect.RawIDs:
		return "the heading's id may change"
	case strayMark(f, p, '*') && strayMark(f, p, '_'):
		return "it may pair up with other marks in the paragraph"
	}
	return ""
}

// isSymbol reports whether r is a symbol outside ASCII: some renderers take
// these for punctuation.
func isSymbol(r rune) bool { return r >= utf8.RuneSelf && unicode.IsSymbol(r) }

// insideEmphasis reports whether n stands in emphasis: kramdown doesn't nest it.
func insideEmphasis(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindEmphasis {
			return true
		}
	}
	return false
}

// strayMark reports whether the marker stands as a mere character somewhere
// in the same block, where another renderer may pair it up, or in a template
// there, which may print it.
func strayMark(f *review.File, p pair, marker byte) bool {
	t, stray := f.Tree(), false
	_ = ast.Walk(block(p.open.Node), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		text, ok := n.(*ast.Text)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		// The file's own bytes, in which templates aren't masked.
		stray = stray || bytes.IndexByte(t.Span(text).Of(f.Bytes()), marker) >= 0
		return ast.WalkContinue, nil
	})
	return stray
}

// block returns the block that the inline node n stands in.
func block(n ast.Node) ast.Node {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n
}
