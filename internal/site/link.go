package site

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

// A link is a destination taken apart.
type link struct {
	path     string // as it stands, percent-encoded or not; "" for a fragment alone
	decoded  string // percent-decoded; path, where there is nothing to decode
	tail     string // query and fragment, with their marks
	fragment string // without its mark
}

// parse takes a destination apart, or says why it names no file of the project.
func parse(dest string) (l link, why string) {
	switch {
	case dest == "":
		return l, "the link is empty"
	case strings.ContainsAny(dest, "{}") || strings.Contains(dest, "<%"):
		return l, "the link holds template text"
	case hasScheme(dest) || strings.HasPrefix(dest, "//"):
		return l, "the link leads to another site"
	case !utf8.ValidString(dest) || strings.ContainsFunc(dest, isControl):
		return l, "the link holds control characters"
	}
	l.path = dest
	if i := strings.IndexAny(dest, "?#"); i >= 0 {
		l.path, l.tail = dest[:i], dest[i:]
		_, l.fragment, _ = strings.Cut(l.tail, "#")
	}
	if l.path == "" && dest[0] == '?' {
		return l, "the link is a query"
	}
	l.decoded = l.path
	if strings.Contains(l.path, "%") {
		if decoded, err := url.PathUnescape(l.path); err == nil {
			l.decoded = decoded
		}
	}
	switch {
	case strings.Contains(l.decoded, `\`):
		return l, "the path holds a backslash"
	case strings.Count(l.decoded, "/") > strings.Count(l.path, "/"):
		return l, "the path holds an encoded slash"
	case !utf8.ValidString(l.decoded) || strings.ContainsFunc(l.decoded, isControl):
		return l, "the path holds control characters"
	case strings.Contains(l.decoded, "//"):
		return l, "the path holds an empty segment"
	case strings.HasPrefix(l.path, "~") || isHost(l.path):
		return l, "the path looks like an address or an alias"
	}
	return l, ""
}

// hasScheme follows RFC 3986, section 3.1.
func hasScheme(s string) bool {
	for i, r := range s {
		switch {
		case isASCIILetter(r):
		case i > 0 && r == ':':
			return true
		case i > 0 && ('0' <= r && r <= '9' || r == '+' || r == '-' || r == '.'):
		default:
			return false
		}
	}
	return false
}

// isHost reports whether a path starts like an address whose scheme was
// forgotten, as in www.example.org/heat.jpg: that is not a file gone missing.
func isHost(p string) bool {
	first, _, deep := strings.Cut(p, "/")
	switch path.Ext(first) {
	case ".com", ".org", ".net":
		return true
	}
	return strings.HasPrefix(first, "www.") && (deep || strings.Count(first, ".") > 1)
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

func (l *link) isAbsolute() bool { return strings.HasPrefix(l.path, "/") }

// ext returns the path's ending in lower case; "" for a path that ends in a
// slash, which leads to no file.
func (l *link) ext() string { return strings.ToLower(path.Ext(l.decoded)) }

// spellings are the names that the path may have on disk: some editors find
// files by the raw one, the web by the decoded one, which is the last.
func (l *link) spellings() []string {
	if l.decoded == l.path {
		return []string{l.path}
	}
	return []string{l.path, l.decoded}
}

// isStatic reports whether files of an ending are served as they are. What is
// neither that nor Markdown may be a page's URL (.html), be generated (.xml,
// .json), or belong to a title ("Dr. No").
func isStatic(ext string) bool {
	if isPicture(ext) {
		return true
	}
	switch ext {
	case ".pdf", ".epub", ".mobi", ".txt", ".csv", ".zip", ".gz", ".7z", ".rar", ".docx", ".xlsx",
		".mp3", ".ogg", ".oga", ".opus", ".flac", ".wav", ".m4a", ".aac",
		".mp4", ".webm", ".mov", ".m4v", ".ogv", ".avi", ".mkv":
		return true
	}
	return false
}

func isPicture(ext string) bool {
	switch ext {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".ico", ".tif", ".tiff", ".heic":
		return true
	}
	return false
}

// NamesFile reports whether a path, without query and fragment, ends as those
// of files do and those of pages don't: in .md, .jpg, .pdf and the like.
func NamesFile(p string) bool {
	ext := strings.ToLower(path.Ext(p))
	return markdown.IsFile(ext) || isStatic(ext)
}
