package rules

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
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
	for pair := range e.pairs(t) {
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

// pairs yields the pairs: those without attributes, which Markdown has no place
// for, and with something between the tags.
func (e emphasis) pairs(t *markdown.Tree) iter.Seq[pair] {
	return func(yield func(pair) bool) {
		open := make([][]markdown.Tag, len(e.tags)) // by name, the innermost last
		for _, tag := range t.Tags {
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

// isPlain reports whether Markdown might express the pair, as far as the pair
// itself tells.
func (p pair) isPlain(t *markdown.Tree) bool {
	return !p.open.HasAttrs(t.Source) && p.open.Node.Parent() == p.close.Node.Parent() &&
		len(bytes.TrimSpace(p.content.Of(t.Source))) > 0 && !p.isElsewhere(t)
}

// EmphasisOptions are the options of html-italics and html-bold.
type EmphasisOptions struct {
	Marker string `option:"marker" enum:"auto,*,_" doc:"what to write in place of the tags; auto is what the project uses most"`
}

// markers returns the bytes that emphasis may be written with, the best first.
func markers(p *lint.FixPass) []byte {
	switch marker := lint.OptionsOf[EmphasisOptions](p).Marker; {
	case marker != "auto":
		return []byte(marker)
	case p.Marker() == '_':
		return []byte("_*")
	}
	return []byte("*_")
}

// fix offers the project's marker, then the other one.
func (e emphasis) fix(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	pair, ok := e.pairAt(p, d.Span)
	if !ok || e.obstacle(p.File, pair) != "" {
		return nil
	}
	// Where the site drops HTML the page changes, though for the better.
	safety := lint.Safe
	if p.Site.DropsHTML {
		safety = lint.Unsafe
	}
	var fixes []lint.Fix
	for _, marker := range markers(p) {
		if p.File.StrayMark(block(pair.open.Node), marker) || marker == '_' && pair.followsCompound(p.File.Tree()) {
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

// pairsOf is the key under which the pairs of a file are kept; two rules have some.
type pairsOf struct{ level int }

// pairAt returns the pair with the given span.
func (e emphasis) pairAt(p *lint.FixPass, span source.Span) (pair, bool) {
	all := lint.FileMemo(p, pairsOf{e.level}, func() map[source.Span]pair {
		bySpan := map[source.Span]pair{}
		for pair := range e.pairs(p.File.Tree()) {
			bySpan[pair.span()] = pair
		}
		return bySpan
	})
	pair, ok := all[span]
	return pair, ok
}
