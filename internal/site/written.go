package site

import (
	"path"
	"strings"
)

// relativeTo returns the link from one file to another, both from the
// project's root, in the manner of l: with or without a leading ./, encoded or
// not, with its query and fragment.
func (l *link) relativeTo(from, to string) string {
	rel := relativePath(path.Dir(from), to)
	if strings.HasPrefix(l.path, "./") && !strings.HasPrefix(rel, "../") {
		rel = "./" + rel
	}
	return escaped(rel, l) + l.tail
}

// relativePath returns the path of a file, seen from a folder.
func relativePath(dir, to string) string {
	if dir == "." {
		return to
	}
	up := ""
	for !strings.HasPrefix(to, dir+"/") {
		up += "../"
		if dir = path.Dir(dir); dir == "." {
			return up + to
		}
	}
	return up + to[len(dir)+1:]
}

// escaped encodes what would end a path, or a Markdown destination; letters
// of other scripts stay, unless the link encoded its own.
func escaped(p string, l *link) string {
	const hex = "0123456789ABCDEF"
	encoded := l.decoded != l.path
	var b strings.Builder
	for i := range len(p) {
		c := p[i]
		if c <= ' ' || c == 0x7f || strings.IndexByte(`%?#()<>"\`, c) >= 0 || encoded && c >= 0x80 {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
