package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// jsonVersion is the version of the format. It changes when a program that
// reads the format would have to.
const jsonVersion = 1

// JSON writes one object with everything known about a run; json.md describes
// it. Each diagnostic stands in a line of its own and is written as soon as it
// is made, so that a long report takes no more memory than a short one.
func JSON(w io.Writer, results []*lint.Result, o Options) error {
	j := newJSONWriter(w)
	j.raw(`{"version":`)
	j.value(jsonVersion)
	j.raw(",\n\"tool\":")
	j.value(jsonTool{"reviewlint", o.Version})
	j.raw(",\n\"summary\":")
	j.value(newJSONSummary(count(results, o)))
	j.raw(",\n\"failures\":")
	j.value(newJSONFailures(results))
	j.raw(",\n\"diagnostics\":[")
	separator := "\n"
	var file sources
	for r, d := range shown(results, o) {
		if file.result != r {
			file = sources{result: r}
		}
		j.raw(separator)
		j.value(newJSONDiagnostic(r, d, &file, o))
		separator = ",\n"
	}
	j.raw("\n]}\n")
	return j.out.Flush()
}

type (
	jsonTool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	jsonSummary struct {
		Files     int        `json:"files"`
		Errors    int        `json:"errors"`
		Warnings  int        `json:"warnings"`
		Infos     int        `json:"infos"`
		Hidden    int        `json:"hidden"`
		Mended    jsonMended `json:"mended"`
		LeftAlone int        `json:"skipped"`
		Baselined int        `json:"baselined"`
		Gone      int        `json:"gone"`
		Older     int        `json:"older"`
		Rules     []jsonRule `json:"rules"`
	}
	jsonMended struct {
		Findings int `json:"findings"`
		Files    int `json:"files"`
	}
	jsonRule struct {
		Rule     string `json:"rule"`
		Findings int    `json:"findings"`
		Mendable int    `json:"mendable"`
	}
	jsonFailure struct {
		Path    string `json:"path"`
		Message string `json:"message"`
	}
	jsonDiagnostic struct {
		Rule     string        `json:"rule"`
		Severity string        `json:"severity"`
		Path     string        `json:"path"`
		Message  string        `json:"message"`
		Label    string        `json:"label"`
		Help     string        `json:"help"`
		Span     jsonSpan      `json:"span"`
		Start    jsonPosition  `json:"start"`
		End      jsonPosition  `json:"end"`
		Mendable bool          `json:"mendable"`
		Related  []jsonRelated `json:"related"`
		Fixes    []jsonFix     `json:"fixes"`
	}
	jsonRelated struct {
		Path    string       `json:"path"`
		Message string       `json:"message"`
		Span    jsonSpan     `json:"span"`
		Start   jsonPosition `json:"start"`
		End     jsonPosition `json:"end"`
	}
	jsonFix struct {
		Message string     `json:"message"`
		Safety  string     `json:"safety"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		Span  jsonSpan      `json:"span"`
		Start *jsonPosition `json:"start,omitempty"` // unknown if the file has changed since
		End   *jsonPosition `json:"end,omitempty"`
		New   string        `json:"new"`
	}
	jsonSpan struct {
		Start uint32 `json:"start"`
		End   uint32 `json:"end"`
	}
	jsonPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
)

func newJSONSummary(t *tally) jsonSummary {
	s := jsonSummary{
		Files:     t.files,
		Errors:    t.errors,
		Warnings:  t.warnings,
		Infos:     t.infos,
		Hidden:    t.below,
		Mended:    jsonMended{t.mended, t.changed},
		LeftAlone: t.skipped,
		Baselined: t.baselined,
		Gone:      t.gone,
		Older:     t.older,
		Rules:     make([]jsonRule, len(t.rules)),
	}
	for i, r := range t.rules {
		s.Rules[i] = jsonRule{r.rule.Name, r.count, r.mendable}
	}
	return s
}

func newJSONFailures(results []*lint.Result) []jsonFailure {
	failures := []jsonFailure{}
	for _, r := range results {
		for _, f := range r.Failures {
			failures = append(failures, jsonFailure{r.Shown(f.Path), f.Err.Error()})
		}
	}
	return failures
}

func newJSONDiagnostic(r *lint.Result, d *lint.Diagnostic, file *sources, o Options) *jsonDiagnostic {
	j := &jsonDiagnostic{
		Rule:     d.Rule.Name,
		Severity: d.Severity.String(),
		Path:     r.Shown(d.Path),
		Message:  d.Message,
		Label:    d.Label,
		Help:     d.Help,
		Span:     jsonSpan(d.Span),
		Start:    jsonPosition(d.Start),
		End:      jsonPosition(d.End),
		Mendable: mendable(d, o),
		Related:  make([]jsonRelated, len(d.Related)),
		Fixes:    make([]jsonFix, len(d.Fixes)),
	}
	for i, rel := range d.Related {
		j.Related[i] = jsonRelated{
			Path:    r.Shown(rel.Path),
			Message: rel.Message,
			Span:    jsonSpan(rel.Span),
			Start:   jsonPosition(rel.Start),
			End:     jsonPosition(rel.End),
		}
	}
	for i, f := range d.Fixes {
		j.Fixes[i] = jsonFix{f.Message, f.Safety.String(), make([]jsonEdit, len(f.Edits))}
		for k, e := range f.Edits {
			j.Fixes[i].Edits[k] = newJSONEdit(e, file.text(d.Path, e.Span))
		}
	}
	return j
}

func newJSONEdit(e source.Edit, text *source.Text) jsonEdit {
	j := jsonEdit{Span: jsonSpan(e.Span), New: e.New}
	if text != nil {
		start, end := jsonPosition(text.Position(e.Span.Start)), jsonPosition(text.Position(e.Span.End))
		j.Start, j.End = &start, &end
	}
	return j
}

// A jsonWriter writes values one after the other. A failing writer shows when
// it is flushed; the values are plain and can't fail.
type jsonWriter struct {
	out     *bufio.Writer
	encoder *json.Encoder
	encoded bytes.Buffer
}

func newJSONWriter(w io.Writer) *jsonWriter {
	j := &jsonWriter{out: bufio.NewWriterSize(w, writerSize)}
	j.encoder = json.NewEncoder(&j.encoded)
	j.encoder.SetEscapeHTML(false)
	return j
}

func (j *jsonWriter) raw(s string) { j.out.WriteString(s) }

func (j *jsonWriter) value(v any) {
	j.encoded.Reset()
	j.encoder.Encode(v)
	j.out.Write(appendJSON(j.out.AvailableBuffer(), bytes.TrimSuffix(j.encoded.Bytes(), []byte{'\n'})))
}

// appendJSON appends encoded JSON with the hostile characters escaped that the
// encoder lets through. They are strings' own, and mean the same escaped.
func appendJSON(dst, encoded []byte) []byte {
	plain := 0
	for i := 0; i < len(encoded); {
		if isPrintableASCII(encoded[i]) {
			i++
			continue
		}
		r, size := utf8.DecodeRune(encoded[i:])
		if isHostile(r, size) {
			dst = append(dst, encoded[plain:i]...)
			dst = appendUnicodeEscape(dst, r)
			plain = i + size
		}
		i += size
	}
	return append(dst, encoded[plain:]...)
}
