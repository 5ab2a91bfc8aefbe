package rules

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// eachSpaced yields targets with a space in them, which in CommonMark end the
// link before it begins: [text](https://example.org/a b).
func eachSpaced(s *site.Site, from string, t *markdown.Tree, yield func(badURL)) {
	judge := func(start uint32) (badURL, bool) {
		to, ok := spacedTarget(t.Source[start:])
		if !ok {
			return badURL{}, false
		}
		titled := t.Source[int(start)+len(to)] != ')'
		b, ok := spacedURL(to, titled)
		if !ok && t.Dialect.Engine != markdown.Kramdown { // which takes the spaces for a part of the path
			b, ok = spacedPath(s, from, to, isImageBefore(t.Source[:start]))
		}
		b.span = source.Span{Start: start, End: start + uint32(len(to))}
		return b, ok
	}
	var starts []uint32
	opening := []byte("](")
	for at := 0; ; {
		i := bytes.Index(t.Source[at:], opening)
		if i < 0 {
			break
		}
		at += i + len(opening)
		if _, ok := judge(uint32(at)); ok {
			starts = append(starts, uint32(at))
		}
	}
	if len(starts) == 0 {
		return
	}
	for _, start := range t.InText(starts) {
		if b, _ := judge(start); !t.Masked(b.span) {
			yield(b)
		}
	}
}

// spacedTarget reads the target of a link up to its closing parenthesis, or to
// its title, if single spaces are all that keeps it from being one.
func spacedTarget(text []byte) (string, bool) {
	end := bytes.IndexAny(text, ")\r\n")
	if end < 0 || text[end] != ')' || bytes.IndexByte(text[:end], ' ') < 0 {
		return "", false
	}
	to := string(text[:end])
	if quote := to[end-1:]; quote == `"` || quote == "'" {
		if before, title, ok := strings.Cut(to, " "+quote); ok && title != "" {
			to = before
		}
	}
	if !strings.Contains(to, " ") || strings.Contains(to, "  ") || strings.TrimSpace(to) != to || strings.ContainsAny(to, "\t\"(<>[]{}\\`|") {
		return "", false
	}
	return to, true
}

// spacedURL judges a target with spaces that begins as an address. It must be
// one address, spaces apart: no prose, no second address.
func spacedURL(to string, titled bool) (badURL, bool) {
	scheme, rest, ok := cutScheme(to)
	if !ok || !strings.HasPrefix(rest, "//") || strings.Count(to, "://") > 1 || strings.ContainsAny(to, "',;") {
		return badURL{}, false
	}
	words := strings.Split(to, " ")
	host, path, _ := strings.Cut(strings.TrimPrefix(words[0][len(scheme):], "://"), "/")
	last := words[len(words)-1]
	spelt := strings.ReplaceAll(to, " ", "%20")
	switch {
	case host == "" && len(words) == 2 && namesHost(last):
		return badURL{fault: "there is a space before the host", meant: words[0] + last}, true
	case host == "" || path == "": // a space right behind the host is a slip of another kind
		return badURL{}, false
	case endsAddress(to, last):
		return badURL{fault: "the address holds a space", meant: spelt, safety: lint.Safe}, true
	case len(words) > 4 || !areWords(words):
		return badURL{}, false
	}
	b := badURL{fault: "the address holds a space", meant: spelt}
	if !titled {
		b.or = ", or quote what is a title"
	}
	return b, true
}

// endsAddress reports whether the last word of an address is more likely a
// part of it than a word of prose: it has a mark of addresses inside it.
func endsAddress(url, word string) bool {
	if strings.Contains(word, "=") && !strings.Contains(url, "?") { // the size of an image, an attribute
		return false
	}
	i := strings.IndexAny(word, "./=_%")
	return i >= 0 && i < len(word)-1
}

// namesHost reports whether a word begins with the name of a host.
func namesHost(word string) bool {
	host, _, _ := strings.Cut(word, "/")
	return strings.Contains(host, ".") && isDomain(host)
}

// areWords reports whether each of the words behind an address is made of
// letters and digits, and none ends a sentence.
func areWords(words []string) bool {
	if last, _ := utf8.DecodeLastRuneInString(words[0]); strings.ContainsRune(".!?:", last) {
		return false
	}
	for _, word := range words[1:] {
		if strings.ContainsFunc(word, func(r rune) bool {
			return !unicode.In(r, unicode.L, unicode.M, unicode.N) && !strings.ContainsRune("-_/%&+#", r)
		}) || !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			return false
		}
	}
	return true
}

// spacedPath judges a target with spaces that ends as a path does. That it is
// one is certain of an image, where the file exists, and where it begins so.
func spacedPath(s *site.Site, from, to string, image bool) (badURL, bool) {
	path := to
	if i := strings.IndexAny(to, "?#"); i >= 0 {
		path = to[:i]
	}
	if strings.Contains(to, ":") || !site.NamesFile(path) {
		return badURL{}, false
	}
	b := badURL{fault: "the path holds spaces, so this is no link", or: "write `%20` for each space, or rename the file"}
	kind := site.Page
	if image {
		b.fault, kind = "the path holds spaces, so this is no image", site.Image
	}
	spelt := strings.ReplaceAll(to, " ", "%20")
	if s.Resolve(from, spelt, kind).Verdict == site.OK {
		b.meant, b.or, b.safety = spelt, "", lint.Safe
		return b, true
	}
	first, _, _ := strings.Cut(to, " ")
	rooted := strings.HasPrefix(first, "/") || strings.HasPrefix(first, "./") || strings.HasPrefix(first, "../")
	return b, (image || rooted) && !site.NamesFile(first) && !strings.ContainsAny(to, "',;")
}

// isImageBefore reports whether text ends in ![…](.
func isImageBefore(text []byte) bool {
	open := bytes.LastIndexByte(text, '[')
	return open > 0 && text[open-1] == '!'
}
