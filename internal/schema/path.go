package schema

import (
	"iter"
	"strings"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// Fields yields what a dotted path leads to from a map: one field, or where a
// list of maps is on the way one in each of them that has it. As for
// [matter.Matter.Get], a key that itself contains the dot wins.
func Fields(in matter.Value, path string) iter.Seq[matter.Field] {
	return func(yield func(matter.Field) bool) {
		walk(matter.Field{Value: in}, path, func(_, f matter.Field, there bool) bool {
			return !there || yield(f)
		})
	}
}

// Lacking yields the innermost maps on a dotted path that lack the rest of it:
// the map itself without a key, those in it with theirs.
func Lacking(in matter.Value, path string) iter.Seq[matter.Field] {
	return func(yield func(matter.Field) bool) {
		walk(matter.Field{Value: in}, path, func(in, _ matter.Field, there bool) bool {
			return there || yield(in)
		})
	}
}

// walk visits the ends of a dotted path: the field that is there, or the
// innermost map in which it isn't. It reports whether visit always said to go on.
func walk(in matter.Field, path string, visit func(in, f matter.Field, there bool) bool) bool {
	if f, ok := in.Value.Get(path); ok {
		return visit(in, f, true)
	}
	for dot := strings.LastIndexByte(path, '.'); dot > 0; dot = strings.LastIndexByte(path[:dot], '.') {
		parent, ok := in.Value.Get(path[:dot])
		if !ok {
			continue
		}
		switch parent.Value.Kind() {
		case matter.Map:
			return visit(parent, matter.Field{}, false)
		case matter.List:
			for item := range parent.Value.Items() {
				if !walk(matter.Field{Value: item}, path[dot+1:], visit) {
					return false
				}
			}
			return true
		}
		return visit(in, matter.Field{}, false)
	}
	return visit(in, matter.Field{}, false)
}

// Scalars yields a scalar, or those that a list holds; none is empty.
func Scalars(v matter.Value) iter.Seq[matter.Value] {
	return func(yield func(matter.Value) bool) {
		if v.Kind() < matter.List && !IsEmpty(v) {
			yield(v)
			return
		}
		for item := range v.Items() {
			if item.Kind() < matter.List && !IsEmpty(item) && !yield(item) {
				return
			}
		}
	}
}

// JoinPath returns the dotted path of a key in the map at a path, "" being the
// front matter itself.
func JoinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// Initials are how the keys of a front matter begin. They tell of most keys that
// are not there that they aren't, without comparing names.
type Initials uint64

// InitialsOf returns the initials of the keys at the top.
func InitialsOf(m *matter.Matter) (i Initials) {
	for f := range m.Fields() {
		i |= initial(f.Name)
	}
	return i
}

// May reports whether the keys may lead to a dotted path.
func (i Initials) May(path string) bool { return i&initial(path) != 0 }

// initial is one of 64 bits, made from up to three characters, or fewer before
// a dot.
func initial(name string) Initials {
	hash := uint(0)
	for i := range 3 {
		if i == len(name) || name[i] == '.' {
			break
		}
		hash = hash*31 + uint(name[i])
	}
	return 1 << (hash % 64)
}
