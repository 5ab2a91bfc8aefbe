package rules

import (
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// isMoot reports whether a key can't be called missing because nothing is there
// that could hold it: either that is told of what would hold it, or that may be a
// list, and one without items lacks nothing.
func isMoot(p *lint.ReviewPass, path string) bool {
	for i := range path {
		if path[i] != '.' {
			continue
		}
		parent := path[:i]
		there, filled := state(p.Matter, parent)
		if !filled && (isParentTold(p, parent, there) || isList(p, parent)) {
			return true
		}
	}
	return false
}

// state reports whether a path leads anywhere in a front matter, and whether it
// leads to something that isn't empty.
func state(m *matter.Matter, path string) (there, filled bool) {
	for f := range schema.Fields(m.Root(), path) {
		there, filled = true, filled || !schema.IsEmpty(f.Value)
	}
	return there, filled
}

// isParentTold reports whether it is reported of a key itself that it is missing
// or empty.
func isParentTold(p *lint.ReviewPass, path string, there bool) bool {
	key := p.Schema.Key(path)
	if key == nil || !key.When.Holds(p.Matter) {
		return false
	}
	return there && key.NotEmpty || !there && key.Required && !p.Site.DefaultKey(path)
}

// listAt is the key under which isList keeps what it found.
type listAt struct {
	law  *schema.Schema
	path string
}

// isList reports whether a key takes lists: its schema says so, or a review of
// the collection has one there.
func isList(p *lint.ReviewPass, path string) bool {
	if key := p.Schema.Key(path); key != nil && (key.Type == schema.Array || key.Items != nil) {
		return true
	}
	return lint.Memo(p.Project, listAt{p.Schema, path}, func() bool {
		top, _, _ := strings.Cut(path, ".")
		for s := range p.Heads() {
			m := s.Matter()
			if !schema.InitialsOf(m).May(top) || p.Project.Schema(s.Path, m) != p.Schema {
				continue
			}
			for f := range schema.Fields(m.Root(), path) {
				if f.Value.Kind() == matter.List {
					return true
				}
			}
		}
		return false
	})
}
