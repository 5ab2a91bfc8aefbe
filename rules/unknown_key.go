package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// checkOddKeys looks at all keys at and below v.
func checkOddKeys(p *lint.ReviewPass, v matter.Value) {
	if v.Style() == matter.Aliased {
		return
	}
	for f := range v.Fields() {
		if f.Value.Style() == matter.Aliased {
			continue
		}
		checkOddKey(p, f)
		checkOddKeys(p, f.Value)
	}
	for item := range v.Items() {
		checkOddKeys(p, item)
	}
}

func checkOddKey(p *lint.ReviewPass, f matter.Field) {
	if strings.HasPrefix(f.Name, "<!--") && p.Matter.Format == matter.YAML {
		p.Report(lint.Diagnostic{
			Span:    f.Key,
			Message: "an HTML comment has become a key",
			Label:   fmt.Sprintf("YAML reads the key `%s`", clip(f.Name)),
			Help:    "begin the line with `#` instead",
		})
		return
	}
	i, r := oddRune(f.Name)
	if i < 0 {
		return
	}
	span := f.Key
	if span.Len() == len(f.Name) {
		span = source.At(i, i+utf8.RuneLen(r)).Shift(int(f.Key.Start))
	}
	p.Report(lint.Diagnostic{
		Span:    span,
		Message: fmt.Sprintf("the key `%s` has %s in it", clip(strings.Map(plainRune, f.Name)), describe(r)),
		Help:    "remove the character",
	})
}

// oddRune returns the first character of a key that nobody means to be there,
// and its offset; -1 if there is none. Persian and the languages of India
// need joiners.
func oddRune(name string) (int, rune) {
	script := false // letters that joiners may stand between
	at, odd := -1, rune(0)
	for i, r := range name {
		if r < utf8.RuneSelf && r != '\t' && r != 0x7F { // other control characters are malformed-front-matter's
			continue
		}
		switch {
		case r == utf8.RuneError:
		case r == '\u200c' || r == '\u200d':
			if !script && at < 0 {
				at, odd = i, r
			}
		case isOdd(r):
			if at < 0 {
				at, odd = i, r
			}
		default:
			script = true
		}
	}
	return at, odd
}

func isOdd(r rune) bool {
	return r != ' ' && unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
}

func describe(r rune) string {
	switch {
	case r == '\u00a0' || r == '\u202f':
		return fmt.Sprintf("a no-break space (%U)", r)
	case unicode.Is(unicode.Zs, r):
		return fmt.Sprintf("a special space (%U)", r)
	case unicode.IsControl(r):
		return fmt.Sprintf("a control character (%U)", r)
	}
	return fmt.Sprintf("an invisible character (%U)", r)
}

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
	for key := range namesIn(s, path) {
		limit := 2
		switch {
		case len(key) < 4:
			continue // ip and id are two words
		case len(key) < 6:
			limit = 1
		}
		if len(key) > len(name)+limit || len(name) > len(key)+limit {
			continue
		}
		d := spelling.Distance(strings.ToLower(name), key)
		begins := name[0]|0x20 == key[0]
		isOtherWord := limit == 1 && len(name) == len(key) && !begins && name[1]|0x20 != key[0] // been and seen
		if d <= limit && (d == 1 || begins) && !isOtherWord {
			return key
		}
	}
	return ""
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

// fixComment makes a YAML comment of an HTML one that is all of its line.
func fixComment(p *lint.FixPass, f matter.Field) []lint.Fix {
	line := p.File.Text.Line(p.File.Text.LineOf(f.Key.Start))
	text := strings.TrimSpace(string(line.Of(p.File.Bytes())))
	inside, ok := strings.CutSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	if !ok || f.Value.Token().End > line.End || strings.Contains(inside, "-->") {
		return nil
	}
	start := int(f.Key.Start)
	return []lint.Fix{{
		Message: "make it a comment of YAML",
		Edits:   lint.Replace(source.At(start, start+len(text)), "# "+strings.TrimSpace(inside)),
	}}
}

// plainRune writes special spaces as plain ones and drops what is invisible.
func plainRune(r rune) rune {
	switch {
	case r != ' ' && unicode.Is(unicode.Zs, r):
		return ' '
	case isOdd(r):
		return -1
	}
	return r
}
