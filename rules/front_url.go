package rules

import (
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
)

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
	if !beginsAddress(trimmed) || strings.ContainsAny(text, "{}") {
		return badURL{}, false
	}
	b := badURL{span: v.Span()}
	if strings.ContainsAny(trimmed, " \t\r\n") {
		b.fault = "the address holds a space"
		last := trimmed[strings.LastIndexByte(trimmed, ' ')+1:]
		if strings.Count(trimmed, "://") == 1 && !strings.ContainsAny(trimmed, "\t\r\n,;\"'()<>") && endsAddress(trimmed, last) {
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

func beginsAddress(text string) bool {
	if strings.HasPrefix(text, "http") || strings.HasPrefix(text, "mailto:") {
		return true
	}
	fault, _ := schemeFault(text)
	return fault != ""
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
