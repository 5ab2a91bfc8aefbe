package markdown

import (
	"bytes"

	"github.com/reviewlint/reviewlint/internal/source"
)

// kramdownSpans returns what only kramdown reads: attribute lists and their
// definitions, {: .x #id}, and its extensions with all their content,
// {::comment}…{:/comment}. See "Extensions" and "Attribute List Definitions"
// in kramdown's syntax.
func kramdownSpans(src []byte, from int) []source.Span {
	if !bytes.Contains(src[from:], []byte("{:")) {
		return nil
	}
	k := kramdownReader{src: src, brace: newFinder(src, "}"), stop: newFinder(src, "{:/}")}
	for i, name := range kramdownExtensions {
		k.namedStop[i] = newFinder(src, "{:/"+name+"}")
	}
	var spans []source.Span
	text := newProse(src, from)
	for at := text.next(from); at >= 0; at = text.next(at) {
		end := k.end(at)
		if end < 0 {
			at++
			continue
		}
		spans = append(spans, source.At(at, end))
		at = end
	}
	return spans
}

// kramdownExtensions are the extensions that kramdown has.
var kramdownExtensions = [...]string{"comment", "nomarkdown", "options"}

type kramdownReader struct {
	src         []byte
	brace, stop finder
	namedStop   [len(kramdownExtensions)]finder
}

// end returns the end of what begins at the brace src[at], -1 if it is text.
func (k *kramdownReader) end(at int) int {
	switch {
	case !hasPrefixAt(k.src, at, "{:"), hasPrefixAt(k.src, at, "{:/"):
		return -1
	case hasPrefixAt(k.src, at, "{::"):
		return k.extensionEnd(at)
	}
	end := k.braceFrom(at + len("{:"))
	if end == len(k.src) || end == at+len("{:") {
		return -1
	}
	return end + 1
}

func (k *kramdownReader) extensionEnd(at int) int {
	inside := at + len("{::")
	name := k.src[inside:skipWord(k.src, inside)]
	for i, known := range kramdownExtensions {
		if string(name) != known {
			continue
		}
		end := k.braceFrom(inside + len(name))
		if end == len(k.src) {
			return -1
		}
		if k.src[end-1] == '/' {
			return end + 1
		}
		plain, named := k.stop.from(end), k.namedStop[i].from(end)
		switch {
		case plain < named:
			return plain + len(k.stop.needle)
		case named < len(k.src):
			return named + len(k.namedStop[i].needle)
		}
	}
	return -1
}

// braceFrom returns the place of the first closing brace at or behind at that
// is not escaped, len(src) if there is none.
func (k *kramdownReader) braceFrom(at int) int {
	for {
		end := k.brace.from(at)
		if end == len(k.src) || k.src[end-1] != '\\' {
			return end
		}
		at = end + 1
	}
}
