package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
)

// A Page is a rendered body, in the form in which pages are compared.
type Page struct{ html string }

// Render renders the body of src, which begins at offset body, as CommonMark
// with the extensions of Parse, raw HTML included. What templates evaluate is
// masked. Where heading ids are made from the heading's source they are part of
// the page.
func Render(src []byte, body int, d Dialect) Page {
	masked, _ := mask(src, body, d.Template, d.Engine == Kramdown)
	md := withoutIDs()
	if d.RawIDs {
		md = withIDs()
	}
	var out bytes.Buffer
	doc := md.Parser().Parse(readerFrom(masked, body))
	// The renderer fails only where its writer does, and this one doesn't.
	_ = md.Renderer().Render(&out, masked, doc)
	return Page{sameLinks(sameEmphasis.Replace(out.String()))}
}

// Equal reports whether two pages show the same: the same tree, where i is em
// and b is strong, and a link is one however it is written.
func (p Page) Equal(q Page) bool { return p.html == q.html }

// sameEmphasis writes the four tags as two. Rendered text holds no bare <, so
// that what it finds are tags.
var sameEmphasis = strings.NewReplacer(
	"<i>", "<em>", "</i>", "</em>", "<I>", "<em>", "</I>", "</em>", "<EM>", "<em>", "</EM>", "</em>",
	"<b>", "<strong>", "</b>", "</strong>", "<B>", "<strong>", "</B>", "</strong>",
	"<STRONG>", "<strong>", "</STRONG>", "</strong>",
)

var withIDs = sync.OnceValue(func() goldmark.Markdown { return publisher(parser.WithAutoHeadingID()) })
var withoutIDs = sync.OnceValue(func() goldmark.Markdown { return publisher() })

func publisher(options ...parser.Option) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParserOptions(append(options, parser.WithAttribute())...),
		goldmark.WithRendererOptions(html.WithUnsafe()),
		goldmark.WithExtensions(extensions()...),
	)
}
