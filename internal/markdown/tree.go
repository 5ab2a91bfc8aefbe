package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Tree is the body of a file as its site's renderer sees it. All offsets
// are bytes of the whole file.
type Tree struct {
	Dialect    Dialect
	Doc        ast.Node
	Source     []byte // what was parsed: the file, with what templates evaluate masked
	Masks      []source.Span
	Links      []Link
	Tags       []Tag
	Headings   []Heading
	Comments   []source.Span // HTML comments, inline and as blocks
	Undefined  []UndefinedReference
	Asterisks  int // emphasis written with *, of either strength
	Underlines int // emphasis written with _

	ends      map[ast.Node]uint32
	body      int
	written   []byte // the file, templates and all
	raw       *[]Raw // nil until asked for, as are the next
	templates *templates
	math      *math
}

// A LinkKind is how a link is written.
type LinkKind uint8

const (
	InlineLink    LinkKind = iota // [text](target)
	ReferenceLink                 // [text][label], [label][], [label]
	Autolink                      // <https://example.org>
	Definition                    // [label]: target
	HTMLLink                      // href or src of a tag
)

// A Link is a link or an image.
type Link struct {
	Span   source.Span // all of it; in HTML the tag
	Target source.Span // the target as written; of a reference, in its definition; empty if there is none
	Text   source.Span // what is between the brackets; empty in HTML
	Kind   LinkKind
	Image  bool
	Masked bool // the target is made by a template, in whole or in part
}

// A Heading is a heading of the body.
type Heading struct {
	Span  source.Span // its text as written, without the marks of the heading
	Level int
	Node  ast.Node
}

// An UndefinedReference is a [text][label] whose label is nowhere defined.
type UndefinedReference struct {
	Span, Text, Label source.Span
	Image             bool
}

// Parse reads the body of src, which begins at offset body. It never fails.
func Parse(src []byte, body int, d Dialect) *Tree {
	t := &Tree{Dialect: d, body: body, written: src}
	t.Source, t.Masks = mask(src, body, d.Template, d.Engine == Kramdown)
	if isPlain(t.Source[body:]) {
		t.Doc = ast.NewDocument()
		return t
	}
	s := &survey{}
	pc := parser.NewContext()
	pc.Set(surveyKey, s)
	t.Doc = surveyor().Parse(readerFrom(t.Source, body), parser.WithContext(pc))
	t.ends, t.Undefined = s.ends, s.undefined
	t.collect(t.Doc)
	return t
}

// isPlain reports whether body surely holds nothing that a Tree lists.
func isPlain(body []byte) bool {
	return !hasMarkup(body) && bytes.IndexByte(body, '#') < 0 &&
		bytes.IndexByte(body, '=') < 0 && bytes.IndexByte(body, '-') < 0
}

// readerFrom returns a reader that stands at offset body of src, so that every
// position of the tree is one of the whole file.
func readerFrom(src []byte, body int) text.Reader {
	r := text.NewReader(src)
	// Only AdvanceLine tells the reader where its line begins, from which it
	// measures tabs: so it stands at the end of a line of no length before.
	r.SetPosition(-1, text.NewSegment(body, body))
	r.AdvanceLine()
	return r
}

// collect lists what stands in n and below it, in the order of the text.
func (t *Tree) collect(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			continue
		case *ast.RawHTML:
			t.addRawHTML(c)
		case *ast.HTMLBlock:
			t.addHTMLBlock(c)
		case *ast.Link:
			t.addLink(c, c.Destination, c.Reference != nil, false)
		case *ast.Image:
			t.addLink(c, c.Destination, c.Reference != nil, true)
		case *ast.AutoLink:
			span := t.Span(c)
			t.Links = append(t.Links, Link{Span: span, Target: source.Span{Start: span.Start + 1, End: span.End - 1}, Kind: Autolink})
		case *ast.LinkReferenceDefinition:
			t.addDefinition(c)
		case *ast.Heading:
			t.Headings = append(t.Headings, Heading{Span: linesSpan(c), Level: c.Level, Node: c})
		case *ast.Emphasis:
			if t.Source[c.Pos()] == '*' {
				t.Asterisks++
			} else {
				t.Underlines++
			}
		}
		t.collect(c)
	}
}

func (t *Tree) addLink(n ast.Node, target []byte, reference, image bool) {
	l := Link{Span: t.Span(n), Kind: InlineLink, Image: image}
	if reference {
		l.Kind = ReferenceLink
	}
	l.Text = t.textBetweenBrackets(l.Span, n, image)
	if at, ok := offsetIn(t.Source, target); ok {
		l.Target = source.At(at, at+len(target))
	} else {
		at := min(l.Text.End+2, l.Span.End)
		l.Target = source.Span{Start: at, End: at}
	}
	l.Masked = t.Masked(l.Target)
	t.Links = append(t.Links, l)
}

