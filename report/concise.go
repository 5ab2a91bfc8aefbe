package report

import (
	"bufio"
	"io"
	"strconv"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// writerSize is how many bytes of a report are gathered before they are written.
const writerSize = 64 << 10

// Concise writes one line for each finding, and nothing else:
//
//	films/heat.md:4:10: error[invalid-rating]: rating `5.5` is above the scale
//
// Lines and columns count from 1, columns in code points.
func Concise(w io.Writer, results []*lint.Result, o Options) error {
	out := bufio.NewWriterSize(w, writerSize)
	if o.Statistics {
		out.WriteString(statistics(count(results, o)))
		return out.Flush()
	}
	colors := newPalette(o.Color)
	var place conciseFile
	for r, d := range shown(results, o) {
		place.move(r, d.Path)
		out.Write(appendConcise(out.AvailableBuffer(), place.shown, d, colors))
	}
	return out.Flush()
}

// A conciseFile remembers how the path of the last finding is shown: findings
// come file by file.
type conciseFile struct {
	result *lint.Result
	path   string
	shown  []byte
}

func (f *conciseFile) move(r *lint.Result, path string) {
	if f.result != r || f.path != path {
		f.result, f.path = r, path
		f.shown = appendEscaped(f.shown[:0], r.Shown(path))
	}
}

func appendConcise(dst, path []byte, d *lint.Diagnostic, colors *palette) []byte {
	dst = append(dst, path...)
	dst = append(dst, ':')
	dst = strconv.AppendInt(dst, int64(d.Start.Line), 10)
	dst = append(dst, ':')
	dst = strconv.AppendInt(dst, int64(d.Start.Column), 10)
	dst = append(dst, ':', ' ')
	dst = appendKind(dst, d, colors)
	dst = append(dst, ':', ' ')
	dst = appendEscaped(dst, d.Message)
	return append(dst, '\n')
}

// appendKind appends how bad a finding is and which rule says so:
// error[invalid-rating].
func appendKind(dst []byte, d *lint.Diagnostic, colors *palette) []byte {
	c := colors.of(d.Severity)
	dst = colors.append(dst, c, d.Severity.String())
	dst = append(dst, '[')
	dst = colors.append(dst, c, d.Rule.Name)
	return append(dst, ']')
}
