package markdown

import (
	"bytes"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// mdxSpans returns the JavaScript of an MDX text: expressions in braces, and
// blocks of import and export statements. JSX tags stay, they are read as
// HTML. How a statement or expression ends is for a parser of JavaScript to
// say; this reads it by its brackets, strings, templates and comments.
func mdxSpans(src []byte, from int) []source.Span {
	body := src[from:]
	if bytes.IndexByte(body, '{') < 0 && !bytes.Contains(body, []byte("import ")) && !bytes.Contains(body, []byte("export ")) {
		return nil
	}
	m := mdx{src: src, commentEnd: newFinder(src, "*/"), ticks: newFinder(src, "`")}
	var spans []source.Span
	text := newProse(src, from)
	text.esm = true
	for at := text.next(from); at >= 0; at = text.next(at) {
		var end int
		if src[at] == '{' {
			end = m.expressionEnd(at)
		} else {
			end = m.moduleEnd(at)
		}
		if end < 0 {
			at++
			continue
		}
		spans = append(spans, source.At(at, end))
		at = end
	}
	return spans
}

type mdx struct {
	src               []byte
	commentEnd, ticks finder

	depth    int   // of braces in the script being read
	literals []int // depths of the braces that lead back into a template literal

	// lost is set by the first script that never ends. No MDX compiler takes
	// such a text, and to read on to its end again and again takes long: what
	// follows is read in the simplest way.
	lost bool
}

// expressionEnd returns the end of the expression that begins at src[at], -1
// if it has none.
func (m *mdx) expressionEnd(at int) int {
	if !m.lost {
		if end := m.scriptEnd(at, false); end >= 0 {
			return end
		}
		m.lost = true
	}
	i := bytes.IndexAny(m.src[at+1:], "{}\n\r")
	if i < 0 || m.src[at+1+i] != '}' {
		return -1
	}
	return at + i + 2
}

// moduleEnd returns the end of the statements that begin at src[at]: before a
// blank line outside of braces, or before the end of the text.
func (m *mdx) moduleEnd(at int) int {
	end := -1
	if !m.lost {
		end = m.scriptEnd(at, true)
		m.lost = end < 0
	}
	if end < 0 {
		end = nextBlankLine(m.src, at)
	}
	return at + len(bytes.TrimRight(m.src[at:end], " \t\n\r"))
}

// scriptEnd reads JavaScript from src[at] on: an expression up to the brace
// that closes the first, a module up to a blank line. It returns -1 if the
// braces don't add up.
func (m *mdx) scriptEnd(at int, module bool) int {
	m.depth, m.literals = 0, m.literals[:0]
	for i := at; i < len(m.src); i++ {
		switch m.src[i] {
		case '{':
			m.depth++
		case '}':
			m.depth--
			switch n := len(m.literals); {
			case m.depth < 0:
				return -1
			case m.depth == 0 && !module:
				return i + 1
			case n > 0 && m.literals[n-1] == m.depth:
				m.literals = m.literals[:n-1]
				i = m.literal(i)
			}
		case '`':
			i = m.literal(i)
		case '\\':
			i++
		case '"':
			i = stringEnd(m.src, i)
		case '\'':
			// Behind a letter it's the apostrophe of a text within tags.
			if !isWord(m.src[i-1]) {
				i = stringEnd(m.src, i)
			}
		case '/':
			i = m.slash(at, i)
		case '\n', '\r':
			if module && m.depth == 0 && isBlankLine(m.src, nextLine(m.src, i)) {
				return i
			}
		}
	}
	if module && m.depth == 0 {
		return len(m.src)
	}
	return -1
}

// literal reads a template literal, or goes on in it, behind src[at]. It
// returns the place of the last character it knows: the backtick that ends the
// literal, or the brace of an expression in it.
func (m *mdx) literal(at int) int {
	if m.ticks.from(at+1) == len(m.src) {
		return at
	}
	for i := at + 1; i < len(m.src); i++ {
		switch m.src[i] {
		case '`':
			return i
		case '\\':
			i++
		case '$':
			if hasPrefixAt(m.src, i, "${") {
				m.literals = append(m.literals, m.depth)
				m.depth++
				return i + 1
			}
		}
	}
	return len(m.src)
}

// slash returns the last place of the comment or regular expression that
// begins at src[at], in a script that begins at start, and at if the slash
// divides or belongs to a tag.
func (m *mdx) slash(start, at int) int {
	switch {
	case hasPrefixAt(m.src, at, "//"):
		if m.src[at-1] == ':' { // the text within tags has URLs
			return at + 1
		}
		return lineEnd(m.src, at) - 1
	case hasPrefixAt(m.src, at, "/*"):
		if end := m.commentEnd.from(at + 2); end < len(m.src) {
			return end + 1
		}
		return at
	}
	before := bytes.TrimRight(m.src[start:at], " \t\n\r")
	if n := len(before); n == 0 || strings.IndexByte("(,=:[!&|?{;", before[n-1]) < 0 {
		return at
	}
	return stringEnd(m.src, at) // a slash in a class ends it early, which does no harm
}
