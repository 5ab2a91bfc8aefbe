package discover

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores is one .gitignore file below those of the folders above. The nil
// ignores ignore nothing. The format is that of gitignore(5).
type ignores struct {
	above *ignores
	base  int       // length of the folder's path, its slash included
	rules []pattern // the last line first: the first that matches decides
}

// A pattern is one line of a .gitignore file.
type pattern struct {
	text    string
	match   matcher
	rooted  bool // against the path from the file's folder, not the name alone
	folder  bool // folders only
	negated bool // what matches is not ignored
}

// A matcher is how a pattern's text is held against a name. Few patterns need
// the last, and it is the slowest.
type matcher uint8

const (
	literal matcher = iota
	suffix          // *.log, without the star
	glob            // in doublestar's language
)

// newIgnores reads the text of a .gitignore file in a folder whose path is
// base bytes long.
func newIgnores(text string, base int, above *ignores) *ignores {
	ig := &ignores{above: above, base: base}
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\ufeff"), "\n") {
		if p, ok := parsePattern(strings.TrimSuffix(line, "\r")); ok {
			ig.rules = append(ig.rules, p)
		}
	}
	if len(ig.rules) == 0 {
		return above
	}
	slices.Reverse(ig.rules)
	return ig
}

// match reports whether a path, without a slash at its end, is ignored. That
// the folders above it are not is for the caller to know.
func (ig *ignores) match(path string, folder bool) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	for ; ig != nil; ig = ig.above {
		for i := range ig.rules {
			p := &ig.rules[i]
			if p.folder && !folder {
				continue
			}
			subject := name
			if p.rooted {
				subject = path[ig.base:]
			}
			if p.matches(subject) {
				return !p.negated
			}
		}
	}
	return false
}

func (p *pattern) matches(s string) bool {
	switch p.match {
	case literal:
		return s == p.text
	case suffix:
		return strings.HasSuffix(s, p.text)
	}
	return doublestar.MatchUnvalidated(p.text, s)
}

// parsePattern reads a line; ok is false if it can match nothing.
func parsePattern(line string) (p pattern, ok bool) {
	for strings.HasSuffix(line, " ") && !escaped(line, len(line)-1) {
		line = line[:len(line)-1]
	}
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.folder = strings.CutSuffix(line, "/")
	p.rooted = strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	const special = `*?[\`
	switch {
	case line == "":
		return p, false
	case !strings.ContainsAny(line, special):
		p.text = line
	case !p.rooted && line[0] == '*' && !strings.ContainsAny(line[1:], special):
		p.text, p.match = line[1:], suffix
	default:
		p.text, ok = translate(line)
		p.match = glob
		return p, ok
	}
	return p, true
}

// escaped reports whether the byte at i stands behind a backslash that is not
// itself behind one.
func escaped(s string, i int) bool {
	n := 0
	for n < i && s[i-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// excludeFile returns the path of .git/info/exclude of the repository at top,
// or "" where .git is none. In a submodule or a linked worktree .git is a file
// that says where to look.
func excludeFile(top string) string {
	git := filepath.Join(top, ".git")
	if text, err := os.ReadFile(git); err == nil {
		dir, ok := strings.CutPrefix(strings.TrimSpace(string(text)), "gitdir:")
		if !ok {
			return ""
		}
		git = from(top, strings.TrimSpace(dir))
	}
	if text, err := os.ReadFile(filepath.Join(git, "commondir")); err == nil {
		git = from(git, strings.TrimSpace(string(text)))
	}
	return filepath.Join(git, "info", "exclude")
}

// from returns path as it is seen from a folder.
func from(folder, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}
