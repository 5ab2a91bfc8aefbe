package markdown

import "strings"

// WithoutComments returns the page without the HTML comments that begin with a
// word. What is compared then is what people see.
func (p Page) WithoutComments(word string) Page {
	const open, close = "<!--", "-->"
	rest := p.html
	var b strings.Builder
	for {
		i := strings.Index(rest, open)
		if i < 0 {
			break
		}
		end := strings.Index(rest[i:], close)
		if end < 0 {
			break
		}
		end += i + len(close)
		if strings.HasPrefix(strings.TrimLeft(rest[i+len(open):end], " "), word) {
			b.WriteString(rest[:i])
			if strings.HasPrefix(rest[end:], "\n") {
				end++
			}
		} else {
			b.WriteString(rest[:end])
		}
		rest = rest[end:]
	}
	b.WriteString(rest)
	return Page{b.String()}
}