func (t *Tree) textBetweenBrackets(span source.Span, n ast.Node, image bool) source.Span {
	start := span.Start + 1
	if image {
		start++
	}
	end := start
	if last := n.LastChild(); last != nil {
		end = t.Span(last).End
	}
	// Escapes and white space at the end belong to no node.
	if i := bytes.IndexByte(t.Source[end:span.End], ']'); i >= 0 {
		end += uint32(i)
	}
	return source.Span{Start: start, End: end}
}

func (t *Tree) addDefinition(n *ast.LinkReferenceDefinition) {
	span := linesSpan(n)
	if at, ok := offsetIn(t.Source, n.Destination); ok {
		target := source.At(at, at+len(n.Destination))
		t.Links = append(t.Links, Link{Span: span, Target: target, Kind: Definition, Masked: t.Masked(target)})
	}
}

func (t *Tree) addRawHTML(n *ast.RawHTML) {
	span := t.Span(n)
	if bytes.HasPrefix(span.Of(t.Source), []byte("<!--")) {
		t.Comments = append(t.Comments, span)
		return
	}
	if tag, ok := scanTag(t.Source, int(span.Start)); ok {
		tag.Node = n
		t.addTag(tag)
	}
}

func (t *Tree) addHTMLBlock(n *ast.HTMLBlock) {
	span := linesSpan(n)
	if n.HasClosure() {
		span.End = max(span.End, uint32(n.ClosureLine.Stop))
	}
	if span.Len() == 0 {
		return
	}
	scanTags(t.Source, span, func(tag Tag) {
		tag.Block = true
		t.addTag(tag)
	})
	t.addComments(span)
}

func (t *Tree) addComments(block source.Span) {
	rest := block
	for {
		open := bytes.Index(rest.Of(t.Source), []byte("<!--"))
		if open < 0 {
			return
		}
		start := rest.Start + uint32(open)
		length := bytes.Index(t.Source[start+4:block.End], []byte("-->"))
		if length < 0 {
			return
		}
		end := start + 4 + uint32(length) + 3
		t.Comments = append(t.Comments, source.Span{Start: start, End: end})
		rest.Start = end
	}
}

func (t *Tree) addTag(tag Tag) {
	t.Tags = append(t.Tags, tag)
	if tag.Closing {
		return
	}
	attr, image := "href", false
	switch {
	case tag.Is(t.Source, "a"):
	case tag.Is(t.Source, "img"):
		attr, image = "src", true
	default:
		return
	}
	if a, ok := tag.Attr(t.Source, attr); ok && a.HasValue {
		t.Links = append(t.Links, Link{Span: tag.Span, Target: a.Value, Kind: HTMLLink, Image: image, Masked: t.Masked(a.Value)})
	}
}

// Masked reports whether a template makes a part of s.
func (t *Tree) Masked(s source.Span) bool {
	i := sort.Search(len(t.Masks), func(i int) bool { return t.Masks[i].End > s.Start })
	return i < len(t.Masks) && t.Masks[i].Overlaps(s)
}

// Span returns the bytes of an inline node, its marks included.
func (t *Tree) Span(n ast.Node) source.Span {
	switch n := n.(type) {
	case *ast.Text:
		return source.At(n.Segment.Start, n.Segment.Stop)
	case *ast.RawHTML:
		if k := n.Segments.Len(); k > 0 {
			return source.At(n.Segments.At(0).Start, n.Segments.At(k-1).Stop)
		}
	case *ast.Emphasis:
		return t.delimited(n, n.Level)
	case *extast.Strikethrough:
		marks := 1
		if hasPrefixAt(t.Source, n.Pos(), "~~") {
			marks = 2
		}
		return t.delimited(n, marks)
	}
	start := max(n.Pos(), 0)
	if end, ok := t.ends[n]; ok {
		return source.Span{Start: uint32(start), End: end}
	}
	if last := n.LastChild(); last != nil {
		return source.Span{Start: uint32(start), End: t.Span(last).End}
	}
	return source.At(start, start)
}

// delimited is the span of a node between runs of marks: goldmark makes it
// once all is read, so that its end is behind its last child.
func (t *Tree) delimited(n ast.Node, marks int) source.Span {
	start := n.Pos()
	end := start + marks
	if last := n.LastChild(); last != nil {
		end = int(t.Span(last).End)
	}
	return source.At(start, min(end+marks, len(t.Source)))
}

func linesSpan(n ast.Node) source.Span {
	lines := n.Lines()
	if lines.Len() == 0 {
		return source.At(max(n.Pos(), 0), max(n.Pos(), 0))
	}
	return source.At(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
}

// offsetIn returns the offset of sub in src, where sub is a part of src's own
// memory: both end, by their capacity, at the same byte.
func offsetIn(src, sub []byte) (int, bool) {
	at := cap(src) - cap(sub)
	if len(sub) == 0 || at < 0 || at+len(sub) > len(src) || &src[at] != &sub[0] {
		return 0, false
	}
	return at, true
}
