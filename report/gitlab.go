package report

import (
	"encoding/hex"
	"hash"
	"hash/fnv"
	"io"
	"strconv"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// GitLab writes a Code Quality report: an array of findings, which GitLab
// compares with those of the target branch and shows in merge requests.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
//
// Lines and columns count from 1, columns in code points; the end is exclusive.
func GitLab(w io.Writer, results []*lint.Result, o Options) error {
	j := newJSONWriter(w)
	separator := "["
	var file sources
	var place topPath
	prints := fingerprinter{hash: fnv.New128a(), seen: map[fingerprint]int{}}
	for r, d := range told(results, o) {
		if file.result != r {
			file = sources{result: r}
		}
		path := place.of(r, d, o)
		id := prints.of(path, d, file.text(d.Path, d.Span))
		j.raw(separator + "\n")
		j.value(gitlabFinding{
			// GitLab doesn't show the name of the check.
			Description: d.Rule.Name + ": " + d.Message,
			CheckName:   d.Rule.Name,
			Fingerprint: hex.EncodeToString(id[:]),
			Severity:    gitlabSeverity(d.Severity),
			Location:    gitlabLocation{path, gitlabPositions{jsonPosition(d.Start), jsonPosition(d.End)}},
		})
		separator = ","
	}
	if separator == "[" {
		j.raw(separator)
	}
	j.raw("\n]\n")
	return j.out.Flush()
}

type (
	gitlabFinding struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path      string          `json:"path"`
		Positions gitlabPositions `json:"positions"`
	}
	gitlabPositions struct {
		Begin jsonPosition `json:"begin"`
		End   jsonPosition `json:"end"`
	}
)

func gitlabSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "major"
	case lint.Warning:
		return "minor"
	}
	return "info"
}

// A fingerprint is what GitLab knows a finding by.
type fingerprint [16]byte

// A fingerprinter tells findings apart by what doesn't change when lines move:
// rule, path and the text around the finding. GitLab takes findings of equal
// fingerprints for one, so equal ones are numbered.
type fingerprinter struct {
	hash hash.Hash
	seen map[fingerprint]int // how often, before they were numbered
	key  []byte              // of the last finding
}

// of returns the fingerprint of a finding in the file of that path. Text is nil
// where it is unknown; then what is said of it stands in for it.
func (f *fingerprinter) of(path string, d *lint.Diagnostic, text *source.Text) fingerprint {
	f.key = append(append(f.key[:0], d.Rule.Name...), 0)
	f.key = append(append(f.key, path...), 0)
	if text != nil {
		f.key = append(f.key, surroundings(text, d.Span)...)
	} else {
		f.key = append(f.key, d.Message...)
	}
	id := f.sum()
	n := f.seen[id]
	f.seen[id] = n + 1
	if n > 0 {
		f.key = strconv.AppendInt(append(f.key, 0), int64(n), 10)
		id = f.sum()
	}
	return id
}

func (f *fingerprinter) sum() (id fingerprint) {
	f.hash.Reset()
	f.hash.Write(f.key)
	f.hash.Sum(id[:0])
	return id
}

// surroundings returns the text of a span with a little of what stands before
// and behind it in its lines. It is bounded: a line may be a whole review, of
// which an edit far away must not make a finding new, and a span may be long.
func surroundings(text *source.Text, span source.Span) []byte {
	const margin, longest = 40, 400
	first, last := lines(text, span)
	start := max(int(text.Line(first).Start), int(span.Start)-margin)
	end := min(int(text.Line(last).End), int(span.End)+margin)
	start = min(start, int(span.Start))
	return text.Bytes[start:max(start, min(end, start+longest))]
}
