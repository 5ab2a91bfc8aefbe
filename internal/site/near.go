package site

import (
	"math/bits"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/spelling"
)

// names is an index of what a missing name may have been meant for: a link
// that leads nowhere is held against every file of the project.
type names map[constant][]candidate

// A constant is what a slip of the keyboard leaves as it is. Digits are part
// of it, lest one sequel be taken for another's misspelling.
type constant struct{ ext, digits string }

// A candidate is a name in an index.
type candidate struct {
	path    string // as it is given back
	name    string // folded, without its ending
	letters uint64 // the set of the name's letters
}

// indexFiles returns the index of files of the given paths, by their names.
func indexFiles(paths []string) names {
	n := make(names)
	for _, p := range paths {
		c, k := fileName(p)
		n[k] = append(n[k], c)
	}
	return n
}

func fileName(p string) (candidate, constant) {
	base := path.Base(p)
	ext := path.Ext(base)
	name := folded(strings.TrimSuffix(base, ext))
	return candidate{p, name, letters(name)}, constant{strings.ToLower(ext), digits(name)}
}

// letters returns a set with one element for each character of a name, few of
// which share one.
func letters(name string) uint64 {
	var set uint64
	for _, r := range name {
		set |= 1 << (uint32(r) % 64)
	}
	return set
}

func digits(name string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, name)
}

// nearFile returns the link to the file that a missing p was probably meant
// to be, or "": of its own folder first, then of the whole project.
func (s *Site) nearFile(p string, written func(path string) string) string {
	c, k := fileName(p)
	files := s.near()[k]
	if f := s.tree.folder(path.Dir(p)); f != nil && !isMarkdown(k.ext) {
		files = f.others()[k]
	}
	near := c.nearest(siblings(files, path.Dir(p)))
	if near == "" {
		near = c.nearest(files)
	}
	if near == "" {
		return ""
	}
	return written(near)
}

func siblings(files []candidate, dir string) []candidate {
	var list []candidate
	for _, f := range files {
		if path.Dir(f.path) == dir {
			list = append(list, f)
		}
	}
	return list
}

// nearFile returns the one file whose name is clearly the name of p with a
// slip of the keyboard in it, or "".
func (n names) nearFile(p string) string {
	c, k := fileName(p)
	return c.nearest(n[k])
}

// NearestID returns the one of ids that is clearly meant by id, with a slip of
// the keyboard in it, or "".
func NearestID(id string, ids []string) string {
	c := idName(id)
	var among []candidate
	for _, other := range ids {
		if sameDigits(id, other) { // on a long page few, and the cheapest to tell
			among = append(among, idName(other))
		}
	}
	return c.nearest(among)
}

func sameDigits(a, b string) bool {
	for {
		i, j := strings.IndexAny(a, "0123456789"), strings.IndexAny(b, "0123456789")
		if i < 0 || j < 0 {
			return i == j
		}
		if a[i] != b[j] {
			return false
		}
		a, b = a[i+1:], b[j+1:]
	}
}

func idName(id string) candidate {
	name := folded(id)
	return candidate{id, name, letters(name)}
}

func (c candidate) nearest(among []candidate) string {
	best, limit := "", slips(utf8.RuneCountInString(c.name))
	unique := true
	for i := range among {
		other := &among[i]
		// A slip adds one letter to the set and takes one out of it, at most.
		if bits.OnesCount64(c.letters^other.letters) > 2*limit {
			continue
		}
		switch d := spelling.Distance(c.name, other.name); {
		case d < limit, d == limit && best == "":
			best, limit, unique = other.path, d, true
		case d == limit && other.path != best:
			unique = false
		}
	}
	if !unique {
		return ""
	}
	return best
}

// slips is how many typing errors a name of n characters may have.
func slips(n int) int {
	switch {
	case n < 5:
		return 0
	case n < 12:
		return 1
	case n < 20:
		return 2
	}
	return 3
}

// stems returns the names that some resolver may know the Markdown files by:
// without ending, language (heat.en.md) and date (1996-03-01-heat.md), and a
// bundle by its folder (heat/index.md).
func stems(files []string) map[string]struct{} {
	set := make(map[string]struct{}, len(files))
	for _, file := range files {
		stem := stemOf(path.Base(file))
		set[stem] = struct{}{}
		if before, lang, ok := cutLast(stem, '.'); ok && len(lang) <= len("zh-hant") {
			set[before] = struct{}{}
			stem = before
		}
		if rest, ok := cutDate(stem); ok {
			set[rest] = struct{}{}
		}
		if stem == "index" || stem == "_index" {
			set[folded(path.Base(path.Dir(file)))] = struct{}{}
		}
	}
	return set
}

// knows reports whether some file of the project has the link's name.
func (s *Site) knows(l *link) bool {
	for _, spelling := range l.spellings() {
		if _, ok := s.stems()[stemOf(path.Base(spelling))]; ok {
			return true
		}
	}
	return false
}

func stemOf(name string) string { return folded(strings.TrimSuffix(name, path.Ext(name))) }

func cutLast(s string, sep byte) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, sep)
	if i <= 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// cutDate cuts the date off a Jekyll post's name: 1996-03-01-heat.
func cutDate(stem string) (string, bool) {
	rest := strings.TrimLeft(stem, "0123456789-")
	return rest, len(stem)-len(rest) >= len("96-3-1-") && rest != ""
}
