package site

import (
	"path"
	"strings"
)

// nearFile returns the link to the file that a missing p was probably meant
// to be, or "": of its own folder first, then of the whole project.
func (s *Site) nearFile(p string, written func(path string) string) string {
	var siblings []string
	dir := path.Dir(p)
	if f := s.tree.folder(dir); f != nil {
		for _, e := range f.entries {
			if !e.IsDir() {
				siblings = append(siblings, path.Join(dir, e.Name()))
			}
		}
	}
	near := nearest(p, siblings)
	if near == "" {
		near = nearest(p, s.files())
	}
	if near == "" {
		return ""
	}
	return written(near)
}

// nearest returns the one of files whose name is clearly the name of p with a
// slip of the keyboard in it, or "".
func nearest(p string, files []string) string {
	ext := strings.ToLower(path.Ext(p))
	want := []rune(folded(strings.TrimSuffix(path.Base(p), path.Ext(p))))
	best, limit := "", slips(len(want))
	unique := true
	for _, file := range files {
		name := path.Base(file)
		if !strings.EqualFold(path.Ext(name), ext) || abs(len(name)-len(path.Base(p))) > 4*(limit+1) {
			continue
		}
		got := []rune(folded(strings.TrimSuffix(name, path.Ext(name))))
		if abs(len(got)-len(want)) > limit || !sameDigits(want, got) {
			continue
		}
		switch d := distance(want, got); {
		case d < limit, d == limit && best == "":
			best, limit, unique = file, d, true
		case d == limit:
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

// sameDigits keeps one sequel from being taken for another's slip.
func sameDigits(a, b []rune) bool { return digits(a) == digits(b) }

func digits(name []rune) string {
	var b strings.Builder
	for _, r := range name {
		if '0' <= r && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours that make b of a: Damerau and Levenshtein's, each place edited once.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			d := min(last[j+1], row[j]) + 1
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			d = min(d, change)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
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

func abs(n int) int { return max(n, -n) }
