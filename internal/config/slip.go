package config

import (
	"reflect"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// slipOf recognises what people who know other languages, or YAML but a little,
// write where the keys known are taken: which of these is meant, or what to do;
// both empty if it is nothing of that.
func slipOf(k field, f matter.Field, known []string) (meant, help string) {
	name, value, colon := strings.Cut(f.Name, ":")
	isNull := f.Value.Kind() == matter.Null
	switch {
	case isNull && colon && slices.Contains(known, name):
		return "", "put a space after the colon: `" + name + ": " + strings.TrimSpace(value) + "`"
	case isNull && f.Name != "" && strings.Trim(f.Name, "0123456789") == "":
		return "", "if it belongs to the number before it, write that with a point, as in `0.5`"
	case !slices.Contains(known, "minimum"):
		return "", ""
	case f.Name == "const" && f.Value.Kind() < matter.List:
		return "", "write `enum: [" + quoted(f.Value.Text()) + "]`"
	case (f.Name == "min" || f.Name == "max") && !isRating(k.name):
		return f.Name + "imum", ""
	case k.to.IsValid() && k.to.Type() == reflect.TypeFor[Key]() && f.Value.Kind() == matter.Map:
		if path := pathDown(k.name, f, known); path != "" {
			return "", "a dotted path reaches nested keys: write `" + path + "`, in one key"
		}
	}
	return "", ""
}

// isRating reports whether a key is by its name one of ratings.
func isRating(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"rating", "score", "star", "grade"}, func(word string) bool { return strings.Contains(name, word) })
}

// pathDown returns the dotted path of the key that is nested in the one named
// above: of several the first. It is "" if there is none of which anything that
// is known is said.
func pathDown(above string, f matter.Field, known []string) string {
	path := above
	if f.Name != "properties" { // which JSON Schema has in between
		path += "." + f.Name
	}
	for inner := range f.Value.Fields() {
		switch {
		case slices.Contains(known, inner.Name):
			return path
		case inner.Value.Kind() == matter.Map:
			return pathDown(path, inner, known)
		}
	}
	return ""
}

// elsewhere returns what the word that a key can't have is called here; or "".
func elsewhere(key, word string) string {
	if key != "type" {
		return ""
	}
	switch strings.ToLower(word) {
	case "list", "sequence":
		return "array"
	case "text", "str":
		return "string"
	case "float", "decimal", "double":
		return "number"
	case "map", "dict":
		return "object"
	}
	return ""
}
