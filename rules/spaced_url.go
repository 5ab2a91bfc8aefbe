package rules

import (
	"bytes"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// eachSpacedURL yields addresses with a space in them, which end the link
// before it begins: [text](https://example.org/a b).
func eachSpacedURL(t *markdown.Tree, yield func(badURL)) {
	var starts []uint32
	opening := []byte("](http")
	for at := 0; ; {
		i := bytes.Index(t.Source[at:], opening)
		if i < 0 {
			break
		}
		at += i + len("](")
		if _, ok := spacedURL(t.Source[at:]); ok {
			starts = append(starts, uint32(at))
		}
	}
	if len(starts) == 0 {
		return
	}
	for _, start := range t.InText(starts) {
		url, _ := spacedURL(t.Source[start:])
		span := source.Span{Start: start, End: start + uint32(len(url))}
		if !t.Masked(span) {
			yield(badURL{span, "the address holds a space", strings.ReplaceAll(url, " ", "%20"), lint.Safe})
		}
	}
}

// spacedURL reads an address up to its closing parenthesis. It must be one
// address, spaces apart: no title, no prose, no second address.
func spacedURL(text []byte) (string, bool) {
	end := bytes.IndexAny(text, ")\r\n")
	if end < 0 || text[end] != ')' {
		return "", false
	}
	url := string(text[:end])
	if !strings.Contains(url, "://") || bytes.ContainsAny(text[:end], "\t\"'(<>[]{}\\`|,;") || strings.Count(url, "://") > 1 {
		return "", false
	}
	words := strings.Split(url, " ")
	host, path, _ := strings.Cut(words[0][strings.Index(words[0], "://")+len("://"):], "/")
	switch {
	case len(words) < 2, host == "", path == "": // a space right behind the host is a slip of another kind
		return "", false
	case strings.Contains(url, "  "), strings.HasSuffix(url, " "):
		return "", false
	}
	return url, endsAddress(words[len(words)-1])
}

// endsAddress reports whether a word is more likely the end of an address than
// a word of prose: it has a mark of addresses inside it.
func endsAddress(word string) bool {
	i := strings.IndexAny(word, "./=_%")
	return i >= 0 && i < len(word)-1
}

// eachBadValue yields the bad addresses in a front-matter value and below it.
func eachBadValue(v matter.Value, key string, yield func(badURL)) {
	switch v.Kind() {
	case matter.Map:
		for f := range v.Fields() {
			eachBadValue(f.Value, f.Name, yield)
		}
	case matter.List:
		for item := range v.Items() {
			eachBadValue(item, key, yield)
		}
	case matter.String:
		if b, ok := badValue(v, key); ok {
			yield(b)
		}
	}
}

// badValue judges one text: by the name of its key, or else as an address
// where it begins as one and has no spaces.
func badValue(v matter.Value, key string) (badURL, bool) {
	text := v.Text()
	if len(text) < len("http:x") || v.Style() == matter.Multiline || v.Style() == matter.Aliased {
		return badURL{}, false
	}
	trimmed := strings.TrimSpace(text)
	if !strings.HasPrefix(trimmed, "http") && !strings.HasPrefix(trimmed, "mailto:") || strings.ContainsAny(text, "{}") {
		return badURL{}, false
	}
	b := badURL{span: v.Span()}
	if strings.ContainsAny(trimmed, " \t\r\n") {
		b.fault = "the address holds a space"
		last := trimmed[strings.LastIndexByte(trimmed, ' ')+1:]
		if strings.Count(trimmed, "://") == 1 && !strings.ContainsAny(trimmed, "\t\r\n,;\"'()<>") && endsAddress(last) {
			b.meant, b.safety = strings.ReplaceAll(trimmed, " ", "%20"), lint.Safe
		}
		return b, isURLKey(key)
	}
	if fault, meant := urlFault(trimmed); fault != "" {
		b.fault, b.meant = fault, meant
		return b, true
	}
	if trimmed != text {
		b.fault, b.meant, b.safety = "there is white space around the address", trimmed, lint.Safe
		return b, isURLKey(key)
	}
	return badURL{}, false
}

// isURLKey reports whether a key by its name holds an address: url, link,
// website, letterboxd_url, buy-link, coverUrl.
func isURLKey(key string) bool {
	switch strings.ToLower(key) {
	case "url", "link", "website", "href", "uri", "homepage":
		return true
	}
	if strings.HasPrefix(key, "<") { // an HTML comment, which YAML takes for a key
		return false
	}
	for _, end := range [...]string{"_url", "-url", "_link", "-link", "Url", "URL", "Link"} {
		if strings.HasSuffix(key, end) {
			return true
		}
	}
	return false
}
