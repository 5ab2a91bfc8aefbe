package rules

import (
	"bytes"
	"errors"
	"html"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// An anchor is a pair of <a> and </a> in running text, with a target and perhaps
// a title.
type anchor struct {
	pair
	to, title string // as they are meant
	raw       string // the target and the title as written
	titled    bool
	inner     []markdown.Tag // between the two
}

// anchors yields those that Markdown has a place for: with no other attribute,
// and with nothing inside but text and emphasis.
func anchors(t *markdown.Tree) iter.Seq[anchor] {
	return func(yield func(anchor) bool) {
		var open []int // the places of opening tags in the list, the innermost last
		for i, tag := range t.Tags {
			switch {
			case tag.Block:
				open = nil
			case tag.SelfClosing || !tag.Is(t.Source, "a"):
			case !tag.Closing:
				open = append(open, i)
			case len(open) > 0:
				from := open[len(open)-1]
				open = open[:len(open)-1]
				// In HTML links don't nest, and who knows which of the two was meant.
				if a, ok := readAnchor(t, t.Tags[from:i+1]); ok && len(open) == 0 && !yield(a) {
					return
				}
			}
		}
	}
}

// readAnchor reads the link of the first and the last of some tags in a row.
func readAnchor(t *markdown.Tree, tags []markdown.Tag) (anchor, bool) {
	a := anchor{pair: newPair(tags[0], tags[len(tags)-1]), inner: tags[1 : len(tags)-1]}
	for attr := range a.open.Attrs(t.Source) {
		value := attr.Value.Of(t.Source)
		switch {
		case attr.Name == "href" && a.to == "":
			a.to = markdown.Unescape(value)
		case attr.Name == "title" && !a.titled:
			a.title, a.titled = markdown.Unescape(value), true
		default:
			return anchor{}, false
		}
		a.raw += string(value)
	}
	ok := strings.TrimSpace(a.to) != "" && !t.Masked(a.open.Span) && a.open.Node.Parent() == a.close.Node.Parent() &&
		len(bytes.TrimSpace(a.content.Of(t.Source))) > 0 && a.isSimple(t) && !insideLink(a.open.Node) && !a.isElsewhere(t)
	return a, ok
}

// isSimple reports whether there is nothing between the tags but text and what
// emphasizes it, in Markdown or with tags that are closed in turn.
func (a anchor) isSimple(t *markdown.Tree) bool {
	var open []markdown.Tag
	for _, tag := range a.inner {
		last := len(open) - 1
		switch {
		case !t.IsEmphasis(tag) || tag.HasAttrs(t.Source) || tag.SelfClosing:
			return false
		case !tag.Closing:
			open = append(open, tag)
		case last < 0 || !tag.Is(t.Source, string(open[last].Name.Of(t.Source))):
			return false
		default:
			open = open[:last]
		}
	}
	if len(open) > 0 {
		return false
	}
	raw := 0 // comments and the like are no tags
	for n := a.open.Node.NextSibling(); n != nil && n != a.close.Node; n = n.NextSibling() {
		err := ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch kind := n.Kind(); {
			case kind == ast.KindRawHTML && entering:
				raw++
			case kind == ast.KindLink, kind == ast.KindImage, kind == ast.KindAutoLink, kind == extast.KindFootnoteLink:
				return ast.WalkStop, errNotSimple
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			return false
		}
	}
	return raw == len(a.inner)
}

var errNotSimple = errors.New("there is more than text")

func insideLink(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

// obstacle says why the link can't be written in Markdown in the same way for
// every renderer, or "". As with emphasis, what is left is proven by rendering.
func (a anchor) obstacle(f *review.File) string {
	t, block := f.Tree(), block(a.open.Node)
	content, text := a.content.Of(t.Source), a.text(t)
	first, _ := utf8.DecodeRune(text)
	last, _ := utf8.DecodeLastRune(text)
	before, _ := utf8.DecodeLastRune(t.Source[:a.open.Span.Start])
	switch {
	case bytes.HasPrefix(f.Bytes()[a.close.Span.End:], []byte("{:")):
		return "an attribute list follows it"
	case t.Masked(source.Span{Start: max(a.open.Span.Start, 1) - 1, End: a.close.Span.End + 1}), t.Remade(a.span(), t.Block(block)):
		return "what a template puts there isn't known"
	case unicode.IsSpace(first) || unicode.IsSpace(last) || len(bytes.TrimSpace(content)) < len(content):
		return "there is white space inside the tags"
	case bytes.ContainsAny(text, "\r\n") && !a.isWrapped(t, block):
		return "it goes on over a line's end"
	case bytes.ContainsAny(text, "<>"):
		return "it holds `<` or `>`"
	case bytes.ContainsAny(text, "*_`[]\\|{}$~^="):
		return "it holds characters that mean something in Markdown"
	case strings.ContainsRune("\"'", first) || strings.ContainsRune("\"'", last) || strings.ContainsRune("\"'", before):
		return "typographic quotation marks may open where they should close"
	case strings.ContainsRune("!\\[]^`{<", before) || bytes.HasPrefix(t.Source[a.close.Span.End:], []byte("{")):
		return "what stands beside it means something in Markdown"
	case t.Dialect.Engine != markdown.Kramdown && namesAddress(string(text)):
		return "some renderers make a link of its text"
	case block.Kind() == ast.KindHeading && t.Dialect.RawIDs:
		return "the heading's id may change"
	}
	if why := a.targetObstacle(); why != "" {
		return why
	}
	return a.kramdownObstacle(f, block)
}

// text returns what is between the tags, without other tags, and without the
// marks of emphasis that all of it stands in.
func (a anchor) text(t *markdown.Tree) []byte {
	text := a.content.Of(t.Source)
	n, ok := a.open.Node.NextSibling().(*ast.Emphasis)
	if ok && n.NextSibling() == a.close.Node && t.Span(n) == a.content {
		return text[n.Level : len(text)-n.Level]
	}
	if len(a.inner) == 0 {
		return text
	}
	var outside []byte
	at := a.content.Start
	for _, tag := range a.inner {
		outside = append(outside, t.Source[at:tag.Span.Start]...)
		at = tag.Span.End
	}
	return append(outside, t.Source[at:a.content.End]...)
}

// namesAddress reports whether a text may hold what renderers with GitHub's
// autolinks make a link of.
func namesAddress(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, "www.") || strings.Contains(text, "@")
}

// targetObstacle says why the target or the title can't stand in Markdown as it
// is in HTML, or "".
func (a anchor) targetObstacle() string {
	const marks = "<>\\\"'`|{}$^[]*"
	switch {
	case strings.ContainsAny(a.to, marks) || strings.ContainsAny(a.title, marks+"&") || a.titled && a.title == "":
		return "its target or title holds characters that mean something in Markdown"
	case strings.ContainsFunc(a.to+a.title, isUnprintable), strings.TrimSpace(a.to) != a.to, strings.TrimSpace(a.title) != a.title:
		return "its target or title holds white space"
	case html.UnescapeString(a.raw) != markdown.Unescape([]byte(a.raw)), markdown.Unescape([]byte(a.to)) != a.to:
		return "renderers don't agree about an `&` in its target"
	case !wellEscaped(a.to):
		return "its target holds a `%` that stands for nothing"
	}
	if i := strings.IndexAny(a.to, ":/?#"); i > 0 && a.to[i] == ':' && !isLinked(a.to[:i]) {
		return "some renderers make no link of such a target"
	}
	return ""
}

// isUnprintable reports whether r is white space other than a space, or nothing
// to be seen.
func isUnprintable(r rune) bool {
	return r != ' ' && !unicode.IsGraphic(r) || r != ' ' && unicode.IsSpace(r)
}

// wellEscaped reports whether two hexadecimal digits follow every %.
func wellEscaped(to string) bool {
	for i := range len(to) {
		if to[i] == '%' && (i+2 >= len(to) || !isHex(to[i+1]) || !isHex(to[i+2])) {
			return false
		}
	}
	return true
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// isLinked reports whether all renderers make links to addresses with a scheme.
func isLinked(scheme string) bool {
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "ftp", "tel":
		return true
	}
	return false
}
