package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// InvalidValue finds values that are not what their key takes.
var InvalidValue = &lint.Rule{
	Name:     "invalid-value",
	Summary:  "a value that is not what its key takes",
	Severity: lint.Error,
	Review:   checkValues,
	Fix:      fixValue,
}

func checkValues(p *lint.ReviewPass) {
	if p.Schema == nil {
		return
	}
	for i := range p.Schema.Keys {
		key := &p.Schema.Keys[i]
		if key.Type == schema.AnyType && key.URL == nil {
			continue
		}
		f, ok := p.Matter.Get(key.Path)
		switch {
		case !ok:
		case key.Type == schema.Text:
			checkText(p, key, f)
		case schema.IsEmpty(f.Value):
		case key.URL != nil:
			checkURL(p, key, f)
		case f.Value.Kind() != matter.Bool:
			checkBoolean(p, key, f.Value)
		}
	}
}

func checkBoolean(p *lint.ReviewPass, key *schema.Key, v matter.Value) {
	d := lint.Diagnostic{
		Span:    v.Span(),
		Message: fmt.Sprintf("`%s` is %s, not true or false", key.Path, written(v)),
		Help:    "write `true` or `false`, or leave it empty",
	}
	if word, safety := boolean(v); word != "" {
		d.Mendable = safety == lint.Safe
		d.Help = fmt.Sprintf("write `%s`", word)
		if v.Style() != matter.Plain {
			d.Label = "templates take every text for true"
			d.Help += " without quotes"
		}
	}
	p.Report(d)
}

// written says in a few words what a value is.
func written(v matter.Value) string {
	switch v.Kind() {
	case matter.List:
		return "a list"
	case matter.Map:
		return "a map"
	case matter.String:
		if v.Style() != matter.Plain {
			return fmt.Sprintf("the text `%s`", clip(v.Text()))
		}
	}
	return fmt.Sprintf("`%s`", clip(v.Text()))
}

func checkURL(p *lint.ReviewPass, key *schema.Key, f matter.Field) {
	v := f.Value
	if v.Kind() >= matter.List {
		p.Report(lint.Diagnostic{
			Span:    v.Span(),
			Message: fmt.Sprintf("`%s` is %s, not a link to %s", key.Path, written(v), key.URL.To),
			Help:    fmt.Sprintf("use a link such as `%s`", key.URL.Shape),
		})
		return
	}
	if _, malformed := badValue(v, f.Name); malformed {
		return // one slip, one finding: malformed-url's
	}
	fault, fixed := key.URL.Check(v.Text())
	d := lint.Diagnostic{
		Span:    v.Span(),
		Message: fmt.Sprintf("`%s` is no link to %s", key.Path, key.URL.To),
		Help:    fmt.Sprintf("use a link such as `%s`", key.URL.Shape),
	}
	d.Mendable = fixed != "" && fault != schema.Queried && v.Style() < matter.Multiline
	switch fault {
	case schema.FineURL:
		return
	case schema.OtherHost:
		d.Label = "those are on " + strings.Join(key.URL.Hosts(), " or ")
	case schema.OtherPage:
		d.Label = "it leads elsewhere on the site"
	case schema.NotAURL:
	case schema.NoScheme:
		d.Message = fmt.Sprintf("`%s` has no `https://`", key.Path)
		d.Label = "browsers take it for a path on your own site"
		d.Help = fmt.Sprintf("write `%s`", clip(fixed))
	case schema.Spaced:
		d.Message = fmt.Sprintf("`%s` has white space around it", key.Path)
		d.Help = "write nothing but the link, on one line"
		d.Severity = lint.Warning // browsers find the page all the same
	case schema.Tracked, schema.Queried:
		d.Message = fmt.Sprintf("`%s` carries parameters that don't choose the page", key.Path)
		if text := p.Matter.Head()[v.Span().Start:v.Span().End]; strings.IndexByte(text, '?') >= 0 {
			d.Span = querySpan(text, v.Span())
		}
		d.Help = fmt.Sprintf("write `%s`", clip(fixed))
		if strings.Contains(v.Text(), "//") { // without, it is no link either
			d.Severity = lint.Warning
		}
	}
	p.Report(d)
}

// querySpan returns the place of the query in a link.
func querySpan(link string, span source.Span) source.Span {
	start := strings.IndexByte(link, '?')
	end := len(strings.TrimRight(link, " \t"))
	if hash := strings.IndexByte(link[start:], '#'); hash >= 0 {
		end = start + hash
	}
	return source.At(start, end).Shift(int(span.Start))
}

func fixValue(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	s := p.Schema(p.File.Path, p.File.Matter())
	if s == nil {
		return nil
	}
	for i := range s.Keys {
		key := &s.Keys[i]
		f, ok := p.File.Matter().Get(key.Path)
		if !ok || !f.Value.Token().Contains(d.Span) {
			continue
		}
		switch {
		case key.URL != nil && f.Value.Kind() < matter.List:
			return fixURL(key.URL, f.Value)
		case key.Type == schema.Boolean:
			return fixBoolean(f.Value)
		case key.Type == schema.Text:
			return fixText(p.File.Matter(), f.Value)
		}
	}
	return nil
}

func fixURL(u *schema.URL, v matter.Value) []lint.Fix {
	fault, fixed := u.Check(v.Text())
	if fixed == "" {
		return nil
	}
	edit, ok := v.Replace(fixed)
	if !ok {
		return nil
	}
	fix := lint.Fix{Message: fmt.Sprintf("replace the link with `%s`", clip(fixed)), Safety: lint.Safe, Edits: []source.Edit{edit}}
	if fault == schema.Queried {
		fix.Safety = lint.Unsafe
	}
	return []lint.Fix{fix}
}

func fixBoolean(v matter.Value) []lint.Fix {
	word, safety := boolean(v)
	edit, ok := v.ReplaceAs(matter.Bool, word)
	if word == "" || !ok {
		return nil
	}
	return []lint.Fix{{Message: fmt.Sprintf("write `%s`", word), Safety: safety, Edits: []source.Edit{edit}}}
}

// boolean returns the truth value that a text spells, or "", and how safe it
// is to write it so. That "false" without quotes is what was meant is sure;
// a template may well ask for "yes".
func boolean(v matter.Value) (string, lint.Safety) {
	if v.Kind() != matter.String {
		return "", lint.Unsafe
	}
	return truthOf(v.Text())
}

// truthOf is boolean for a text.
func truthOf(text string) (string, lint.Safety) {
	switch word := strings.ToLower(strings.TrimSpace(text)); word {
	case "true", "false":
		return word, lint.Safe
	case "yes", "y", "on":
		return "true", lint.Unsafe
	case "no", "n", "off":
		return "false", lint.Unsafe
	}
	return "", lint.Unsafe
}
