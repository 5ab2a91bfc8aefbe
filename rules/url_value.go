package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/source"
)

// wrongLink says what is wrong with a link that is not of the kind that a key takes.
func wrongLink(m *matter.Matter, path string, b schema.Breach) lint.Diagnostic {
	v, u := b.Value, b.Of.URL
	fault, fixed := u.Check(v.Text())
	d := lint.Diagnostic{
		Span:    v.Span(),
		Message: fmt.Sprintf("`%s` is no link to %s", path, u.To),
		Help:    fmt.Sprintf("use a link such as `%s`", u.Shape),
	}
	d.Mendable = fixed != "" && fault != schema.Queried && v.Style() < matter.Multiline
	switch fault {
	case schema.OtherHost:
		d.Label = "those are on " + strings.Join(u.Hosts(), " or ")
	case schema.OtherPage:
		d.Label = "it leads elsewhere on the site"
	case schema.NotAURL:
	case schema.NoScheme:
		d.Message = fmt.Sprintf("`%s` has no `https://`", path)
		d.Label = "browsers take it for a path on your own site"
		d.Help = fmt.Sprintf("write `%s`", clip(fixed))
	case schema.Spaced:
		d.Message = fmt.Sprintf("`%s` has white space around it", path)
		d.Help = "write nothing but the link, on one line"
		d.Severity = lint.Warning // browsers find the page all the same
	case schema.Tracked, schema.Queried:
		d.Message = fmt.Sprintf("`%s` carries parameters that don't choose the page", path)
		if text := m.Head()[v.Span().Start:v.Span().End]; strings.IndexByte(text, '?') >= 0 {
			d.Span = querySpan(text, v.Span())
		}
		d.Help = fmt.Sprintf("write `%s`", clip(fixed))
		if strings.Contains(v.Text(), "//") { // without, it is no link either
			d.Severity = lint.Warning
		}
	}
	return d
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
