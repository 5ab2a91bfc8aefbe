package config

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// wrong returns the finding that something is wrong at p.
func (p Place) wrong(help, format string, a ...any) lint.Diagnostic {
	return lint.Diagnostic{
		Rule:     lint.InvalidConfig,
		Severity: lint.InvalidConfig.Severity,
		Path:     p.file.path,
		Span:     p.span,
		Message:  fmt.Sprintf(format, a...),
		Help:     help,
		Start:    p.file.text.Position(p.span.Start),
		End:      p.file.text.Position(p.span.End),
	}
}

// fail notes what is wrong at a place, and what to do about it.
func (d *decoder) fail(span source.Span, help, format string, a ...any) {
	*d.found = append(*d.found, d.doc.place(span).wrong(help, format, a...))
}

// expect tells that v, the value of a key, is not what the key takes.
func (d *decoder) expect(k field, v matter.Value, what string) {
	help := "write " + what
	if k.like != "" {
		help = "write it as in `" + k.name + ": " + k.like + "`"
	}
	if v.Kind() == matter.Null {
		d.fail(d.shown(v), help+", or remove the key", "`%s` has no value", k.name)
		return
	}
	text := strings.ToLower(v.Text())
	switch isText := v.Kind() == matter.String; {
	case v.Kind() == matter.Map && k.above != "":
		help = "indent it, so that it stands under `" + k.above + "`"
	case what == aText && strings.HasPrefix(text, "{{"), what == aText && v.Kind() < matter.List:
		help = "put it in quotes"
	case !isText:
	case v.Style() != matter.Plain && unquoted(text, what):
		help = "remove the quotes"
	case what == aBool && (text == "yes" || text == "on"):
		help = "write `true`"
	case what == aBool && (text == "no" || text == "off"):
		help = "write `false`"
	case strings.HasPrefix(what, "a map") && strings.Contains(text, " = ") && isAssignment(text):
		help = "a key and its value are written `key: value`"
	}
	d.fail(d.shown(v), help, "`%s` is %s, not %s", k.name, written(v), what)
}

// unquoted reports whether a text would be what is expected without its quotes.
func unquoted(text, what string) bool {
	switch what {
	case aBool:
		return text == "true" || text == "false"
	case aNumber, aCount:
		_, ok := parseNumber(text)
		return ok
	}
	return false
}

// empty tells that there is nothing in a list or map that must hold something.
func (d *decoder) empty(k field, v matter.Value) {
	d.fail(d.shown(v), "write something in it, or remove the key", "there is nothing in `%s`", k.name)
}

// An unknown is what is known of the keys of a map that it doesn't take.
type unknown struct {
	above string   // the key before them, if that has no value: they may be meant to be in it
	under []string // where those told of belong
	meant []string // which keys they were probably meant to be
}

// unknown tells of a key that k doesn't take, but only the given fields: of those that belong in one other
// place only of the first.
func (d *decoder) unknown(k field, f matter.Field, fields []field, u *unknown) {
	known := make([]string, len(fields))
	under, help := "", ""
	for i := range fields {
		known[i] = fields[i].name
		if d.holds(fields[i].of, f.Name) || len(fields) == 1 && fields[i].of == reflect.TypeFor[Condition]() {
			under, help = fields[i].name, "it belongs under `"+fields[i].name+"`"
		}
	}
	if u.above != "" {
		under, help = u.above, "if it belongs under `"+u.above+"`, indent it"
	}
	near, slip := slipOf(k, f, known)
	if near == "" && slip == "" {
		near = spelling.Nearest(f.Name, known)
	}
	switch {
	case slip != "":
		help = slip
	case near != "":
		u.meant = append(u.meant, near)
		help = "did you mean `" + near + "`?"
	case under == "":
		help = "it takes " + listed(known, "and")
	case slices.Contains(u.under, under):
		return
	default:
		u.under, u.meant = append(u.under, under), append(u.meant, under)
	}
	d.fail(f.Key, help, "there is no key `%s` here", clip(f.Name))
}

// holds reports whether the value of a type takes a key of the given name, or
// its items do.
func (d *decoder) holds(t reflect.Type, name string) bool {
	if t == reflect.TypeFor[Rules]() {
		return d.rule(name) != nil
	}
	if t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return false
	}
	return slices.ContainsFunc(d.fieldsOf(t), func(f field) bool { return f.name == name })
}

// checkWord tells of a word that is none of those that the key takes.
func (d *decoder) checkWord(k field, v matter.Value) {
	word := v.Text()
	if slices.Contains(k.enum, word) {
		return
	}
	help := "it takes " + listed(k.enum, "or")
	if k.name == "type" && word == "date" {
		help = "say `format: date` instead, of which no type need be said"
	} else if near := cmp.Or(elsewhere(k.name, word), spelling.Nearest(word, k.enum)); near != "" {
		help = "did you mean `" + near + "`?"
	}
	d.fail(d.shown(v), help, "`%s` can't be `%s`", k.name, clip(word))
}

// shown returns the place of a value: its token, or for want of one the
// character before it.
func (d *decoder) shown(v matter.Value) source.Span {
	span := v.Token()
	if v.Kind() >= matter.List && v.Style() == matter.Plain { // which may be the whole file
		span = d.firstLine(span)
	}
	if span.Len() > 0 {
		return span
	}
	at := span.Start
	for at > 0 && strings.IndexByte(" \t\r\n", d.doc.text.Bytes[at-1]) >= 0 {
		at--
	}
	return source.Span{Start: max(at, 1) - 1, End: at}
}

// tag returns the place of the tag of a value that is nothing else.
func (d *decoder) tag(v matter.Value) source.Span {
	before := d.doc.text.Bytes[:v.Token().Start]
	at := bytes.LastIndexByte(before, '!')
	if at < 0 {
		return d.shown(v)
	}
	return source.At(at, len(bytes.TrimRight(before, " \t\r\n")))
}
