package markdown

import (
	"bytes"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// shortcodeSpans returns the shortcodes of Hugo and Zola. A tag is a span of
// its own and the text between an opening and a closing tag stays, save that
// of highlight, which is code.
func shortcodeSpans(src []byte, from int) []source.Span {
	s := shortcodes{
		src:         src,
		hugoComment: [2]finder{newFinder(src, "*/>}}"), newFinder(src, "*/%}}")},
		zolaComment: [2]finder{newFinder(src, "*/}}"), newFinder(src, "*/%}")},
		comments:    newHTMLComments(src),
	}
	for at := from; ; {
		i := bytes.IndexByte(src[at:], '{')
		if i < 0 {
			return s.spans
		}
		if start, end := s.comments.from(at); start < at+i && s.depth == 0 {
			at = end
			continue
		}
		at += i
		end := s.end(at)
		if end < 0 {
			at++
			continue
		}
		s.add(at, end)
		s.nest(at, end)
		at = end
	}
}

type shortcodes struct {
	marks
	src         []byte
	hugoComment [2]finder
	zolaComment [2]finder
	comments    htmlComments
}

// end returns the end of the shortcode that begins at the brace src[at], -1 if
// none does.
func (s *shortcodes) end(at int) int {
	switch {
	case hasPrefixAt(s.src, at, "{{</*"):
		return s.commentEnd(&s.hugoComment[0], at+5)
	case hasPrefixAt(s.src, at, "{{%/*"):
		return s.commentEnd(&s.hugoComment[1], at+5)
	case hasPrefixAt(s.src, at, "{{/*"):
		return s.commentEnd(&s.zolaComment[0], at+4)
	case hasPrefixAt(s.src, at, "{%/*"):
		return s.commentEnd(&s.zolaComment[1], at+4)
	case hasPrefixAt(s.src, at, "{{<"):
		return s.tagEnd(at+3, ">}}", "\"`")
	case hasPrefixAt(s.src, at, "{{%"):
		return s.tagEnd(at+3, "%}}", "\"`")
	case hasPrefixAt(s.src, at, "{{") && s.isCall(at+2):
		return s.tagEnd(at+2, "}}", "\"'`")
	case hasPrefixAt(s.src, at, "{%") && s.isCall(at+2):
		return s.tagEnd(at+2, "%}", "\"'`")
	}
	return -1
}

// nest acts on the tag just added.
func (s *shortcodes) nest(at, end int) {
	if c := s.src[at+2]; c != '<' && c != '%' {
		return
	}
	i := skipSpace(s.src, at+3)
	closing := s.src[i] == '/'
	if closing {
		i = skipSpace(s.src, i+1)
	}
	if string(s.src[i:skipWord(s.src, i)]) != "highlight" {
		return
	}
	switch {
	case closing:
		s.close("highlight")
	case s.src[end-4] != '/': // <highlight … /> has no content
		s.open("highlight")
	}
}

func (s *shortcodes) commentEnd(f *finder, at int) int {
	end := f.from(at)
	if end == len(s.src) {
		return -1
	}
	return end + len(f.needle)
}

// isCall reports whether src[at:] is the inside of a shortcode of Zola: a call
// with its parentheses, or the end of a body.
func (s *shortcodes) isCall(at int) bool {
	opener := s.src[at-1]
	if at < len(s.src) && s.src[at] == '-' {
		at++
	}
	name := skipSpace(s.src, at)
	end := skipWord(s.src, name)
	next := skipSpace(s.src, end)
	if end == name || next == len(s.src) {
		return false
	}
	if s.src[next] == '(' {
		return true
	}
	return opener == '%' && string(s.src[name:end]) == "end" && (s.src[next] == '%' || s.src[next] == '-')
}

// tagEnd returns the place behind the closer of the tag whose inside begins at
// src[at]; -1 if it has none before the next tag. A closer in a string does
// not count: unlike Liquid, Hugo and Zola read their strings first.
func (s *shortcodes) tagEnd(at int, closer, quotes string) int {
	for i := at; i < len(s.src); i++ {
		switch c := s.src[i]; c {
		case closer[0]:
			if hasPrefixAt(s.src, i, closer) {
				return i + len(closer)
			}
		case '{':
			if hasPrefixAt(s.src, i, "{{") || hasPrefixAt(s.src, i, "{%") {
				return -1
			}
		case '\\':
			if hasPrefixAt(s.src, i, `\"`) {
				i++
			}
		case '`':
			i += max(0, 1+bytes.IndexByte(s.src[i+1:], '`'))
		case '"', '\'':
			if strings.IndexByte(quotes, c) >= 0 {
				i = stringEnd(s.src, i)
			}
		}
	}
	return -1
}

// stringEnd returns the place of the quote that ends the string at src[at],
// and at itself if the line ends before: then it is a character like others.
func stringEnd(src []byte, at int) int {
	for i := at + 1; i < len(src); i++ {
		switch src[i] {
		case src[at]:
			return i
		case '\\':
			i++
		case '\n', '\r':
			return at
		}
	}
	return at
}
