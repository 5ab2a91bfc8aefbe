package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/util"
)

// sameLinks writes the links of a page, those of HTML and those of Markdown, in
// one way: a target and perhaps a title, each decoded and escaped anew. A tag
// that has more, or less, is left as it is.
func sameLinks(page string) string {
	at := nextLink(page, 0)
	if at < 0 {
		return page
	}
	src := []byte(page)
	var b strings.Builder
	b.Grow(len(page))
	done := 0
	for ; at >= 0; at = nextLink(page, max(at+1, done)) {
		tag, ok := scanTag(src, at)
		if !ok {
			continue
		}
		same, ok := sameLink(src, tag)
		if !ok {
			continue
		}
		b.WriteString(page[done:at])
		b.WriteString(same)
		done = int(tag.Span.End)
	}
	b.WriteString(page[done:])
	return b.String()
}

// nextLink returns the place of the next <a or </a from at on, or -1.
func nextLink(page string, at int) int {
	for {
		i := strings.IndexByte(page[at:], '<')
		if i < 0 || at+i+2 >= len(page) {
			return -1
		}
		at += i + 1
		if lower(page[at]) == 'a' || page[at] == '/' && lower(page[at+1]) == 'a' {
			return at - 1
		}
	}
}

func sameLink(src []byte, tag Tag) (string, bool) {
	if !tag.Is(src, "a") || tag.SelfClosing {
		return "", false
	}
	if tag.Closing {
		return "</a>", true
	}
	attrs := map[string]string{}
	for a := range tag.Attrs(src) {
		if _, twice := attrs[a.Name]; twice || !a.HasValue || a.Name != "href" && a.Name != "title" {
			return "", false
		}
		attrs[a.Name] = Unescape(a.Value.Of(src))
	}
	href, ok := attrs["href"]
	if !ok {
		return "", false
	}
	out := `<a href="` + html.EscapeString(string(util.URLEscape([]byte(href), false))) + `"`
	if title, ok := attrs["title"]; ok {
		out += ` title="` + html.EscapeString(title) + `"`
	}
	return out + ">", true
}
