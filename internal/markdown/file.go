package markdown

import "strings"

// endings are those of Markdown files.
var endings = [...]string{".md", ".markdown", ".mdx", ".mdown", ".mkd", ".mkdn"}

// IsFile reports whether a file of this name holds Markdown.
func IsFile(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || len(name)-dot > len(".markdown") {
		return false
	}
	for _, e := range endings {
		// EqualFold alone takes the Kelvin sign for a k.
		if len(e) == len(name)-dot && strings.EqualFold(e, name[dot:]) {
			return true
		}
	}
	return false
}

// Endings returns what the names of Markdown files end in.
func Endings() []string { return endings[:] }
