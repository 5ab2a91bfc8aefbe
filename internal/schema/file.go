package schema

import (
	"path"
	"strings"
)

// FileSlug returns the part of a path that is made from the title: the file's
// name without a date, or that of the folder of a bundle; "" where there is none.
func FileSlug(file string) string { return withoutDate(fileName(file)) }

// fileName returns the name of a file without ending, or that of the folder of
// a bundle; "" of a file that is about others.
func fileName(file string) string {
	name := path.Base(file)
	name = strings.TrimSuffix(name, path.Ext(name))
	switch strings.ToLower(name) {
	case "_index", "readme":
		return ""
	case "index":
		if name = path.Base(path.Dir(file)); name == "." {
			return ""
		}
	}
	return name
}

// withoutDate cuts a date off the beginning of a name: 2016-03-01-heat.
func withoutDate(name string) string {
	rest := name
	for _, digits := range [...]int{4, 2, 2} {
		n := 0
		for n < len(rest) && isDigit(rest[n]) {
			n++
		}
		if n == 0 || n > digits || n == len(rest) || rest[n] != '-' && rest[n] != '_' {
			return name
		}
		rest = rest[n+1:]
	}
	return rest
}
