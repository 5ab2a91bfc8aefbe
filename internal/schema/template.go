package schema

import (
	"fmt"
	"html"
	"path"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// A Template makes one value from others: "{{ artist }} – {{ title }}". Between
// the braces stands the dotted path of a key, or what is known of the file
// (file.stem, file.slug, file.folder), and behind it filters under Liquid's names.
type Template []part

// A part of a template is fixed text or a key with what is done to its value.
type part struct {
	text    string
	key     string // "" for fixed text
	filters []filter
}

// A TemplateError is why a text is no template.
type TemplateError struct {
	Start, End int    // what can't be read, in bytes of the text
	Message    string // lower case, without full stop
	Meant      string // what it was probably meant to be; may be empty
}

func (e *TemplateError) Error() string { return e.Message }

// What a template may ask of the file.
const (
	fileStem   = "file.stem"   // its name without ending: 2024-02-29-heat
	fileSlug   = "file.slug"   // that without a date, or the folder of an index.md: heat
	fileFolder = "file.folder" // the name of the folder that it lies in
)

// ParseTemplate returns the template that a text is, or a [*TemplateError].
func ParseTemplate(text string) (*Template, error) {
	var t Template
	for at := 0; at < len(text); {
		open := strings.Index(text[at:], "{{")
		if tag := strings.Index(text[at:], "{%"); tag >= 0 && (open < 0 || tag < open) {
			return nil, &TemplateError{at + tag, at + tag + 2, "a template takes no tags, only keys between `{{` and `}}`", ""}
		}
		if open < 0 {
			t = append(t, part{text: text[at:]})
			break
		}
		if open > 0 {
			t = append(t, part{text: text[at : at+open]})
		}
		at += open
		size := strings.Index(text[at:], "}}")
		if size < 0 {
			return nil, &TemplateError{at, at + 2, "the braces are never closed", ""}
		}
		p, err := parsePart(text[at+2:at+size], at+2)
		if err != nil {
			return nil, err
		}
		t = append(t, p)
		at += size + 2
	}
	return &t, nil
}

// parsePart reads what stands between braces, which begins at an offset.
func parsePart(text string, offset int) (part, error) {
	key, rest, filtered := strings.Cut(text, "|")
	p := part{key: strings.TrimSpace(key)}
	start := offset + len(key) - len(strings.TrimLeft(key, " \t"))
	fail := func(meant, format string, a ...any) (part, error) {
		return p, &TemplateError{start, start + len(p.key), fmt.Sprintf(format, a...), meant}
	}
	switch isFile := strings.HasPrefix(p.key, "file."); {
	case p.key == "":
		return p, &TemplateError{offset, offset + len(key), "there is no key between the braces", ""}
	case strings.ContainsAny(p.key, " \t\"'{}()[],:"):
		return fail("", "`%s` is no key", p.key)
	case isFile && p.key != fileStem && p.key != fileSlug && p.key != fileFolder:
		known := []string{fileStem, fileSlug, fileFolder}
		return fail(spelling.Nearest(p.key, known), "`%s` isn't known of a file, only %s", p.key, strings.Join(known, ", "))
	}
	for at := offset + len(key) + 1; filtered; {
		var one string
		one, rest, filtered = cutFilter(rest)
		f, err := parseFilter(one, at)
		if err != nil {
			return p, err
		}
		p.filters = append(p.filters, f)
		at += len(one) + 1
	}
	return p, nil
}

// Keys returns the paths of the keys that the template names, each once.
func (t *Template) Keys() []string {
	var keys []string
	for _, p := range *t {
		if p.key != "" && !p.isFile() && !slices.Contains(keys, p.key) {
			keys = append(keys, p.key)
		}
	}
	return keys
}

// UsesFile reports whether the template asks for anything of the file.
func (t *Template) UsesFile() bool { return slices.ContainsFunc(*t, part.isFile) }

func (p part) isFile() bool {
	return p.key == fileStem || p.key == fileSlug || p.key == fileFolder
}

// Make returns the value that the file of a path with the front matter m gives;
// false if a key it is made from is missing, empty or a map. Of a list it takes
// the items with a comma between them.
func (t *Template) Make(file string, m *matter.Matter) (string, bool) {
	return t.with(file, m, func(text string) string { return text })
}

// MakePlain is [Template.Make] with tags and entities spelt out as plain text.
func (t *Template) MakePlain(file string, m *matter.Matter) (string, bool) {
	return t.with(file, m, func(text string) string { return OneLine(html.UnescapeString(WithoutTags(text))) })
}

func (t *Template) with(file string, m *matter.Matter, change func(string) string) (string, bool) {
	var b strings.Builder
	for _, p := range *t {
		if p.key == "" {
			b.WriteString(p.text)
			continue
		}
		text, ok := p.value(file, m)
		if !ok {
			return "", false
		}
		text = change(text)
		for _, f := range p.filters {
			if text, ok = f.apply(text); !ok {
				return "", false
			}
		}
		b.WriteString(text)
	}
	return b.String(), true
}

// value returns the text of a part's key, on one line.
func (p part) value(file string, m *matter.Matter) (string, bool) {
	var text string
	switch p.key {
	case fileStem:
		text = strings.TrimSuffix(path.Base(file), path.Ext(file))
	case fileSlug:
		text = FileSlug(file)
	case fileFolder:
		text = strings.TrimLeft(path.Base(path.Dir(file)), "./")
	default:
		f, _ := m.Get(p.key)
		switch f.Value.Kind() {
		case matter.Map:
			return "", false
		case matter.List:
			text = joined(f.Value)
		default:
			text = f.Value.Text()
		}
	}
	text = OneLine(text)
	return text, text != ""
}

func joined(list matter.Value) string {
	var items []string
	for item := range list.Items() {
		if item.Kind() >= matter.List {
			return ""
		}
		items = append(items, OneLine(item.Text()))
	}
	return strings.Join(items, ", ")
}

// OneLine returns text as a template takes it: without white space around it,
// and without the line breaks that only a block of lines has.
func OneLine(text string) string {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, "\r\n") {
		text = strings.Join(strings.Fields(text), " ")
	}
	return text
}
