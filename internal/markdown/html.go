package markdown

import (
	"bytes"
	"html"
	"iter"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Tag is an opening or closing HTML tag, or one of JSX that looks like HTML.
type Tag struct {
	Span        source.Span
	Name        source.Span // as written
	Closing     bool        // </i>
	SelfClosing bool        // <br/>
	Block       bool        // it stands in an HTML block
	Node        ast.Node    // what it is in the tree; nil in an HTML block
}

// Is reports whether the tag is named name, in letters of any case.
func (t Tag) Is(src []byte, name string) bool { return equalFold(t.Name.Of(src), name) }

// Attrs returns the attributes of the tag as they stand in src.
func (t Tag) Attrs(src []byte) iter.Seq[Attr] {
	return func(yield func(Attr) bool) {
		for at := int(t.Name.End); ; {
			a, next, ok := scanAttr(src[:t.Span.End], at)
			if !ok {
				return
			}
			a.Name = attrName(a.name.Of(src))
			if !yield(a) {
				return
			}
			at = next
		}
	}
}

// Attr returns the first attribute named name, which is in small letters: in
// HTML the others don't count.
func (t Tag) Attr(src []byte, name string) (Attr, bool) {
	for at := int(t.Name.End); ; {
		a, next, ok := scanAttr(src[:t.Span.End], at)
		if !ok {
			return Attr{}, false
		}
		if equalFold(a.name.Of(src), name) {
			a.Name = name
			return a, true
		}
		at = next
	}
}

// An Attr is an attribute of a tag.
type Attr struct {
	Name     string      // in small letters
	Span     source.Span // from the name to the closing quote
	Value    source.Span // without quotes; empty behind the name of a bare attribute
	HasValue bool        // false for a bare attribute
	Quote    byte        // ' or ", 0 if the value has none

	name source.Span
}

// attrName returns b in small letters; the usual ones cost no allocation.
func attrName(b []byte) string {
	switch string(b) {
	case "href":
		return "href"
	case "src":
		return "src"
	case "alt":
		return "alt"
	case "title":
		return "title"
	case "class":
		return "class"
	case "id":
		return "id"
	case "name":
		return "name"
	case "style":
		return "style"
	}
	return strings.ToLower(string(b))
}

func equalFold(b []byte, name string) bool {
	if len(b) != len(name) {
		return false
	}
	for i, c := range b {
		if lower(c) != lower(name[i]) {
			return false
		}
	}
	return true
}

// Unescape returns b with its character references decoded. Only references
// that end in a semicolon count, as in Markdown: what else HTML takes for one,
// it doesn't take in a URL such as ?a=1&copy=2.
func Unescape(b []byte) string {
	amp := bytes.IndexByte(b, '&')
	if amp < 0 {
		return string(b)
	}
	var out strings.Builder
	out.Grow(len(b))
	for ; amp >= 0; amp = bytes.IndexByte(b, '&') {
		out.Write(b[:amp])
		b = b[amp:]
		n := referenceLen(b)
		out.WriteString(decodeReference(string(b[:n])))
		b = b[n:]
	}
	out.Write(b)
	return out.String()
}

// referenceLen returns the length of what looks like a character reference at
// the start of b, 1 if it is just an ampersand.
func referenceLen(b []byte) int {
	i := 1
	if i < len(b) && b[i] == '#' {
		i++
	}
	for i < len(b) && (isLetter(b[i]) || isDigit(b[i])) {
		i++
	}
	if i < len(b) && b[i] == ';' {
		return i + 1
	}
	return 1
}

func decodeReference(s string) string {
	decoded := html.UnescapeString(s)
	// Of an unknown name, UnescapeString decodes the beginning: &notit; is ¬it; to it.
	if len(decoded) > 1 && strings.HasSuffix(decoded, ";") {
		return s
	}
	return decoded
}
