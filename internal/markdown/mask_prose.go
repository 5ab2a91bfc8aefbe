package markdown

import "bytes"

// A prose finds characters where a renderer that knows Markdown would: not in
// fenced code, code spans and HTML comments, nor behind a backslash. It reads
// lines, not blocks: fences count however deep they stand in lists and quotes.
type prose struct {
	src      []byte
	body     int  // where the Markdown begins
	esm      bool // stop at import and export, too
	comments htmlComments
	blank    int               // a blank line, the first behind the last code span tried
	unpaired [maxTicks + 1]int // by length of a run of backticks: where the paragraph ends that has no second
}

// maxTicks is the longest run of backticks that may open a code span. Without
// a limit, runs of all lengths would each be searched for to the end.
const maxTicks = 80

func newProse(src []byte, from int) prose {
	return prose{src: src, body: from, comments: newHTMLComments(src), blank: -1}
}

// next returns the place of the first opening brace at or behind at, -1 if
// there is none. With p.esm it also stops at the statements of a module, which
// begin with no brace.
func (p *prose) next(at int) int {
	for at < len(p.src) {
		if p.startsLine(at) {
			if end := fenceEnd(p.src, at); end > at {
				at = end
				continue
			}
			if p.esm && p.startsModule(at) {
				return at
			}
		}
		switch p.src[at] {
		case '{':
			return at
		case '\\':
			if at+1 < len(p.src) && !isSpace(p.src[at+1]) {
				at++
			}
			at++
		case '`':
			at = p.codeSpanEnd(at)
		case '<':
			if start, end := p.comments.from(at); start == at {
				at = end
			} else {
				at++
			}
		default:
			at++
		}
	}
	return -1
}

func (p *prose) startsLine(at int) bool {
	return at == p.body || p.src[at-1] == '\n' || p.src[at-1] == '\r' && p.src[at] != '\n'
}

// startsModule reports whether the line at src[at:] begins a block of import
// or export statements. In MDX these can't interrupt a paragraph.
func (p *prose) startsModule(at int) bool {
	if !hasPrefixAt(p.src, at, "import ") && !hasPrefixAt(p.src, at, "export ") {
		return false
	}
	if at == p.body {
		return true
	}
	before := bytes.TrimRight(p.src[p.body:at], " \t\n\r")
	between := p.src[p.body+len(before) : at]
	if countLines(between) > 1 || len(before) == 0 {
		return true
	}
	return before[1+bytes.LastIndexAny(before, "\n\r")] == '#'
}

// codeSpanEnd returns the end of the code span that begins at the backtick
// src[at], or of the run of backticks if none does. Code spans end with their
// paragraph.
func (p *prose) codeSpanEnd(at int) int {
	inside := tickEnd(p.src, at)
	n := inside - at
	if n > maxTicks || p.unpaired[n] > at {
		return inside
	}
	if p.blank < inside {
		p.blank = nextBlankLine(p.src, inside)
	}
	for i := inside; i < p.blank; {
		tick := bytes.IndexByte(p.src[i:p.blank], '`')
		if tick < 0 {
			break
		}
		i += tick
		end := tickEnd(p.src, i)
		if end-i == n {
			return end
		}
		i = end
	}
	p.unpaired[n] = p.blank
	return inside
}

func tickEnd(src []byte, at int) int {
	for at < len(src) && src[at] == '`' {
		at++
	}
	return at
}

// fenceEnd returns the end of the fenced code whose first line begins at
// src[at], or at if that is no fence. A fence never closed ends with the text.
func fenceEnd(src []byte, at int) int {
	line := lineEnd(src, at)
	open := skipContainers(src[:line], at)
	n := fenceLength(src[:line], open)
	if n == 0 || src[open] == '`' && bytes.IndexByte(src[open+n:line], '`') >= 0 {
		return at
	}
	for i := nextLine(src, line); i < len(src); i = nextLine(src, line) {
		line = lineEnd(src, i)
		i = skipContainers(src[:line], i)
		m := fenceLength(src[:line], i)
		if m >= n && src[i] == src[open] && isBlankLine(src, i+m) {
			return line
		}
	}
	return len(src)
}

// fenceLength returns the number of marks at src[at] that make a fence, 0 if
// they don't.
func fenceLength(src []byte, at int) int {
	end := at
	for end < len(src) && src[end] == src[at] && (src[at] == '`' || src[at] == '~') {
		end++
	}
	if end-at < 3 {
		return 0
	}
	return end - at
}

// skipContainers skips indentation and the marks of quotes and list items.
func skipContainers(line []byte, at int) int {
	for at < len(line) {
		c := line[at]
		marker := at
		switch {
		case c == ' ', c == '\t', c == '>':
			at++
			continue
		case c == '-', c == '*', c == '+':
			marker++
		case isDigit(c):
			for marker < len(line) && isDigit(line[marker]) {
				marker++
			}
			if marker == len(line) || line[marker] != '.' && line[marker] != ')' {
				return at
			}
			marker++
		default:
			return at
		}
		if marker == len(line) || line[marker] != ' ' && line[marker] != '\t' {
			return at
		}
		at = marker
	}
	return at
}

// nextBlankLine returns the start of the first blank line behind the line of
// src[at], len(src) if there is none.
func nextBlankLine(src []byte, at int) int {
	for at < len(src) {
		at = nextLine(src, lineEnd(src, at))
		if isBlankLine(src, at) {
			break
		}
	}
	return at
}

// isBlankLine reports whether the line that starts at src[at] is blank, as is
// the end of the text.
func isBlankLine(src []byte, at int) bool {
	for at < len(src) && (src[at] == ' ' || src[at] == '\t') {
		at++
	}
	return at == len(src) || src[at] == '\n' || src[at] == '\r'
}

// lineEnd returns the place of the line ending at or behind src[at].
func lineEnd(src []byte, at int) int {
	if i := bytes.IndexAny(src[at:], "\n\r"); i >= 0 {
		return at + i
	}
	return len(src)
}

// nextLine returns the place behind the line ending at src[at].
func nextLine(src []byte, at int) int {
	switch {
	case hasPrefixAt(src, at, "\r\n"):
		return at + 2
	case at < len(src):
		return at + 1
	}
	return at
}

func countLines(b []byte) int {
	n := 0
	for i := 0; i < len(b); n++ {
		i = nextLine(b, lineEnd(b, i))
	}
	return n
}
