package site

import (
	"cmp"
	"math/bits"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// names is an index of what a missing name may have been meant for: a link
// that leads nowhere is held against every file of the project.
type names map[constant][]candidate

// A constant is what a slip of the keyboard leaves as it is. Digits are part
// of it, lest one sequel be taken for another's misspelling.
type constant struct {
	ext, digits string
	index       bool // the page of a folder, whose name is the folder's
}

// A candidate is a name in an index.
type candidate struct {
	path    string // as it is given back
	name    string // folded, without its ending; of a folder's page, the folder's
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
	index := markdown.IsFile(ext) && isIndex(name)
	if index {
		name = folded(path.Base(path.Dir(p)))
	}
	return candidate{p, name, letters(name)}, constant{strings.ToLower(ext), digits(name), index}
}

// isIndex reports whether a folded name without ending is that of a folder's
// page, in whatever language: _index.en.
func isIndex(stem string) bool {
	name, _, _ := strings.Cut(stem, ".")
	return name == "index" || name == "_index" || name == "readme"
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
// to be, or "".
func (s *Site) nearFile(p string, written func(path string) string) string {
	files := s.near()
	if f := s.tree.folder(path.Dir(p)); f != nil && !markdown.IsFile(path.Ext(p)) {
		files = f.others()
	}
	near := files.nearFile(p)
	if near == "" {
		return ""
	}
	return written(near)
}

// nearFile returns the one file whose name is clearly the name of p with a
// slip of the keyboard in it, or with the ending of another picture; "" if there
// is none. Those of the same folder come first.
func (n names) nearFile(p string) string {
	c, k := fileName(p)
	near := cmp.Or(n.reformatted(c, k), c.nearest(siblings(n[k], p, k.index)))
	if near == "" {
		near = c.nearest(n[k]) // which takes longest
	}
	return near
}

// siblings returns the files that stand in the folder where p is missing. The
// page of a folder has others beside its folder.
func siblings(files []candidate, p string, index bool) []candidate {
	folder := func(p string) string {
		if index {
			p = path.Dir(p)
		}
		return path.Dir(p)
	}
	dir := folder(p)
	var list []candidate
	for _, f := range files {
		if folder(f.path) == dir {
			list = append(list, f)
		}
	}
	return list
}

// reformatted returns the one picture that has folder and name of a missing
// picture, and another ending, or "".
func (n names) reformatted(missing candidate, k constant) string {
	if !isPicture(k.ext) {
		return ""
	}
	found := ""
	for other, files := range n {
		if other.digits != k.digits || !isPicture(other.ext) {
			continue
		}
		for _, f := range files {
			if f.name != missing.name || path.Dir(f.path) != path.Dir(missing.path) {
				continue
			}
			if found != "" {
				return ""
			}
			found = f.path
		}
	}
	return found
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
	n := utf8.RuneCountInString(c.name)
	best, limit := "", slips(n)
	swapsOnly := n == 4 // another letter makes another word of it, another order hardly
	unique := true
	for i := range among {
		other := &among[i]
		// A slip adds one letter to the set and takes one out of it, at most.
		if bits.OnesCount64(c.letters^other.letters) > 2*limit {
			continue
		}
		d := spelling.Distance(c.name, other.name)
		switch {
		case d > 0 && swapsOnly && !sameLetters(c.name, other.name):
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
	case n < 4:
		return 0
	case n < 12:
		return 1
	case n < 20:
		return 2
	}
	return 3
}

// sameLetters reports whether two names differ in the order of their letters
// only.
func sameLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// stems returns the names that some resolver may know the Markdown files by:
// without ending, language (heat.en.md) and date (1996-03-01-heat.md), and a
// bundle by its folder (heat/index.md). A slash follows the names of folders,
// which have a page though none may be written.
func stems(files []string) map[string]struct{} {
	set := make(map[string]struct{}, len(files))
	add := func(stem, slash string) {
		set[stem+slash] = struct{}{}
		if rest, ok := cutDate(stem); ok {
			set[rest+slash] = struct{}{}
		}
	}
	dir := "."
	for _, file := range files {
		stem := stemOf(path.Base(file))
		add(stem, "")
		if before, lang, ok := cutLast(stem, '.'); ok && len(lang) <= len("zh-hant") {
			add(before, "")
		}
		folder := path.Dir(file)
		if isIndex(stem) {
			add(folded(path.Base(folder)), "")
		}
		if folder != dir { // files of one folder mostly follow each other
			for dir = folder; folder != "."; folder = path.Dir(folder) {
				add(folded(path.Base(folder)), "/")
			}
		}
	}
	return set
}

// knows reports whether some file of the project has the link's name. The page
// of a folder goes by the folder's, where the link says it.
func (s *Site) knows(l *link) bool {
	stems := s.stems()
	for _, spelling := range l.spellings() {
		stem := stemOf(path.Base(spelling))
		folder := folded(path.Base(path.Dir(spelling)))
		if isIndex(stem) && folder != "." && folder != ".." && folder != "/" {
			if _, ok := stems[folder+"/"]; ok {
				return true
			}
			stem = folder
		}
		if _, ok := stems[stem]; ok {
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
