package review

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/source"
)

// stray tells which marks stand in a block as mere characters.
type stray struct {
	block                ast.Node
	asterisk, underscore bool
	opens                bool        // one of them begins emphasis in kramdown, if there is an end for it
	dollars              source.Span // from the first $ to the last
}

// StrayMark reports whether the marker, * or _, stands as a mere character
// somewhere in the block, where another renderer may pair it up, or in a
// template there, which may print it. The block asked about last is kept: all
// the findings of a long one ask about it.
func (f *File) StrayMark(block ast.Node, marker byte) bool {
	s := f.strayMarks(block)
	if marker == '*' {
		return s.asterisk
	}
	return s.underscore
}

// StrayOpening reports whether one of the marks that stand as mere characters
// in the block may begin emphasis in kramdown: that may reach far, and nothing
// of its kind nests in it.
func (f *File) StrayOpening(block ast.Node) bool { return f.strayMarks(block).opens }

// BetweenDollars reports whether the block has a $ before s and one behind it.
func (f *File) BetweenDollars(block ast.Node, s source.Span) bool {
	dollars := f.strayMarks(block).dollars
	return dollars.Len() > 0 && dollars.Start < s.Start && dollars.End >= s.End
}

func (f *File) strayMarks(block ast.Node) stray {
	t := f.Tree()
	span := t.Block(block)
	kramdown := t.Dialect.Engine == markdown.Kramdown || t.Dialect.Engine == markdown.AnyEngine
	if kramdown {
		block = wholeTable(block)
	}
	if f.stray.block == block {
		return f.stray
	}
	s := stray{block: block}
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if text, ok := n.(*ast.Text); ok && entering {
			// The file's own bytes, in which templates aren't masked.
			span := t.Span(text)
			s.note(span.Of(f.Bytes()))
			s.opens = s.opens || mayOpen(f.Bytes(), span)
		} else if entering && n.Kind() == ast.KindEmphasis {
			s.opens = s.opens || nestsInItself(n) || isCut(t.Span(n).Of(f.Bytes()))
		}
		return ast.WalkContinue, nil
	})
	if kramdown {
		s.opens = s.opens || t.GoesOnFromHTML(block)
		s.noteRules(f.Bytes(), int(f.Matter().Body), span)
	}
	lines := span.Of(f.Bytes())
	if first := bytes.IndexByte(lines, '$'); first >= 0 {
		s.dollars = source.At(int(span.Start)+first, int(span.Start)+bytes.LastIndexByte(lines, '$'))
	}
	f.stray = s
	return s
}

// wholeTable returns the table or the list of definitions that the block is a
// cell or term of, or the block itself: in kramdown their lines may turn out to
// be a paragraph.
func wholeTable(block ast.Node) ast.Node {
	switch block.Kind() {
	case extast.KindDefinitionTerm:
		return block.Parent()
	case extast.KindTableCell:
		return block.Parent().Parent()
	}
	return block
}

func (s *stray) note(text []byte) {
	s.asterisk = s.asterisk || bytes.IndexByte(text, '*') >= 0
	s.underscore = s.underscore || bytes.IndexByte(text, '_') >= 0
}

// mayOpen reports whether kramdown takes a mark in s for the beginning of
// emphasis, or may not end one at it: text, not white space, follows it, or a
// mark stands before it. An underscore opens nothing behind a letter. So may a
// backtick begin code.
func mayOpen(src []byte, s source.Span) bool {
	for i := s.Start; i < s.End; i++ {
		c := src[i]
		if c != '*' && c != '_' && c != '`' {
			continue
		}
		var before, after byte = ' ', ' '
		if i > 0 {
			before = src[i-1]
		}
		if int(i)+1 < len(src) {
			after = src[i+1]
		}
		switch {
		case before == c:
			return true
		case before == '\\', strings.IndexByte(" \t\r\n", after) >= 0:
		case c != '_' || !isLetter(before):
			return true
		}
	}
	return false
}

// nestsInItself reports whether n is emphasis in emphasis of its own strength,
// of whose marks kramdown makes something else.
func nestsInItself(n ast.Node) bool {
	level := n.(*ast.Emphasis).Level
	for p := n.Parent(); p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		if outer, ok := p.(*ast.Emphasis); ok && outer.Level == level {
			return true
		}
	}
	return false
}

// isCut reports whether kramdown ends a paragraph inside the emphasis: at a list
// that begins with any number, at HTML, at a definition.
func isCut(emphasis []byte) bool {
	for {
		_, next, found := bytes.Cut(emphasis, []byte("\n"))
		if !found {
			return false
		}
		emphasis = bytes.TrimLeft(next, " \t>")
		behind := bytes.TrimLeft(emphasis, "0123456789")
		if len(behind) > 0 && (behind[0] == '.' && len(behind) < len(emphasis) || emphasis[0] == '<' || emphasis[0] == ':') {
			return true
		}
	}
}

func isLetter(c byte) bool { return c >= utf8.RuneSelf || c|0x20 >= 'a' && c|0x20 <= 'z' }

// maxRuleReach bounds how many lines beyond a rule are looked at.
const maxRuleReach = 16

// noteRules notes the marks of rules, such as *** and ---, that touch the block,
// with those of the lines beyond: kramdown may take them all for one paragraph.
func (s *stray) noteRules(src []byte, body int, block source.Span) {
	s.noteTouching(src[body:max(body, bytes.LastIndexByte(src[:block.Start], '\n')+1)], lastLine)
	below := src[block.End:]
	if block.End > 0 && src[block.End-1] != '\n' {
		_, below = firstLine(below)
	}
	s.noteTouching(below, firstLine)
}

func (s *stray) noteTouching(text []byte, cut func([]byte) (line, rest []byte)) {
	for i := range maxRuleReach {
		var line []byte
		line, text = cut(text)
		line = bytes.TrimSpace(bytes.TrimLeft(line, " \t>"))
		if len(line) == 0 || i == 0 && len(bytes.Trim(line, "*_-= \t")) > 0 {
			return
		}
		s.note(line)
		s.opens = s.opens || i > 0 && mayOpen(line, source.At(0, len(line)))
	}
}

func firstLine(text []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(text, []byte("\n"))
	return line, rest
}

func lastLine(text []byte) (line, rest []byte) {
	text = bytes.TrimSuffix(text, []byte("\n"))
	i := bytes.LastIndexByte(text, '\n') + 1
	return text[i:], text[:i]
}
