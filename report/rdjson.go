package report

import (
	"bytes"
	"io"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// RDJSON writes the Reviewdog Diagnostic Format, from which reviewdog makes
// comments on pull requests, with suggestions that a click accepts.
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
//
// Lines and columns count from 1, columns in bytes of the line as it is in the
// file, a byte order mark included; the end is exclusive. Where the file has
// changed since it was linted, there are lines only, and no suggestions.
func RDJSON(w io.Writer, results []*lint.Result, o Options) error {
	j := newJSONWriter(w)
	j.raw(`{"source":`)
	j.value(rdSource{"reviewlint", home})
	j.raw(",\n\"diagnostics\":[")
	separator := "\n"
	reader := rdReader{options: o}
	for r, d := range told(results, o) {
		j.raw(separator)
		j.value(reader.diagnostic(r, d))
		separator = ",\n"
	}
	j.raw("\n]}\n")
	return j.out.Flush()
}

type (
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"` // 0 if it isn't known
	}
)

// An rdReader reads the files that findings lie in, for their columns.
type rdReader struct {
	options          Options
	place            topPath
	current, another sources // of the findings, and of what is related to them
}

func (p *rdReader) diagnostic(r *lint.Result, d *lint.Diagnostic) *rdDiagnostic {
	if p.current.result != r {
		p.current, p.another = sources{result: r}, sources{result: r}
	}
	text := p.current.text(d.Path, d.Span)
	j := &rdDiagnostic{
		Message:     d.Message,
		Location:    rdLocation{p.place.of(r, d, p.options), newRDRange(text, d.Span, d.Start, d.End)},
		Severity:    rdSeverity(d.Severity),
		Code:        rdCode{d.Rule.Name, pageURL(d.Rule)},
		Suggestions: newRDSuggestions(text, d.Fixes),
	}
	if d.Help != "" {
		j.Message += "\nhelp: " + d.Help
	}
	for _, rel := range d.Related {
		j.Related = append(j.Related, rdRelated{rel.Message, rdLocation{
			p.options.fromTop(r, rel.Path),
			newRDRange(p.another.text(rel.Path, rel.Span), rel.Span, rel.Start, rel.End),
		}})
	}
	return j
}

func rdSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "ERROR"
	case lint.Warning:
		return "WARNING"
	}
	return "INFO"
}

// newRDSuggestions returns the best fix as one suggestion: reviewdog takes
// several for changes to make one by one, which neither the alternatives nor
// the edits of a fix are. An unsafe one is as good as a safe one, as a person
// looks at it before it is made.
func newRDSuggestions(text *source.Text, fixes []lint.Fix) []rdSuggestion {
	if text == nil || len(fixes) == 0 {
		return nil
	}
	e, ok := merge(text.Bytes, fixes[0].Edits)
	if !ok || !utf8.ValidString(e.New) {
		return nil // JSON can't hold other bytes, and a fix must keep them
	}
	start, end := rdPositionOf(text, e.Span.Start), rdPositionOf(text, e.Span.End)
	return []rdSuggestion{{rdRange{start, end}, e.New}}
}

// merge returns one edit that does what all edits do. It reports false where
// there are none, or they can't be made.
func merge(src []byte, edits []source.Edit) (source.Edit, bool) {
	if len(edits) == 0 {
		return source.Edit{}, false
	}
	all := edits[0].Span
	for _, e := range edits {
		all.Start, all.End = min(all.Start, e.Span.Start), max(all.End, e.Span.End)
	}
	if int(all.End) > len(src) {
		return source.Edit{}, false
	}
	within := make([]source.Edit, len(edits))
	for i, e := range edits {
		within[i] = source.Edit{Span: e.Span.Shift(-int(all.Start)), New: e.New}
	}
	text, err := source.Apply(all.Of(src), within)
	return source.Edit{Span: all, New: string(text)}, err == nil
}

// newRDRange returns the range of a span; only its lines where the text isn't
// known, and nil where not even those are.
func newRDRange(text *source.Text, span source.Span, start, end source.Position) *rdRange {
	switch {
	case text != nil:
		return &rdRange{rdPositionOf(text, span.Start), rdPositionOf(text, span.End)}
	case start.Line > 0:
		return &rdRange{rdPosition{Line: start.Line}, rdPosition{Line: end.Line}}
	}
	return nil
}

// rdPositionOf returns the place of the byte at offset. Reviewdog cuts lines as
// git shows them at the columns, so that a byte order mark counts as well, and
// no column may be behind the end of its line.
func rdPositionOf(text *source.Text, offset uint32) rdPosition {
	n := text.LineOf(offset)
	line := text.Line(n)
	if n == 1 && bytes.HasPrefix(text.Bytes, []byte("\ufeff")) {
		line.Start = 0
	}
	return rdPosition{n, int(min(offset, line.End)-line.Start) + 1}
}
