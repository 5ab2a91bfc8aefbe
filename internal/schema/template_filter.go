package schema

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/reviewlint/reviewlint/internal/spelling"
)

// A filter changes a text in a template, as Liquid's of the same name does.
type filter struct {
	name filterName
	form string // of a date, in strftime's words; latin: a slug without accents
}

type filterName uint8

const (
	downcase filterName = iota
	upcase
	slugify
	stripHTML
	date
)

// latin is the mode of slugify that drops accents.
const latin = "latin"

var filterNames = [...]string{"downcase", "upcase", "slugify", "strip_html", "date"}

// cutFilter parts the first filter from those behind it. A bar in quotes is text.
func cutFilter(text string) (one, rest string, more bool) {
	quote := byte(0)
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '|':
			return text[:i], text[i+1:], true
		}
	}
	return text, "", false
}

// parseFilter reads one filter, which begins at an offset.
func parseFilter(text string, offset int) (filter, error) {
	name, argument, given := strings.Cut(text, ":")
	name = strings.TrimSpace(name)
	offset += len(text) - len(strings.TrimLeft(text, " \t"))
	fail := func(size int, meant, format string, a ...any) (filter, error) {
		return filter{}, &TemplateError{offset, offset + size, fmt.Sprintf(format, a...), meant}
	}
	known := false
	f := filter{}
	for i, n := range filterNames {
		if n == name {
			f.name, known = filterName(i), true
		}
	}
	whole := len(strings.TrimSpace(text))
	switch {
	case name == "":
		return fail(0, "", "there is no filter behind the bar")
	case !known:
		return fail(len(name), spelling.Nearest(name, filterNames[:]), "there is no filter `%s`, only %s", name, strings.Join(filterNames[:], ", "))
	case f.name == slugify && given:
		if f.form = strings.Trim(strings.TrimSpace(argument), `"'`); f.form != latin {
			return fail(whole, `slugify: "latin"`, "`slugify` knows the mode `latin` only")
		}
	case f.name != date && given:
		return fail(whole, name, "`%s` takes nothing behind it", name)
	case f.name == date:
		f.form = strings.TrimSpace(argument)
		if n := len(f.form); n < 2 || f.form[0] != f.form[n-1] || f.form[0] != '"' && f.form[0] != '\'' {
			return fail(whole, `date: "%Y"`, "`date` needs a form in quotes")
		}
		f.form = f.form[1 : len(f.form)-1]
		if _, ok := writeDate(f.form, "2024", "02", "29"); !ok {
			return fail(whole, "", "`date` knows `%%Y`, `%%m` and `%%d` only")
		}
	}
	return f, nil
}

// apply returns the changed text; false if it isn't what the filter takes.
func (f filter) apply(text string) (string, bool) {
	switch f.name {
	case downcase:
		return strings.ToLower(text), true
	case upcase:
		return strings.ToUpper(text), true
	case slugify:
		if f.form == latin {
			text = withoutAccents(text)
		}
		text = Slugify(text)
		return text, text != ""
	case stripHTML:
		return OneLine(WithoutTags(text)), true
	}
	day, _, _ := cutDate(text)
	day, ok := padDate(day)
	if !ok {
		return "", false
	}
	return writeDate(f.form, day[:4], day[5:7], day[8:])
}

// writeDate writes a day in a form that knows %Y, %m and %d; with a hyphen
// behind the percent sign without leading zeros.
func writeDate(form, year, month, day string) (string, bool) {
	var b strings.Builder
	for {
		before, directive, found := strings.Cut(form, "%")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		plain, short := strings.CutPrefix(directive, "-")
		if plain == "" {
			return "", false
		}
		part := map[byte]string{'Y': year, 'm': month, 'd': day}[plain[0]]
		if part == "" {
			return "", false
		}
		if short {
			part = strings.TrimLeft(part, "0")
		}
		b.WriteString(part)
		form = plain[1:]
	}
}

// withoutAccents drops the marks above and below letters: é is e.
func withoutAccents(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}
