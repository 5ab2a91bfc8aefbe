package rules

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"sort"
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
	for pair := range e.pairs(t, 0) {
		d := lint.Diagnostic{
			Span:     pair.span(),
			Message:  e.message,
			Help:     "replace the tags with Markdown emphasis",
			Mendable: !p.Site.DropsHTML,
		}
		if p.Site.DropsHTML {
			d.Message += ", which this site drops"
		}
		if why := e.obstacle(p.File, pair); why != "" {
			d.Help += fmt.Sprintf(" by hand: %s", why)
			d.Mendable = false
		}
		p.Report(d)
	}
}

// pairs yields the pairs that open at the tag of the given index or behind it:
// without attributes, which Markdown has no place for, and with something
// between the tags.
func (e emphasis) pairs(t *markdown.Tree, from int) iter.Seq[pair] {
	return func(yield func(pair) bool) {
		open := make([][]markdown.Tag, len(e.tags)) // by name, the innermost last
		for _, tag := range t.Tags[from:] {
			if tag.Block {
				clear(open)
				continue
			}
			k := slices.IndexFunc(e.tags, func(name string) bool { return tag.Is(t.Source, name) })
			switch {
			case k < 0 || tag.SelfClosing:
			case !tag.Closing:
				open[k] = append(open[k], tag)
			case len(open[k]) > 0:
				last := len(open[k]) - 1
				p := newPair(open[k][last], tag)
				open[k] = open[k][:last]
				if p.isPlain(t) && !yield(p) {
					return
				}
			}
		}
	}
}

func newPair(open, close markdown.Tag) pair {
	return pair{open, close, source.Span{Start: open.Span.End, End: close.Span.Start}}
}

// isPlain reports whether Markdown might express the pair.
func (p pair) isPlain(t *markdown.Tree) bool {
	return !p.open.HasAttrs(t.Source) && p.open.Node.Parent() == p.close.Node.Parent() &&
		len(bytes.TrimSpace(p.content.Of(t.Source))) > 0
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
	pair, ok := e.pairAt(p.File.Tree(), d.Span)
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
		if p.File.StrayMark(block(pair.open.Node), marker) {
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

// pairAt returns the pair with the given span.
func (e emphasis) pairAt(t *markdown.Tree, span source.Span) (pair, bool) {
	from := sort.Search(len(t.Tags), func(i int) bool { return t.Tags[i].Span.Start >= span.Start })
	for p := range e.pairs(t, from) {
		if p.span() == span {
			return p, true
		}
	}
	return pair{}, false
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
	case f.StrayMark(block(p.open.Node), '*') && f.StrayMark(block(p.open.Node), '_'):
		return "it may pair up with other marks in the paragraph"
	}
	return ""
}

// isSymbol reports whether r is a symbol outside ASCII: some renderers take
// these for punctuation. RuneError stands for the beginning or end of the file.
func isSymbol(r rune) bool { return r >= utf8.RuneSelf && r != utf8.RuneError && unicode.IsSymbol(r) }

// insideEmphasis reports whether n stands in emphasis: kramdown doesn't nest it.
func insideEmphasis(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindEmphasis {
			return true
		}
	}
	return false
}

// block returns the block that the inline node n stands in.
func block(n ast.Node) ast.Node {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n
}
