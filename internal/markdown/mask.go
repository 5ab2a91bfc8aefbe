package markdown

import (
	"bytes"
	"slices"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Template is a language that a site evaluates before, or inside, its
// Markdown.
type Template uint8

const (
	NoTemplate Template = iota
	Liquid              // Jekyll; Eleventy's Liquid and Nunjucks, which share the delimiters
	Shortcodes          // Hugo's {{< >}} and {{% %}}, Zola's {{ f() }} and {% f() %}
	MDX                 // expressions in braces, import and export
)

// mask hides what is not Markdown: it returns src with every construct of the
// template language, and of kramdown's own extensions if asked for,
// overwritten with the letter x. Line endings stay and so does the length, so
// that offsets into the result are offsets into src, and a link whose target
// is a template is still seen as a link.
//
// The spans are those of the constructs, sorted and apart. Bytes before from,
// where the body begins, and HTML comments are left alone. With nothing to
// hide, mask returns src itself.
func mask(src []byte, from int, t Template, kramdown bool) ([]byte, []source.Span) {
	var spans []source.Span
	switch t {
	case Liquid:
		spans = liquidSpans(src, from, !kramdown)
	case Shortcodes:
		spans = shortcodeSpans(src, from)
	case MDX:
		spans = mdxSpans(src, from)
	}
	masked := src
	if len(spans) > 0 {
		masked = bytes.Clone(src)
		overwrite(masked, spans)
	}
	if !kramdown {
		return masked, spans
	}
	// kramdown reads what the templates have left behind.
	own := kramdownSpans(masked, from)
	if len(own) == 0 {
		return masked, spans
	}
	if len(spans) == 0 {
		masked = bytes.Clone(src)
	}
	overwrite(masked, own)
	return masked, union(spans, own)
}

func overwrite(text []byte, spans []source.Span) {
	for _, s := range spans {
		b := s.Of(text)
		for i, c := range b {
			if c != '\n' && c != '\r' {
				b[i] = 'x'
			}
		}
	}
}

// union returns the spans that cover what a or b cover. It may reuse a.
func union(a, b []source.Span) []source.Span {
	all := append(a, b...)
	slices.SortFunc(all, source.Span.Compare)
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && out[n-1].Overlaps(s) {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// marks gathers the spans of template tags. Between open and close of one
// name, the tags and all that stands between them become one span. An
// enclosure that is never closed leaves just its tags.
type marks struct {
	spans []source.Span
	name  string // of the enclosure that is open
	first int    // its opening tag, in spans
	depth int    // how often it is open: enclosures of one name nest
}

func (m *marks) add(start, end int) { m.spans = append(m.spans, source.At(start, end)) }

// open begins an enclosure with the tag added last.
func (m *marks) open(name string) {
	switch {
	case m.depth == 0:
		m.name, m.first, m.depth = name, len(m.spans)-1, 1
	case m.name == name:
		m.depth++
	}
}

// close ends an enclosure with the tag added last.
func (m *marks) close(name string) {
	if m.depth == 0 || m.name != name {
		return
	}
	if m.depth--; m.depth == 0 {
		m.spans[m.first].End = m.spans[len(m.spans)-1].End
		m.spans = m.spans[:m.first+1]
	}
}
