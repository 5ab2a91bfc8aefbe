package rules

import (
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
	m := p.Matter
	checkOddKeys(p, m.Root())
	if p.Schema == nil {
		return
	}
	for f := range m.Fields() {
		key := misspells(f.Name, p.Schema)
		if key == nil || hasKey(p, key.Path) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    f.Key,
			Message: fmt.Sprintf("the key `%s` is unknown", clip(f.Name)),
			Label:   fmt.Sprintf("`%s` may be meant", key.Path),
			Help:    fmt.Sprintf("rename it to `%s`", key.Path),
		})
	}
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

// misspells returns the key of s that name is probably meant to be, or nil.
func misspells(name string, s *schema.Schema) *schema.Key {
	if s.Key(name) != nil || slices.Contains(s.Other, name) || strings.HasPrefix(name, "<!--") {
		return nil
	}
	if i, _ := oddRune(name); i >= 0 {
		return nil
	}
	for i := range s.Keys {
		if sameKey(s.Keys[i].Path, name) {
			return &s.Keys[i]
		}
	}
	if slices.ContainsFunc(s.Other, func(other string) bool { return sameKey(other, name) }) {
		return nil
	}
	for i := range s.Keys {
		path := s.Keys[i].Path
		limit := 2
		if len(path) < 6 {
			limit = 1
		}
		if len(path) > len(name)+limit || len(name) > len(path)+limit {
			continue
		}
		d := spelling.Distance(strings.ToLower(name), path)
		if d <= limit && (d == 1 || name[0]|0x20 == path[0]) {
			return &s.Keys[i]
		}
	}
	return nil
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
	m, src := p.File.Matter(), p.File.Bytes()
	for f := range m.Fields() {
		if !f.Key.Contains(d.Span) || string(f.Key.Of(src)) != f.Name {
			continue
		}
		if strings.HasPrefix(f.Name, "<!--") {
			return fixComment(p, f)
		}
		name := strings.TrimSpace(strings.Map(plainRune, f.Name))
		if s := p.Schema(p.File.Path, p.File.Matter()); s != nil {
			if key := misspells(f.Name, s); key != nil {
				name = key.Path
			}
		}
		if _, there := m.Get(name); there || name == "" || name == f.Name {
			return nil
		}
		return []lint.Fix{{
			Message: fmt.Sprintf("rename the key to `%s`", name),
			Edits:   lint.Replace(f.Key, name),
		}}
	}
	return nil
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
