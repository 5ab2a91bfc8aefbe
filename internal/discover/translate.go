package discover

import "strings"

// translate rewrites a pattern of gitignore(5) in doublestar's language, where
// braces are special, a class is written more strictly, and a/** takes in a
// itself. It reports false for a pattern that git lets match nothing. A ? is a
// character in ours and a byte in git's.
//
// The readings are those of git's wildmatch.c.
func translate(p string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(p); {
		switch c := p[i]; c {
		case '\\':
			if i++; i == len(p) {
				return "", false
			}
			literally(&b, p[i])
			i++
		case '*':
			n := len(p[i:]) - len(strings.TrimLeft(p[i:], "*"))
			writeStars(&b, p, i, i+n)
			i += n
		case '[':
			n := writeClass(&b, p[i:])
			if n == 0 {
				return "", false
			}
			i += n
		case '?':
			b.WriteByte(c)
			i++
		default:
			literally(&b, c)
			i++
		}
	}
	return b.String(), true
}

// writeStars writes the run of stars p[start:end]: more than one, alone
// between slashes, stand for any number of folders.
func writeStars(b *strings.Builder, p string, start, end int) {
	alone := end-start > 1 && (start == 0 || p[start-1] == '/') && (end == len(p) || p[end] == '/')
	switch {
	case !alone:
		b.WriteByte('*')
	case end == len(p):
		b.WriteString("**/*")
	default:
		b.WriteString("**")
	}
}

// writeClass writes the bracket expression that p begins with, and returns its
// length, or 0 if it has no end or names a class that isn't there.
func writeClass(b *strings.Builder, p string) int {
	i := 1
	b.WriteByte('[')
	if i < len(p) && (p[i] == '!' || p[i] == '^') {
		b.WriteString(`^\/`)
		i++
	}
	for first := i; i < len(p); {
		c := p[i]
		switch {
		case c == ']' && i > first:
			b.WriteByte(']')
			return i + 1
		case c == '[' && strings.HasPrefix(p[i+1:], ":"):
			name, _, closed := strings.Cut(p[i+2:], "]")
			if !closed {
				return 0
			}
			if name, ok := strings.CutSuffix(name, ":"); ok {
				set, known := posix(name)
				if !known {
					return 0
				}
				b.WriteString(set)
				i += len("[:") + len(name) + len(":]")
				continue
			}
		case c == '-' && i > first && i+1 < len(p) && p[i+1] != ']':
			b.WriteByte(c)
			i++
			continue
		case c == '\\' && i+1 < len(p):
			i++
			c = p[i]
		}
		if c != '/' { // never matched
			literally(b, c)
		}
		i++
	}
	return 0
}

// literally writes a byte that stands for itself. A letter needs no backslash,
// and a byte of a longer character must have none.
func literally(b *strings.Builder, c byte) {
	if strings.IndexByte(`*?[]{}\-^!,`, c) >= 0 {
		b.WriteByte('\\')
	}
	b.WriteByte(c)
}

// posix returns the characters of a class such as [:alpha:], in ASCII.
func posix(name string) (set string, known bool) {
	switch name {
	case "alnum":
		set = "a-zA-Z0-9"
	case "alpha":
		set = "a-zA-Z"
	case "blank":
		set = " \t"
	case "cntrl":
		set = "\x00-\x1f\x7f"
	case "digit":
		set = "0-9"
	case "graph":
		set = `\!-\~`
	case "lower":
		set = "a-z"
	case "print":
		set = ` -\~`
	case "punct":
		set = "\\!-\\/:-@\\[-`\\{-\\~"
	case "space":
		set = " \t\n\v\f\r"
	case "upper":
		set = "A-Z"
	case "xdigit":
		set = "0-9A-Fa-f"
	}
	return set, set != ""
}
