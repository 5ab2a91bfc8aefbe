package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// UnknownKey finds misspelt keys, and keys with characters that can't be meant.
var UnknownKey = &lint.Rule{
	Name:     "unknown-key",
	Summary:  "a misspelt key, or one with characters that don't belong there",
	Severity: lint.Warning,
	Review:   checkKeys,
	Fix:      fixKey,
}

func checkKeys(p *lint.ReviewPass) {
	checkOddKeys(p, p.Matter.Root())
	if p.Schema != nil {
		checkNames(p, p.Matter.Root(), "")
	}
}

// checkNames looks at the keys of a map that a path leads to, and at those of
// the maps in it of which the schema names a key.
func checkNames(p *lint.ReviewPass, v matter.Value, path string) {
	for f := range v.Fields() {
		if f.Value.Style() == matter.Aliased {
			continue
		}
		inner := schema.JoinPath(path, f.Name)
		if f.Value.Kind() < matter.List && p.Schema.Key(inner) != nil {
			continue
		}
		if namesBelow(p.Schema, inner) {
			checkNames(p, f.Value, inner)
			for item := range f.Value.Items() {
				checkNames(p, item, inner)
			}
			continue
		}
		checkName(p, v, f, path)
	}
}

func checkName(p *lint.ReviewPass, in matter.Value, f matter.Field, path string) {
	label, help := nameFault(p, in, path, f.Name)
	if label == "" {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    f.Key,
		Message: fmt.Sprintf("the key `%s` is unknown", clip(schema.JoinPath(path, f.Name))),
		Label:   label,
		Help:    help,
	})
}

// nameFault says what is wrong with the name of a key in a map, and what to do
// about it; "" if nothing is.
func nameFault(p *lint.ReviewPass, in matter.Value, path, name string) (label, help string) {
	switch meant := misspells(p.Project, p.Schema, path, name); {
	case meant != "" && !isThere(p, in, path, meant):
		return fmt.Sprintf("`%s` may be meant", meant), fmt.Sprintf("rename it to `%s`", meant)
	case p.Schema.UnknownKeys && !isAllowed(p, path, name):
		return "the config doesn't name it", fmt.Sprintf("remove it, or add it to the keys of `%s`", p.Schema.Name)
	}
	return "", ""
}

// isAllowed reports whether a key need not be named where all keys must be:
// what is odd about it is told already, or others than the schema know it.
func isAllowed(p *lint.ReviewPass, path, name string) bool {
	i, _ := oddRune(name)
	return i >= 0 || strings.HasPrefix(name, "<!--") ||
		isNamed(p.Schema, schema.JoinPath(path, name)) || path == "" && isKnown(p.Project, p.Schema, name)
}

// isThere reports whether the key that a name may be meant for is in the map, too.
func isThere(p *lint.ReviewPass, in matter.Value, path, key string) bool {
	if path == "" {
		return hasKey(p.Project, p.Matter, key)
	}
	_, there := in.Get(key)
	return there
}

// longKey is how long a key is of which a name with another letter is a misspelling.
const longKey = 6

// misspells returns the key of s that a name in the map at a path is probably
// meant to be, or "".
func misspells(p *lint.Project, s *schema.Schema, path, name string) string {
	if isNamed(s, schema.JoinPath(path, name)) || path == "" && isKnown(p, s, name) || strings.HasPrefix(name, "<!--") {
		return ""
	}
	if i, _ := oddRune(name); i >= 0 {
		return ""
	}
	for key := range namesIn(s, path) {
		if sameKey(key, name) {
			return key
		}
	}
	if path == "" && slices.ContainsFunc(s.Other, func(other string) bool { return sameKey(other, name) }) {
		return ""
	}
	lower := strings.ToLower(name)
	for key := range namesIn(s, path) {
		if len(key) < longKey && isSlip(lower, key) || len(key) >= longKey && isNear(lower, key) {
			return key
		}
	}
	return ""
}

// isNear reports whether a name has one letter of a key wrong, or two behind the
// first.
func isNear(name, key string) bool {
	if len(key) > len(name)+2 || len(name) > len(key)+2 {
		return false
	}
	d := spelling.Distance(name, key)
	return d == 1 || d == 2 && name[0] == key[0]
}

// isSlip reports whether a short name is a key with two neighbours swapped, a
// letter doubled or one behind the first missing. All else makes other words of
// short ones: film and file, been and seen, cover and over.
func isSlip(name, key string) bool {
	if len(key) < 4 || name == key || len(name) < len(key)-1 || len(name) > len(key)+1 {
		return false
	}
	i := 0 // the first that differs
	for i < len(name) && i < len(key) && name[i] == key[i] {
		i++
	}
	switch len(name) - len(key) {
	case -1:
		return i > 0 && name[i:] == key[i+1:]
	case 1:
		return i > 0 && name[i] == name[i-1] && name[i+1:] == key[i:]
	}
	return i+1 < len(key) && name[i] == key[i+1] && name[i+1] == key[i] && name[i+2:] == key[i+2:]
}

// sameKey reports whether two keys differ only in what people vary: letter
// case, hyphens and the plural.
func sameKey(a, b string) bool {
	a, b = strings.TrimRight(a, "sS"), strings.TrimRight(b, "sS")
	for {
		a, b = strings.TrimLeft(a, "_- "), strings.TrimLeft(b, "_- ")
		switch {
		case a == "" || b == "":
			return a == b
		case a[0] != b[0] && (a[0]|0x20 != b[0]|0x20 || !isLetter(a[0])):
			return false
		}
		a, b = a[1:], b[1:]
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func fixKey(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	m := p.File.Matter()
	f, in, path := keyAt(m.Root(), "", d.Span)
	if string(f.Key.Of(p.File.Bytes())) == f.Name && f.Name != "" {
		if strings.HasPrefix(f.Name, "<!--") {
			return fixComment(p, f)
		}
		name := strings.TrimSpace(strings.Map(plainRune, f.Name))
		if s := p.Schema(p.File.Path, m); s != nil {
			name = cmp.Or(misspells(p.Project, s, path, f.Name), name)
		}
		if _, there := in.Get(name); there || name == "" || name == f.Name {
			return nil
		}
		return []lint.Fix{{
			Message: fmt.Sprintf("rename the key to `%s`", name),
			Edits:   lint.Replace(f.Key, name),
		}}
	}
	return nil
}

// keyAt returns the field whose key a place is in, the map that has it and the
// path of that.
func keyAt(v matter.Value, path string, at source.Span) (f matter.Field, in matter.Value, inPath string) {
	for f := range v.Fields() {
		if f.Key.Contains(at) {
			return f, v, path
		}
		if f.Value.Token().Contains(at) && f.Value.Style() != matter.Aliased {
			inner := schema.JoinPath(path, f.Name)
			for item := range f.Value.Items() {
				if f, in, inPath := keyAt(item, inner, at); in.Exists() {
					return f, in, inPath
				}
			}
			return keyAt(f.Value, inner, at)
		}
	}
	return matter.Field{}, matter.Value{}, ""
}
