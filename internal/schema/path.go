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
