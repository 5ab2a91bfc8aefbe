package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

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
