package markdown

import (
	"bytes"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A BrokenKind is a way in which a tag can be broken.
type BrokenKind uint8

const (
	CutTag    BrokenKind = iota + 1 // </a</b>: a closing tag without its >
	GluedAttr                       // href=""https://…": a quote too many before the value
)

// A Broken is a piece of text that was meant for a tag and is none.
type Broken struct {
	Kind  BrokenKind
	Span  source.Span // </a, or href=""https://…" with all the quotes that follow
	Name  source.Span // of the tag that is cut, or of the attribute
	Value source.Span // of a glued attribute: what was meant for its value
}

// scanBroken calls emit for every broken tag in text or HTML, in order. Where
// Markdown reads no HTML, as in code, must not be in the span.
func scanBroken(src []byte, span source.Span, emit func(Broken)) {
	src = src[:span.End]
	for at := nextMarkup(src, int(span.Start)); at < len(src); at = nextMarkup(src, at) {
		name, closing, ok := scanTagName(src, at)
		if !ok {
			at++
			continue
		}
		if tag, ok := scanTag(src, at); ok {
			at = int(tag.Span.End)
			if !closing && !tag.SelfClosing && isRawText(name.Of(src)) {
				at = rawTextEnd(src, at, name.Of(src))
			}
			continue
		}
		if closing {
			next := skipSpace(src, int(name.End))
			if _, _, ok := scanTagName(src, next); ok {
				emit(Broken{Kind: CutTag, Span: source.At(at, int(name.End)), Name: name})
			}
			at = next
			continue
		}
		b, ok := scanGlued(src, int(name.End))
		if !ok {
			at++
			continue
		}
		emit(b)
		at = int(b.Span.End)
	}
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
