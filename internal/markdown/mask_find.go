package markdown

import "bytes"

// A finder finds a delimiter from places that only move forward. It reads
// every byte once, however many constructs wait for a delimiter that never
// comes.
type finder struct {
	src    []byte
	needle string
	next   int // the last answer
}

func newFinder(src []byte, needle string) finder { return finder{src, needle, -1} }

// from returns the first place of the needle at or behind at, len(src) if
// there is none.
func (f *finder) from(at int) int {
	if f.next >= at {
		return f.next
	}
	f.next = len(f.src)
	if at < len(f.src) {
		if i := bytes.Index(f.src[at:], []byte(f.needle)); i >= 0 {
			f.next = at + i
		}
	}
	return f.next
}

// An htmlComments finds the HTML comments of a text, from places that only
// move forward.
type htmlComments struct{ open, close finder }

func newHTMLComments(src []byte) htmlComments {
	return htmlComments{newFinder(src, "<!--"), newFinder(src, "-->")}
}

// from returns the first comment that begins at or behind at. Without one, or
// where it is never closed, both places are len(src).
func (c *htmlComments) from(at int) (start, end int) {
	src := c.open.src
	start = c.open.from(at)
	if start == len(src) {
		return len(src), len(src)
	}
	// CommonMark 0.31 takes <!--> and <!---> for whole comments.
	if end = c.close.from(start + len("<!")); end == len(src) {
		return len(src), len(src)
	}
	return start, end + len("-->")
}

func hasPrefixAt(src []byte, at int, prefix string) bool {
	return len(src)-at >= len(prefix) && string(src[at:at+len(prefix)]) == prefix
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func isLetter(c byte) bool { return lower(c) >= 'a' && lower(c) <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isWord reports whether c is in the class \w of the template languages.
func isWord(c byte) bool { return isLetter(c) || isDigit(c) || c == '_' }

// lower returns c as a small letter, if it is an ASCII letter.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func skipSpace(src []byte, at int) int {
	for at < len(src) && isSpace(src[at]) {
		at++
	}
	return at
}

func skipWord(src []byte, at int) int {
	for at < len(src) && isWord(src[at]) {
		at++
	}
	return at
}
