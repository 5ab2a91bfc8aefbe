package matter

import (
	"bytes"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/source"
)

// plainReader reads the YAML that nearly all reviews have: one line a key,
// with a scalar, a short list in brackets or a list of scalars in lines. It
// takes only what is beyond doubt, twenty times as fast as the YAML library,
// and leaves everything else to it.
type plainReader struct {
	m    *Matter
	src  []byte
	i    int // where the line begins
	end  int // where Inner ends
	open int // the key that may still get lines with items, or none
}

const none = -1

// longestPlainKey keeps keys under the 1,024 characters YAML allows them.
const longestPlainKey = 128

// readPlain reports whether it read all of m; if not, it leaves no trace.
func readPlain(m *Matter, src []byte) bool {
	inner := m.Inner.Of(src)
	if !isPlainText(inner) {
		return false
	}
	m.nodes = make([]node, 0, bytes.Count(inner, []byte{'\n'})+2)
	m.add(node{kind: Map, text: verbatim, name: verbatim})
	r := plainReader{m, src, int(m.Inner.Start), int(m.Inner.End), none}
	for r.i < r.end {
		if !r.line() {
			m.nodes = nil
			return false
		}
	}
	if len(m.nodes) == 1 {
		m.nodes = m.nodes[:0]
		return true
	}
	m.close(0)
	m.nodes[0].token = source.Span{Start: m.nodes[1].key.Start, End: m.nodes[len(m.nodes)-1].token.End}
	for i := 1; i < len(m.nodes); i = int(m.nodes[i].next) {
		m.nodes[0].token.End = max(m.nodes[0].token.End, m.nodes[i].token.End)
	}
	return true
}

// isPlainText reports whether text has none of the characters that YAML
// forbids, treats as line breaks or as indentation.
func isPlainText(text []byte) bool {
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError || r < 0xA0 || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\ufffe' || r == '\uffff' {
				return false
			}
			i += size
			continue
		}
		if c < ' ' && c != '\n' && (c != '\r' || i+1 == len(text) || text[i+1] != '\n') || c == 0x7F {
			return false
		}
		i++
	}
	return true
}

// line reads a line and reports whether it could.
func (r *plainReader) line() bool {
	end := r.end
	if n := bytes.IndexByte(r.src[r.i:r.end], '\n'); n >= 0 {
		end = r.i + n
	}
	next := min(end+1, r.end)
	if end > r.i && r.src[end-1] == '\r' {
		end--
	}
	start := r.i
	r.i = next
	for start < end && r.src[start] == ' ' {
		start++
	}
	if start == end {
		return true
	}
	indented := start > 0 && r.src[start-1] == ' '
	switch c := r.src[start]; {
	case c == '#' && !indented:
		return true
	case c == '-' && r.open != none:
		return r.item(start, end)
	case indented:
		return false
	}
	return r.field(start, end)
}

func (r *plainReader) field(start, end int) bool {
	colon := start
	for colon < end && isKeyByte(r.src[colon]) {
		colon++
	}
	if colon == start || colon == end || r.src[colon] != ':' || r.src[start] == '-' || colon-start > longestPlainKey {
		return false
	}
	value := colon + 1
	if value < end && r.src[value] != ' ' {
		return false
	}
	n := node{key: source.At(start, colon), text: verbatim, name: verbatim}
	empty := min(value+1, end)
	for value < end && r.src[value] == ' ' {
		value++
	}
	r.open = none
	switch {
	case value == end || r.src[value] == '#':
		n.token = source.At(empty, empty)
		r.open = int(r.m.add(n))
		return true
	case r.src[value] == '[':
		return r.flow(n, value, end)
	}
	if !r.scalar(&n, value, end, false) {
		return false
	}
	r.m.add(n)
	return true
}

