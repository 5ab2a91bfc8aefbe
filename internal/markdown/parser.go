package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/reviewlint/reviewlint/internal/source"
)

// extensions are read by every engine we know, or harmless where they aren't.
// Linkify is not among them: it doubles the time of a parse.
func extensions() []goldmark.Extender {
	return []goldmark.Extender{extension.NewTable(), extension.Strikethrough, extension.NewFootnote(), extension.DefinitionList}
}

// surveyor is the parser behind Parse: it notes the ends of inline nodes,
// which goldmark doesn't keep, and leaves plain paragraphs unread.
var surveyor = sync.OnceValue(func() parser.Parser {
	inline := parser.DefaultInlineParsers()
	for i, p := range inline {
		inline[i].Value = noteEnds(p.Value.(parser.InlineParser))
	}
	blocks := parser.DefaultBlockParsers()
	for i, b := range blocks {
		// The paragraph parser is the one that stands last.
		if i == len(blocks)-1 {
			blocks[i].Value = &paragraphParser{b.Value.(parser.BlockParser)}
		}
	}
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blocks...),
			parser.WithInlineParsers(inline...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
			parser.WithAttribute(),
		)),
		goldmark.WithExtensions(extensions()...),
	).Parser()
})

// survey is what the wrapped parsers note while one document is parsed.
type survey struct {
	ends      map[ast.Node]uint32
	brackets  []bracket // the open [ and ![, as goldmark's own stack has them
	undefined []UndefinedReference
}

type bracket struct {
	start   int // offset of [ or ![
	content int // offset behind it
	image   bool
}

var surveyKey = parser.NewContextKey()

func (s *survey) end(n ast.Node, offset int) {
	if s.ends == nil {
		s.ends = make(map[ast.Node]uint32, 8)
	}
	s.ends[n] = uint32(offset)
}

// noteEnds wraps an inline parser so that the end of what it parses is noted.
func noteEnds(p parser.InlineParser) parser.InlineParser {
	for _, b := range p.Trigger() {
		if b == '[' {
			return &linkParser{p}
		}
	}
	return &endParser{p}
}

type endParser struct{ parser.InlineParser }

func (p *endParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := p.InlineParser.Parse(parent, block, pc)
	switch n.(type) {
	case *ast.CodeSpan, *ast.AutoLink:
		_, at := block.Position()
		pc.Get(surveyKey).(*survey).end(n, at.Start)
	}
	return n
}

// linkParser keeps, beside goldmark's stack of open brackets, one of its own:
// with it a full reference whose label is not defined is seen where it stands.
type linkParser struct{ parser.InlineParser }

func (p *linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	s := pc.Get(surveyKey).(*survey)
	c := block.Peek()
	_, from := block.Position()
	n := p.InlineParser.Parse(parent, block, pc)
	_, to := block.Position()
	if c != ']' {
		if n != nil {
			s.brackets = append(s.brackets, bracket{from.Start, to.Start, c == '!'})
		}
		return n
	}
	if len(s.brackets) == 0 {
		return n
	}
	open := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	if n != nil {
		s.end(n, to.Start)
		return n
	}
	s.noteUndefined(open, from.Start, block)
	return nil
}

// noteUndefined looks whether the ] at closing, which made no link, is
// followed by a [label]: then the label is what is missing.
func (s *survey) noteUndefined(open bracket, closing int, block text.Reader) {
	src := block.Source()
	rest := src[min(closing+1, len(src)):]
	if len(rest) == 0 || rest[0] != '[' {
		return
	}
	end := bytes.IndexAny(rest[1:], "[]\n")
	if end < 0 || rest[1+end] != ']' {
		return
	}
	label := source.At(closing+2, closing+2+end)
	s.undefined = append(s.undefined, UndefinedReference{
		Span: source.At(open.start, int(label.End)+1), Text: source.At(open.content, closing), Label: label, Image: open.image,
	})
}

func (p *linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
	s := pc.Get(surveyKey).(*survey)
	s.brackets = s.brackets[:0]
}

// paragraphParser reads paragraphs as goldmark does, but takes those that hold
// no markup out of the inline parse, which is where most of the time goes.
type paragraphParser struct{ parser.BlockParser }

func (p *paragraphParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	p.BlockParser.Close(node, reader, pc)
	parent := node.Parent()
	if parent == nil || node.Lines().Len() == 0 {
		return
	}
	first, last := node.Lines().At(0), node.Lines().At(node.Lines().Len()-1)
	if hasMarkup(reader.Source()[first.Start:last.Stop]) {
		return
	}
	if line, _ := reader.PeekLine(); claimsParagraph(line) {
		return
	}
	plain := &plainParagraph{}
	plain.SetLines(node.Lines())
	plain.SetPos(node.Pos())
	plain.SetBlankPreviousLines(node.HasBlankPreviousLines())
	parent.ReplaceChild(parent, node, plain)
}

// hasMarkup reports whether text may hold anything that a Tree lists.
func hasMarkup(text []byte) bool {
	return bytes.IndexByte(text, '<') >= 0 || bytes.IndexByte(text, '[') >= 0 ||
		bytes.IndexByte(text, '*') >= 0 || bytes.IndexByte(text, '_') >= 0
}

// claimsParagraph reports whether line may make the paragraph before it a
// heading or the term of a definition.
func claimsParagraph(line []byte) bool {
	line = util.TrimLeftSpace(line)
	return len(line) > 0 && (line[0] == '=' || line[0] == '-' || line[0] == ':')
}

// plainParagraph is a paragraph of nothing but words. It counts as raw, so
// that goldmark doesn't look for inline markup in it.
type plainParagraph struct{ ast.BaseBlock }

var kindPlainParagraph = ast.NewNodeKind("PlainParagraph")

func (n *plainParagraph) Kind() ast.NodeKind         { return kindPlainParagraph }
func (n *plainParagraph) IsRaw() bool                { return true }
func (n *plainParagraph) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
