package markdown

import (
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// The lists are those of kramdown 2.4, parser/html.rb.

// isKramdownSpan (HTML_SPAN_ELEMENTS): they stand in text wherever they begin.
func isKramdownSpan(name string) bool {
	switch name {
	case "a", "abbr", "acronym", "b", "big", "bdo", "br", "button", "cite", "code", "del", "dfn", "em",
		"i", "img", "input", "ins", "kbd", "label", "mark", "option", "q", "rb", "rbc", "rp", "rt", "rtc",
		"ruby", "samp", "select", "small", "span", "strong", "sub", "sup", "tt", "u", "var":
		return true
	}
	return false
}

// isKramdownBlock (HTML_BLOCK_ELEMENTS): they are no tags in the middle of text.
func isKramdownBlock(name string) bool {
	switch name {
	case "address", "article", "aside", "applet", "body", "blockquote", "caption", "col", "colgroup", "dd",
		"div", "dl", "dt", "fieldset", "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
		"header", "hgroup", "hr", "html", "head", "iframe", "legend", "menu", "li", "main", "map", "nav",
		"ol", "optgroup", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tfoot",
		"tr", "ul":
		return true
	}
	return false
}

// mayHoldMarkdown (HTML_CONTENT_MODEL_BLOCK and _SPAN): of all others the content
// is raw.
func mayHoldMarkdown(name string) bool {
	switch name {
	case "address", "applet", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl",
		"fieldset", "figure", "figcaption", "footer", "form", "header", "hgroup", "iframe", "li", "main",
		"map", "menu", "nav", "noscript", "object", "section", "summary", "td", "a", "abbr", "acronym", "b",
		"bdo", "big", "button", "cite", "caption", "del", "dfn", "dt", "em", "h1", "h2", "h3", "h4", "h5",
		"h6", "i", "ins", "label", "legend", "optgroup", "p", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby",
		"select", "small", "span", "strong", "sub", "sup", "th", "tt":
		return true
	}
	return false
}

// holdsText (HTML_CONTENT_MODEL_SPAN, without HTML_SPAN_ELEMENTS): Markdown in
// them is text, in which no blocks begin.
func holdsText(name string) bool {
	switch name {
	case "caption", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "optgroup", "p", "th":
		return true
	}
	return false
}

// isKramdownVoid (HTML_ELEMENTS_WITHOUT_BODY): they have no content.
func isKramdownVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen", "link", "meta",
		"param", "source", "track", "wbr":
		return true
	}
	return false
}

func elementName(name []byte) string { return strings.ToLower(string(name)) }

// scanKramdownTag reads the tag that begins at src[at], by the expressions
// HTML_TAG_RE and HTML_TAG_CLOSE_RE: names are those of XML, and a value
// without quotes is a word.
func scanKramdownTag(src []byte, at int) (Tag, bool) {
	if at >= len(src) || src[at] != '<' {
		return Tag{}, false
	}
	tag := Tag{}
	start := at + 1
	if start < len(src) && src[start] == '/' {
		tag.Closing = true
		start++
	}
	if start >= len(src) || !isXMLNameStart(src[start]) {
		return Tag{}, false
	}
	end := start
	for end < len(src) && isXMLName(src[end]) {
		end++
	}
	tag.Name = source.At(start, end)
	for !tag.Closing {
		a, next, ok := scanAttr(src, end)
		if !ok {
			break
		}
		if a.HasValue && a.Quote == 0 && skipWord(src, int(a.Value.Start)) < int(a.Value.End) {
			return Tag{}, false
		}
		end = next
	}
	end = skipSpace(src, end)
	if !tag.Closing && end < len(src) && src[end] == '/' {
		tag.SelfClosing = true
		end++
	}
	if end >= len(src) || src[end] != '>' {
		return Tag{}, false
	}
	tag.Span = source.At(at, end+1)
	return tag, true
}

func isXMLNameStart(c byte) bool { return isLetter(c) || c == '_' || c >= 0x80 }

func isXMLName(c byte) bool {
	return isXMLNameStart(c) || isDigit(c) || c == '-' || c == '.' || c == ':'
}