// item reads a "- " line under the last key.
func (r *plainReader) item(start, end int) bool {
	value := start + 1
	if value == end || r.src[value] != ' ' {
		return false
	}
	for value < end && r.src[value] == ' ' {
		value++
	}
	n := node{text: verbatim, name: verbatim}
	if value == end || r.src[value] == '#' || !r.scalar(&n, value, end, false) {
		return false
	}
	list := &r.m.nodes[r.open]
	if list.kind != List {
		list.kind = List
		list.token.Start = uint32(start)
	} else if r.column(start) != r.column(int(list.token.Start)) {
		return false
	}
	list.token.End = n.token.End
	at := r.open
	r.m.add(n)
	r.m.close(int32(at))
	return true
}

// column returns how many spaces stand before offset on its line.
func (r *plainReader) column(offset int) int {
	i := offset
	for i > 0 && r.src[i-1] == ' ' {
		i--
	}
	return offset - i
}

// flow reads a list in brackets, of scalars, on one line.
func (r *plainReader) flow(n node, start, end int) bool {
	n.kind, n.style = List, Flow
	at := r.m.add(n)
	i := start + 1
	for first := true; ; first = false {
		for i < end && r.src[i] == ' ' {
			i++
		}
		if i == end {
			return false
		}
		if r.src[i] == ']' && first {
			break
		}
		stop := i
		for stop < end && r.src[stop] != ',' && r.src[stop] != ']' {
			if c := r.src[stop]; c == '"' || c == '\'' {
				if stop > i {
					return false
				}
				n := bytes.IndexByte(r.src[stop+1:end], c)
				if n < 0 {
					return false
				}
				stop += n + 1
			}
			stop++
		}
		item := node{text: verbatim, name: verbatim}
		if stop == end || !r.scalar(&item, i, stop, true) {
			return false
		}
		r.m.add(item)
		i = stop + 1
		if r.src[stop] == ']' {
			i = stop
			break
		}
	}
	r.m.nodes[at].token = source.At(start, i+1)
	r.m.close(at)
	return r.rest(i+1, end)
}

// scalar reads the scalar at start, which nothing but a comment may follow.
func (r *plainReader) scalar(n *node, start, end int, inFlow bool) bool {
	if start >= end {
		return false
	}
	c := r.src[start]
	if c == '"' || c == '\'' {
		size := bytes.IndexByte(r.src[start+1:end], c)
		if size < 0 {
			return false
		}
		close := start + 1 + size
		text := r.src[start+1 : close]
		n.kind, n.style, n.token = String, Single, source.At(start, close+1)
		if c == '"' {
			n.style = Double
			if bytes.IndexByte(text, '\\') >= 0 {
				return false
			}
		}
		return r.rest(close+1, end)
	}
	if !startsPlain(r.src[start:end]) {
		return false
	}
	stop := end
	for i := start; i < end; i++ {
		switch r.src[i] {
		case ':':
			if inFlow || i+1 == end || r.src[i+1] == ' ' {
				return false
			}
		case '#':
			if inFlow {
				return false
			}
			if r.src[i-1] == ' ' {
				stop, end = i, i
			}
		case '[', ']', '{', '}', '"':
			if inFlow {
				return false
			}
		}
	}
	for r.src[stop-1] == ' ' {
		stop--
	}
	n.token = source.At(start, stop)
	n.kind = resolve(r.src[start:stop], r.m.version)
	return true
}

// rest reports whether nothing but a comment follows.
func (r *plainReader) rest(i, end int) bool {
	from := i
	for i < end && r.src[i] == ' ' {
		i++
	}
	return i == end || r.src[i] == '#' && i > from
}

// startsPlain reports whether text begins as a plain scalar, and nothing else, does.
func startsPlain(text []byte) bool {
	c := text[0]
	if isLetter(c) || isDigit(c) || c >= utf8.RuneSelf {
		return true
	}
	if len(text) > 1 && (c == '-' || c == '.' || c == '+') {
		return isDigit(text[1])
	}
	return c == '(' || c == '/' || c == '~' || c == '$' || c == '_'
}

func isKeyByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '_' || c == '-' }
