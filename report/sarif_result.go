package report

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// wholeProject is where a finding is shown that is in no file: GitHub rejects
// a report that has one without a place, and the project's law is the nearest.
const wholeProject = ".reviewlint.yaml"

// result returns a finding of the project that is at hand.
func (s *sarifWriter) result(f sarifFinding) *sarifResult {
	path := cmp.Or(f.Path, wholeProject)
	text := s.current.text(path, f.Span)
	region := newSARIFRegion(text, f.Span, f.Start, f.End)
	res := &sarifResult{
		RuleID:    f.Rule.Name,
		Level:     sarifLevel(f.Severity),
		Message:   sarifText{sarifMessage(f.Diagnostic)},
		Locations: [1]sarifLocation{{Physical: sarifPhysical{s.artifact(s.from, path), &region}}},
	}
	if i, listed := s.ruleIndex[f.Rule.Name]; listed {
		res.RuleIndex = &i
	}
	for i, rel := range f.Related {
		res.Related = append(res.Related, s.related(i+1, rel))
	}
	if text != nil {
		res.Fingerprints = &sarifFingerprints{s.hashes.of(text, region.StartLine)}
		res.Fixes = s.fixes(f.Diagnostic, path, text)
	}
	if s.options.Suppressed {
		res.Suppressions = newSARIFSuppressions(f.suppressed)
	}
	return res
}

func (s *sarifWriter) related(id int, r lint.Related) sarifLocation {
	region := newSARIFRegion(s.another.text(r.Path, r.Span), r.Span, r.Start, r.End)
	return sarifLocation{
		ID:       id,
		Physical: sarifPhysical{s.artifact(s.from, r.Path), &region},
		Message:  &sarifText{literal(sentence(r.Message))},
	}
}

// fixes returns the fixes of a finding, but for those that SARIF can't express:
// it knows no columns for a byte order mark, nor between CR and LF.
func (s *sarifWriter) fixes(d *lint.Diagnostic, path string, text *source.Text) []sarifFix {
	var fixes []sarifFix
	for _, f := range d.Fixes {
		replacements := make([]sarifReplacement, 0, len(f.Edits))
		for _, e := range f.Edits {
			if !hasColumn(text, e.Span.Start) || !hasColumn(text, e.Span.End) {
				break
			}
			r := sarifReplacement{Deleted: exactRegion(text, e.Span)}
			if e.New != "" {
				r.Inserted = &sarifText{e.New}
			}
			replacements = append(replacements, r)
		}
		if len(replacements) == 0 || len(replacements) < len(f.Edits) {
			continue
		}
		fixes = append(fixes, sarifFix{
			Description: sarifText{literal(sentence(f.Message))},
			Changes:     [1]sarifChange{{s.artifact(s.from, path), replacements}},
			Properties:  sarifFixProperty{f.Safety.String()},
		})
	}
	return fixes
}

// artifact returns a file as a URI (RFC 3986) relative to the top. Of a file
// outside of it, that begins with .. and is valid all the same; GitHub shows
// such findings without their source.
func (s *sarifWriter) artifact(r *lint.Result, path string) sarifArtifact {
	escaped := (&url.URL{Path: s.options.fromTop(r, path)}).EscapedPath()
	// What stands before a colon could be taken for a scheme.
	return sarifArtifact{strings.ReplaceAll(escaped, ":", "%3A"), sarifTop}
}

// newSARIFRegion returns the place of a span, or, if the text can't be had, what
// is known of it. A span that ends with a line ending does not reach into the
// next line: GitHub shows a finding on a pull request only if all of its lines
// have changed.
func newSARIFRegion(text *source.Text, span source.Span, start, end source.Position) sarifRegion {
	if text != nil {
		_, last := lines(text, span)
		span.End = max(span.Start, min(span.End, text.Line(last).End))
		return exactRegion(text, span)
	}
	r := sarifRegion{max(start.Line, 1), max(start.Column, 1), max(end.Line, 1), max(end.Column, 1)}
	if r.EndLine < r.StartLine || r.EndLine == r.StartLine && r.EndColumn < r.StartColumn {
		r.EndLine, r.EndColumn = r.StartLine, r.StartColumn
	}
	return r
}

func exactRegion(text *source.Text, span source.Span) sarifRegion {
	start, end := text.PositionIn(span.Start, source.UTF16), text.PositionIn(span.End, source.UTF16)
	return sarifRegion{start.Line, start.Column, end.Line, end.Column}
}

// hasColumn reports whether a line and a column lead back to the offset.
func hasColumn(text *source.Text, offset uint32) bool {
	if int(offset) > len(text.Bytes) {
		return false
	}
	line := text.Line(text.LineOf(offset))
	return line.Start <= offset && offset <= line.End
}

func newSARIFSuppressions(by *lint.Suppressed) []sarifSuppression {
	switch {
	case by == nil:
		return []sarifSuppression{}
	case by.By == lint.Comment:
		return []sarifSuppression{{"inSource", by.Reason}}
	}
	return []sarifSuppression{{"external", by.Reason}}
}

func sarifLevel(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "error"
	case lint.Warning:
		return "warning"
	}
	return "note"
}

// fileHashes remembers the fingerprints of a file's lines: findings come file
// by file.
type fileHashes struct {
	text  *source.Text
	lines []lineHash
}

// of returns the fingerprint of a line of the text, from 1.
func (h *fileHashes) of(text *source.Text, line int) string {
	if h.text != text {
		h.text, h.lines = text, lineHashes(text.Bytes)
	}
	return h.lines[line-1].String()
}
