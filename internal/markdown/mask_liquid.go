package markdown

import (
	"bytes"

	"github.com/reviewlint/reviewlint/internal/source"
)

// liquidSpans returns the Liquid of a text as the tokenizer of Liquid 4 cuts
// it: a tag ends at the first %}, an output at the first }}, even inside a
// string. Comments and highlighted code are one span with all their content;
// the content of raw is no Liquid and stays. With nunjucks, {# … #} is a
// comment, too; {#id} is an attribute of a heading.
func liquidSpans(src []byte, from int, nunjucks bool) []source.Span {
	l := liquid{
		src:      src,
		nunjucks: nunjucks,
		noteEnd:  newFinder(src, "#}"),
		tagEnd:   newFinder(src, "%}"),
		varEnd:   newFinder(src, "}}"),
		comments: newHTMLComments(src),
	}
	for at := from; ; {
		i := bytes.IndexByte(src[at:], '{')
		if i < 0 {
			return l.spans
		}
		// What is masked whole is no HTML: a comment may begin there that ends far behind it.
		if start, end := l.comments.from(at); start < at+i && l.depth == 0 {
			at = end
			continue
		}
		at = l.read(at + i)
	}
}

type liquid struct {
	marks
	src            []byte
	nunjucks       bool
	tagEnd, varEnd finder
	noteEnd        finder
	comments       htmlComments
	neverRaw       bool // a raw without its end: no text behind it has one
}

// read notes the construct at the brace src[at] and returns where to go on.
func (l *liquid) read(at int) int {
	switch {
	case hasPrefixAt(l.src, at, "{{"):
		if end := l.varEnd.from(at + 2); end < len(l.src) {
			l.add(at, end+2)
			return end + 2
		}
		return at + 2
	case hasPrefixAt(l.src, at, "{%"):
		if end := l.tagEnd.from(at + 2); end < len(l.src) {
			l.add(at, end+2)
			return l.readTag(at, end+2)
		}
		return at + 2
	case l.nunjucks && hasPrefixAt(l.src, at, "{#") && at+2 < len(l.src) && isSpace(l.src[at+2]):
		if end := l.noteEnd.from(at + 2); end < len(l.src) {
			l.add(at, end+2)
			return end + 2
		}
	}
	return at + 1
}

// readTag acts on the tag just added.
func (l *liquid) readTag(at, end int) int {
	switch string(liquidName(l.src, at)) {
	case "raw":
		return l.readRaw(end)
	case "comment":
		l.open("comment")
	case "highlight":
		l.open("highlight")
	case "endcomment":
		l.close("comment")
	case "endhighlight":
		l.close("highlight")
	}
	return end
}

// readRaw looks for the end of the raw whose content begins at src[at].
func (l *liquid) readRaw(at int) int {
	for i := at; !l.neverRaw; i += 2 {
		n := bytes.Index(l.src[i:], []byte("{%"))
		if n < 0 {
			break
		}
		i += n
		if string(liquidName(l.src, i)) != "endraw" {
			continue
		}
		// Not with the finder: where this fails, reading goes on further up.
		if n = bytes.Index(l.src[i:], []byte("%}")); n < 0 {
			break
		}
		l.add(i, i+n+2)
		return i + n + 2
	}
	l.neverRaw = true
	return at
}

// liquidName returns the name of the tag that begins at src[at].
func liquidName(src []byte, at int) []byte {
	at += len("{%")
	if at < len(src) && src[at] == '-' {
		at++
	}
	at = skipSpace(src, at)
	return src[at:skipWord(src, at)]
}
