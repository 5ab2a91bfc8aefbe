package report

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// GitHub writes workflow commands, which GitHub Actions shows as annotations
// beside the lines they are about:
//
//	::error file=films/heat.md,line=4,endLine=4,col=10,endColumn=13,title=invalid-rating::films/heat.md:4:10: rating `5.5` is above the scale
//
// As the log shows the message alone, it names the place once more. Columns
// count code points. Of each level only as many are written as GitHub keeps;
// the last command says how many more there are. See annotations for which.
func GitHub(w io.Writer, results []*lint.Result, o Options) error {
	out := bufio.NewWriterSize(w, writerSize)
	chosen, rest := annotations(results, o)
	for _, a := range chosen {
		out.Write(appendAnnotation(out.AvailableBuffer(), a.finding, o.fromTop(a.result, a.finding.Path)))
	}
	if rest.findings() > 0 {
		out.WriteString("::notice title=reviewlint::and " + number(rest.findings()) + " more: " + amounts(&rest) +
			"; the summary of this job counts them all, and --output concise lists them\n")
	}
	return out.Flush()
}

func appendAnnotation(dst []byte, d *lint.Diagnostic, path string) []byte {
	number := func(property string, n int) {
		dst = append(dst, property...)
		dst = strconv.AppendInt(dst, int64(n), 10)
	}
	dst = append(dst, level(d.Severity)...)
	dst = append(dst, " file="...)
	dst = appendCommand(dst, path, inProperty)
	number(",line=", d.Start.Line)
	number(",endLine=", d.End.Line)
	if d.Start.Line == d.End.Line { // else GitHub takes columns for an error
		number(",col=", d.Start.Column)
		number(",endColumn=", d.End.Column)
	}
	dst = append(dst, ",title="...)
	dst = appendCommand(dst, d.Rule.Name, inProperty)
	dst = append(dst, "::"...)
	dst = appendCommand(dst, path, inMessage)
	number(":", d.Start.Line)
	number(":", d.Start.Column)
	dst = append(dst, ": "...)
	dst = appendCommand(dst, d.Message, inMessage)
	if d.Help != "" {
		dst = append(dst, "%0Ahelp: "...)
		dst = appendCommand(dst, d.Help, inMessage)
	}
	return append(dst, '\n')
}

func level(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "::error"
	case lint.Warning:
		return "::warning"
	}
	return "::notice"
}

// What has a meaning of its own in a part of a workflow command. A property
// takes line endings as they are: there they belong to the name of a file,
// and elsewhere they are escaped as all that could steer a terminal.
const (
	inMessage  = "%"
	inProperty = "%:,\r\n"
)

// appendCommand appends a part of a workflow command, with the bytes that are
// special in it written as the runner reads them back: as %XX, and no others.
func appendCommand(dst []byte, s, special string) []byte {
	for len(s) > 0 {
		i := strings.IndexAny(s, special)
		if i < 0 {
			break
		}
		dst = appendEscaped(dst, s[:i])
		dst = append(dst, '%', upperHex[s[i]>>4], upperHex[s[i]&15])
		s = s[i+1:]
	}
	return appendEscaped(dst, s)
}

const upperHex = "0123456789ABCDEF"
