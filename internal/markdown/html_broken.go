package markdown

import (
	"bytes"
	"slices"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A BrokenKind is a way in which a tag can be broken.
type BrokenKind uint8

const (
	CutTag    BrokenKind = iota + 1 // </a</b>: a closing tag without its >
	GluedAttr                       // href=""https://…": a quote too many before the value
	OpenQuote                       // <a href="https://…>: a quotation mark that nothing closes
)

// A Broken is a piece of text that was meant for a tag, or for a part of one,
// and is none.
type Broken struct {
	Kind  BrokenKind
	Span  source.Span // </a, or href=""https://…" with all the quotes that follow, or the open quote
	Name  source.Span // of the tag that is cut, or of the attribute
	Value source.Span // of an attribute: what was meant for its value
}

// A brokenScan looks for broken tags in the parts of a block, in order. Where
// Markdown reads no HTML, as in code, must not be in the parts.
type brokenScan struct {
	src  []byte
	emit func(Broken)
	open [len(textElements)]int // how many tags of each are open
}

// textElements are those whose closing tag may stand in the middle of a text.
var textElements = [...]string{
	"a", "abbr", "b", "cite", "code", "del", "div", "em", "i", "ins", "mark",
	"p", "q", "s", "small", "span", "strong", "sub", "sup", "u",
}

// read reads the next part of the block.
func (s *brokenScan) read(span source.Span) {
	src := s.src[:span.End]
	for at := nextMarkup(src, int(span.Start)); at < len(src); at = nextMarkup(src, at) {
		name, closing, ok := scanTagName(src, at)
		if !ok {
			at++
			continue
		}
		if !closing {
			if b, end, ok := scanOpenQuote(src, name); ok {
				s.emit(b)
				s.count(name, false)
				at = end
				continue
			}
		}
		if tag, ok := scanTag(src, at); ok {
			at = int(tag.Span.End)
			if !tag.SelfClosing {
				s.count(name, closing)
			}
			if !closing && !tag.SelfClosing && isRawText(name.Of(src)) {
				at = rawTextEnd(src, at, name.Of(src))
			}
			continue
		}
		if closing {
			next := skipSpace(src, int(name.End))
			_, _, beforeTag := scanTagName(src, next)
			if beforeTag || s.isOpen(name) && endsInText(src[name.End:]) {
				s.emit(Broken{Kind: CutTag, Span: source.At(at, int(name.End)), Name: name})
				s.count(name, true)
			}
			at = next
			continue
		}
		b, ok := scanGlued(src, int(name.End))
		if !ok {
			at++
			continue
		}
		s.emit(b)
		at = int(b.Span.End)
	}
}

func (s *brokenScan) count(name source.Span, closing bool) {
	i := s.element(name)
	switch {
	case i < 0:
	case !closing:
		s.open[i]++
	case s.open[i] > 0:
		s.open[i]--
	}
}

func (s *brokenScan) isOpen(name source.Span) bool {
	i := s.element(name)
	return i >= 0 && s.open[i] > 0
}

func (s *brokenScan) element(name source.Span) int {
	return slices.IndexFunc(textElements[:], func(e string) bool { return equalFold(name.Of(s.src), e) })
}

// endsInText reports whether what follows the name of a closing tag is text,
// which no > in the line could make a part of the tag: a full stop, a word, the
// end of the block.
func endsInText(rest []byte) bool {
	i := bytes.IndexAny(rest, "<>\n")
	return i < 0 || rest[i] != '>'
}

// scanOpenQuote reads the attributes behind the name of an opening tag up to an
// address that runs on into the next tag since nothing closes its quotation
// mark. It returns the place behind the > that was to end the tag.
func scanOpenQuote(src []byte, tag source.Span) (b Broken, end int, ok bool) {
	for at := int(tag.End); ; {
		name, value, found := scanAddress(src, at)
		if !found {
			_, next, ok := scanAttr(src, at)
			if !ok {
				return Broken{}, 0, false
			}
			at = next
			continue
		}
		quote := src[value-1]
		end := value
		for end < len(src) && isUnquoted(src[end]) || end < len(src) && src[end] == '=' {
			end++
		}
		if end == value || end == len(src) || src[end] != '>' {
			return Broken{}, 0, false
		}
		rest := src[end:]
		if i := bytes.IndexByte(rest, quote); i >= 0 {
			if rest = rest[:i]; !opensOrCloses(rest) {
				return Broken{}, 0, false
			}
		}
		return Broken{
			Kind:  OpenQuote,
			Span:  source.At(value-1, value),
			Name:  name,
			Value: source.At(value, end),
		}, end + 1, true
	}
}

// scanAddress reads href=" or src=" at src[at] up to behind the quotation mark.
func scanAddress(src []byte, at int) (name source.Span, value int, ok bool) {
	start := skipSpace(src, at)
	end := start
	for end < len(src) && isAttrName(src[end]) {
		end++
	}
	name = source.At(start, end)
	if start == at || !equalFold(name.Of(src), "href") && !equalFold(name.Of(src), "src") {
		return name, 0, false
	}
	equals := skipSpace(src, end)
	if equals == len(src) || src[equals] != '=' {
		return name, 0, false
	}
	quote := skipSpace(src, equals+1)
	return name, quote + 1, quote < len(src) && (src[quote] == '"' || src[quote] == '\'')
}

// opensOrCloses reports whether text holds what looks like a tag.
func opensOrCloses(text []byte) bool {
	for at := range text {
		if _, _, ok := scanTagName(text, at); ok {
			return true
		}
	}
	return false
}

// scanGlued reads the attributes from src[at] on up to one that is glued.
func scanGlued(src []byte, at int) (Broken, bool) {
	for {
		a, next, ok := scanAttr(src, at)
		if !ok {
			return Broken{}, false
		}
		if a.Quote != 0 && a.Value.Len() == 0 && isGlued(src, next) {
			return glued(src, a, next), true
		}
		at = next
	}
}

// isGlued reports whether what follows the closing quote before src[at] is
// neither the end of the tag nor another attribute.
func isGlued(src []byte, at int) bool {
	end := at
	for end < len(src) && isAttrName(src[end]) {
		end++
	}
	switch {
	case end == len(src), isSpace(src[end]), src[end] == '=', src[end] == '>':
		return false
	case src[end] == '/': // of />, or lost
		return end+1 < len(src) && !isSpace(src[end+1]) && src[end+1] != '>'
	}
	return end > at || isUnquoted(src[at])
}

// glued returns the attribute a with the text at src[at:], which was meant for
// its value: up to the next quote in the line, or else up to a space.
func glued(src []byte, a Attr, at int) Broken {
	end := at
	for end < len(src) && src[end] != a.Quote && bytes.IndexByte([]byte("<>\n\r"), src[end]) < 0 {
		end++
	}
	after := end
	for after < len(src) && src[after] == a.Quote {
		after++
	}
	if after == end {
		for end = at; end < after && !isSpace(src[end]); {
			end++
		}
		after = end
	}
	return Broken{
		Kind:  GluedAttr,
		Span:  source.At(int(a.Span.Start), after),
		Name:  a.name,
		Value: source.At(at, end),
	}
}
