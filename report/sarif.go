package report

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/semver"

	"github.com/reviewlint/reviewlint/internal/lint"
)

const (
	sarifSchema  = "https://json.schemastore.org/sarif-2.1.0.json"
	sarifVersion = "2.1.0"

	// sarifTop is the folder that all paths are relative to. By this name
	// GitHub takes it for the top of the repository.
	sarifTop = "%SRCROOT%"

	// sarifTrouble is the exit code of a run that could not do all of its work.
	sarifTrouble = 2
)

// SARIF writes the Static Analysis Results Interchange Format 2.1.0, for
// GitHub's code scanning and for editors.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
//
// All projects are one run. Lines and columns count from 1, columns in UTF-16
// code units; the end is exclusive. Where a file has changed since it was
// linted, columns are in code points, which differ beyond U+FFFF only, and
// there are neither fixes nor fingerprints. Files that could not be dealt with
// are notifications of the run. Of more than maxSARIFResults findings the
// gravest are written, and a notification says so.
//
// Each result stands in a line of its own and is written as soon as it is made,
// so that a long report takes no more memory than a short one.
func SARIF(w io.Writer, results []*lint.Result, o Options) error {
	s := &sarifWriter{jsonWriter: newJSONWriter(w), options: o, ruleIndex: make(map[string]int, len(o.Rules))}
	quota, left := newSARIFQuota(results, o)
	s.raw(`{"$schema":`)
	s.value(sarifSchema)
	s.raw(",\n\"version\":")
	s.value(sarifVersion)
	s.raw(",\n\"runs\":[{\n\"tool\":{\"driver\":{\"name\":\"reviewlint\",\"informationUri\":")
	s.value(home)
	s.version()
	s.rules()
	s.raw("}},\n\"columnKind\":\"utf16CodeUnits\",\n\"originalUriBaseIds\":")
	s.value(sarifBases{sarifBase{sarifText{"The top of the repository, else the folder in which reviewlint was run."}}})
	s.raw(",\n\"invocations\":[")
	s.value(s.invocation(results, left))
	s.raw("],\n\"results\":[")
	separator := "\n"
	for r, f := range sarifFindings(results, o) {
		if !quota.take(f) {
			continue
		}
		s.move(r)
		s.raw(separator)
		s.value(s.result(f))
		separator = ",\n"
	}
	s.raw("\n]}]}\n")
	return s.out.Flush()
}

// A sarifWriter writes one run.
type sarifWriter struct {
	*jsonWriter
	options   Options
	ruleIndex map[string]int // by name

	from             *lint.Result
	current, another sources // of the findings, and of what is related to them
	hashes           fileHashes
}

// move tells the result whose findings come next.
func (s *sarifWriter) move(r *lint.Result) {
	if s.from != r {
		s.from, s.current, s.another, s.hashes = r, sources{result: r}, sources{result: r}, fileHashes{}
	}
}

// version writes the program's version under the name that fits it.
func (s *sarifWriter) version() {
	version := strings.TrimPrefix(s.options.Version, "v")
	switch {
	case version == "":
	case isSemantic(version):
		s.raw(`,"semanticVersion":`)
		s.value(version)
	default: // versions are compared by the number that they begin with
		s.raw(`,"version":`)
		s.value("0.0.0 " + version)
	}
}

// isSemantic reports whether a version is a semantic one. To the library 1 and
// 1.2 are, too.
func isSemantic(version string) bool {
	short, _, _ := strings.Cut("v"+version, "+")
	return semver.IsValid("v"+version) && semver.Canonical("v"+version) == short
}

func (s *sarifWriter) rules() {
	s.raw(",\n\"rules\":[")
	separator := "\n"
	for i, r := range s.options.Rules {
		s.ruleIndex[r.Name] = i
		s.raw(separator)
		s.value(newSARIFRule(r))
		separator = ",\n"
	}
	s.raw("\n]")
}

// invocation tells how the run went; left are the findings that the report has
// no room for.
func (s *sarifWriter) invocation(results []*lint.Result, left int) sarifInvocation {
	in := sarifInvocation{Successful: true}
	for _, r := range results {
		for _, f := range r.Failures {
			in.fail()
			in.Notifications = append(in.Notifications, sarifNotification{
				Locations: []sarifLocation{{Physical: sarifPhysical{Artifact: s.artifact(r, f.Path)}}},
				Message:   sarifText{literal(sentence(f.Err.Error()))},
				Level:     "error",
			})
		}
		for i := range r.Findings {
			if rule := r.Findings[i].Rule; rule == lint.InternalError || rule == lint.InvalidConfig {
				in.fail()
			}
		}
	}
	if left > 0 {
		in.Notifications = append(in.Notifications, sarifNotification{
			Message: sarifText{fmt.Sprintf("Of %s findings these are the %s gravest, as many as GitHub shows. Other formats have the rest.",
				number(maxSARIFResults+left), number(maxSARIFResults))},
			Level: "warning",
		})
	}
	return in
}

func (in *sarifInvocation) fail() { in.Successful, in.ExitCode = false, sarifTrouble }
