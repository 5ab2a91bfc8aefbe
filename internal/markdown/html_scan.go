package markdown

import (
	"bytes"

	"github.com/reviewlint/reviewlint/internal/source"
)

// scanTags calls emit for every tag in an HTML block, in order. Comments,
// CDATA sections, declarations and processing instructions are passed over, as
// is the text of elements in which no tags are read.
//
// What begins like a tag and isn't one is read again from its next <. The time
// is linear in the span all the same: a quote moves each reading into another
// state, never two into one, so that of all readings that pass a place one is
// in double quotes, one in single quotes and one in none.
func scanTags(src []byte, span source.Span, emit func(Tag)) {
	src = src[:span.End]
	for at := nextMarkup(src, int(span.Start)); at < len(src); {
		tag, ok := scanTag(src, at)
		if !ok {
			at = nextMarkup(src, at+1)
			continue
		}
		emit(tag)
		at = int(tag.Span.End)
		if !tag.Closing && !tag.SelfClosing && isRawText(tag.Name.Of(src)) {
			at = rawTextEnd(src, at, tag.Name.Of(src))
		}
		at = nextMarkup(src, at)
	}
}

// nextMarkup returns the place of the first < at or behind at that may begin a
// tag, len(src) if there is none.
func nextMarkup(src []byte, at int) int {
	for {
		i := bytes.IndexByte(src[at:], '<')
		if i < 0 {
			return len(src)
		}
		at += i
		end := hiddenEnd(src, at)
		if end == at {
			return at
		}
		at = end
	}
}

// hiddenEnd returns the end of the comment, CDATA section, declaration or
// processing instruction that begins at src[at], and at if none does. One that
// is not closed hides all that follows.
func hiddenEnd(src []byte, at int) int {
	inside, closer := at+len("<!"), ""
	switch {
	case hasPrefixAt(src, at, "<!--"):
		closer = "-->"
	case hasPrefixAt(src, at, "<![CDATA["):
		closer = "]]>"
	case hasPrefixAt(src, at, "<!") && inside < len(src) && isLetter(src[inside]):
		closer = ">"
	case hasPrefixAt(src, at, "<?"):
		closer = "?>"
	default:
		return at
	}
	if i := bytes.Index(src[inside:], []byte(closer)); i >= 0 {
		return inside + i + len(closer)
	}
	return len(src)
}

// isRawText reports whether HTML reads no tags inside the element.
func isRawText(name []byte) bool {
	return equalFold(name, "script") || equalFold(name, "style") ||
		equalFold(name, "textarea") || equalFold(name, "title")
}

// rawTextEnd returns the place of the tag that closes the raw text at src[at:].
func rawTextEnd(src []byte, at int, name []byte) int {
	for {
		i := bytes.Index(src[at:], []byte("</"))
		if i < 0 {
			return len(src)
		}
		at += i
		end := min(at+len("</")+len(name), len(src))
		if equalFold(src[at+len("</"):end], string(name)) && (end == len(src) || !isTagName(src[end])) {
			return at
		}
		at += len("</")
	}
}

// scanTag reads the tag that begins at src[at], by the grammar of raw HTML in
// CommonMark 0.31, section 6.6. It asks for less in one place: HTML, which is
// what reads an HTML block, needs no white space behind a quoted value.
func scanTag(src []byte, at int) (Tag, bool) {
	name, closing, ok := scanTagName(src, at)
	if !ok {
		return Tag{}, false
	}
	tag := Tag{Name: name, Closing: closing}
	next := int(name.End)
	if !closing {
		next = skipAttrs(src, next)
	}
	next = skipSpace(src, next)
	if !closing && next < len(src) && src[next] == '/' {
		tag.SelfClosing = true
		next++
	}
	if next >= len(src) || src[next] != '>' {
		return Tag{}, false
	}
	tag.Span = source.At(at, next+1)
	return tag, true
}

// scanTagName reads the beginning of a tag, up to its name.
func scanTagName(src []byte, at int) (name source.Span, closing, ok bool) {
	if at >= len(src) || src[at] != '<' {
		return name, false, false
	}
	start := at + 1
	if start < len(src) && src[start] == '/' {
		closing = true
		start++
	}
	if start >= len(src) || !isLetter(src[start]) {
		return name, false, false
	}
	end := start
	for end < len(src) && isTagName(src[end]) {
		end++
	}
	return source.At(start, end), closing, true
}

func skipAttrs(src []byte, at int) int {
	for {
		_, next, ok := scanAttr(src, at)
		if !ok {
			return at
		}
		at = next
	}
}

// scanAttr reads the attribute at src[at], which is behind the name of the tag
// or another attribute, and returns the place behind it.
func scanAttr(src []byte, at int) (a Attr, next int, ok bool) {
	start := skipSpace(src, at)
	afterQuote := src[at-1] == '"' || src[at-1] == '\''
	if start == len(src) || start == at && !afterQuote || !isAttrStart(src[start]) {
		return Attr{}, at, false
	}
	end := start
	for end < len(src) && isAttrName(src[end]) {
		end++
	}
	a = Attr{Span: source.At(start, end), Value: source.At(end, end), name: source.At(start, end)}
	equals := skipSpace(src, end)
	if equals == len(src) || src[equals] != '=' {
		return a, end, true
	}
	value := skipSpace(src, equals+1)
	if value == len(src) {
		return Attr{}, at, false
	}
	switch c := src[value]; c {
	case '"', '\'':
		n := bytes.IndexByte(src[value+1:], c)
		if n < 0 {
			return Attr{}, at, false
		}
		a.Quote, a.Value = c, source.At(value+1, value+1+n)
		next = value + 1 + n + 1
	default:
		for next = value; next < len(src) && isUnquoted(src[next]); next++ {
		}
		if next == value {
			return Attr{}, at, false
		}
		a.Value = source.At(value, next)
	}
	a.HasValue = true
	a.Span.End = uint32(next)
	return a, next, true
}

func isTagName(c byte) bool { return isLetter(c) || isDigit(c) || c == '-' }

func isAttrStart(c byte) bool { return isLetter(c) || c == '_' || c == ':' }

func isAttrName(c byte) bool { return isAttrStart(c) || isDigit(c) || c == '.' || c == '-' }

// isUnquoted reports whether c may stand in a value without quotes.
func isUnquoted(c byte) bool {
	return !isSpace(c) && c != '"' && c != '\'' && c != '=' && c != '<' && c != '>' && c != '`'
}
