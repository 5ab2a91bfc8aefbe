package report

import (
	"bufio"
	"io"
	"slices"
	"strconv"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// Text writes findings for people: what is wrong, where, the source lines with
// carets under the characters in question, what to do, and closing sentences:
//
//	error[invalid-rating]: rating `5.5` is above the scale
//	 --> films/heat.md:4:10
//	  |
//	4 | rating: "5.5"
//	  |          ^^^ the scale is 0.5 to 5 in steps of 0.5
//	  |
//	help: use a number from 0.5 to 5
//
//	Found 1 error in 1 of 214 files. 1 may be fixable with --fix.
//
// Columns count code points, carets terminal cells. Findings that follow each
// other in a source line share its excerpt. A finding whose source can't be
// had is shown without one.
func Text(w io.Writer, results []*lint.Result, o Options) error {
	p := &printer{out: bufio.NewWriterSize(w, writerSize), colors: newPalette(o.Color)}
	total := count(results, o)
	switch {
	case !o.Statistics:
		p.findings(results, o)
	case len(total.rules) > 0:
		p.out.WriteString(statistics(total) + "\n")
	}
	p.out.WriteString(summary(total, o))
	return p.out.Flush()
}

// A printer writes the findings of a text report.
type printer struct {
	out    *bufio.Writer
	colors *palette
	buf    []byte // the block that is being made

	result           *lint.Result
	current, another sources // of the findings, and of what is related to them
}

func (p *printer) findings(results []*lint.Result, o Options) {
	reader := newCut(results, o)
	var kept []*lint.Diagnostic
	for i, r := range results {
		p.result = r
		p.current, p.another = sources{result: r}, sources{result: r}
		kept = kept[:0]
		for _, d := range shown(results[i:i+1], o) {
			if !reader.spares(d) {
				kept = append(kept, d)
			}
		}
		for rest := kept; len(rest) > 0; {
			n := p.sharing(rest)
			p.block(rest[:n])
			rest = rest[n:]
		}
	}
	if rest := reader.rest(); rest != "" {
		p.out.WriteString(rest + "\n")
	}
}

// sharing returns how many of the next findings can share one excerpt: they
// stand in one line, and in one window of it if it is long.
func (p *printer) sharing(ds []*lint.Diagnostic) int {
	first := ds[0]
	text := p.current.text(first.Path, first.Span)
	if text == nil {
		return 1
	}
	n, last := lines(text, first.Span)
	if n != last {
		return 1
	}
	line := text.Line(n)
	all := within(first.Span, line)
	for i := 1; i < len(ds); i++ {
		d := ds[i]
		if d.Path != first.Path || len(ds[i-1].Related) > 0 || p.current.text(d.Path, d.Span) == nil {
			return i
		}
		if from, to := lines(text, d.Span); from != n || to != n {
			return i
		}
		all.End = max(all.End, within(d.Span, line).End)
		if !clip(text.Bytes, line, all).Contains(all) {
			return i
		}
	}
	return len(ds)
}

// block writes findings that share an excerpt.
func (p *printer) block(ds []*lint.Diagnostic) {
	gutter := p.gutter(ds)
	dst := p.buf[:0]
	for i, d := range ds {
		if i == 0 || !alike(ds[i-1], d) {
			dst = appendKind(dst, d, p.colors)
			dst = append(dst, ':', ' ')
			dst = p.colors.appendEscaped(dst, p.colors.message, d.Message)
			dst = append(dst, '\n')
		}
		dst = p.arrow(dst, gutter, d.Path, d.Start)
	}
	first, last := ds[0], ds[len(ds)-1]
	if text := p.current.text(first.Path, first.Span); text != nil {
		marks := make([]mark, len(ds))
		for i, d := range ds {
			marks[i] = mark{d.Span, d.Label, p.colors.of(d.Severity)}
		}
		dst = (&excerpt{text, gutter, p.colors}).append(dst, marks)
	}
	for _, r := range last.Related {
		dst = p.related(dst, gutter, r)
	}
	dst = p.helps(dst, ds)
	dst = append(dst, '\n')
	p.out.Write(dst)
	p.buf = dst
}

// helps writes what to do about findings that share an excerpt, each thing
// once; and whose it is, where they are of several rules.
func (p *printer) helps(dst []byte, ds []*lint.Diagnostic) []byte {
	several := slices.ContainsFunc(ds, func(d *lint.Diagnostic) bool { return d.Rule != ds[0].Rule })
	for i, d := range ds {
		same := func(e *lint.Diagnostic) bool { return e.Rule == d.Rule && e.Help == d.Help }
		if d.Help == "" || slices.ContainsFunc(ds[:i], same) {
			continue
		}
		dst = p.colors.append(dst, p.colors.help, "help")
		if several {
			dst = append(dst, '[')
			dst = append(dst, d.Rule.Name...)
			dst = append(dst, ']')
		}
		dst = append(dst, ':', ' ')
		dst = appendEscaped(dst, d.Help)
		dst = append(dst, '\n')
	}
	return dst
}

// related writes another place that explains a finding.
func (p *printer) related(dst []byte, gutter int, r lint.Related) []byte {
	dst = p.colors.append(dst, p.colors.frame, "note")
	dst = append(dst, ':', ' ')
	dst = appendEscaped(dst, r.Message)
	dst = append(dst, '\n')
	dst = p.arrow(dst, gutter, r.Path, r.Start)
	if text := p.another.text(r.Path, r.Span); text != nil {
		dst = (&excerpt{text, gutter, p.colors}).append(dst, []mark{{r.Span, "", p.colors.frame}})
	}
	return dst
}

// arrow writes where a finding is: --> films/heat.md:4:10
func (p *printer) arrow(dst []byte, gutter int, path string, at source.Position) []byte {
	dst = appendSpaces(dst, gutter)
	dst = p.colors.append(dst, p.colors.frame, "-->")
	dst = append(dst, ' ')
	dst = appendEscaped(dst, p.result.Shown(path))
	dst = append(dst, ':')
	dst = strconv.AppendInt(dst, int64(at.Line), 10)
	dst = append(dst, ':')
	dst = strconv.AppendInt(dst, int64(at.Column), 10)
	return append(dst, '\n')
}

// gutter returns how many digits the line numbers of a block need.
func (p *printer) gutter(ds []*lint.Diagnostic) int {
	highest := 1
	for _, d := range ds {
		highest = max(highest, d.Start.Line, d.End.Line)
		for _, r := range d.Related {
			highest = max(highest, r.Start.Line, r.End.Line)
		}
	}
	return len(strconv.Itoa(highest))
}

// alike reports whether two findings say the same of two places.
func alike(a, b *lint.Diagnostic) bool {
	return a.Rule == b.Rule && a.Severity == b.Severity && a.Message == b.Message
}

// sources reads the files of a project, and remembers the last.
type sources struct {
	result *lint.Result
	path   string
	last   *source.Text // nil if path can't be read, or nothing was read yet
}

// text returns the file if it can be read and has the span, else nil.
func (s *sources) text(path string, span source.Span) *source.Text {
	if s.path != path {
		s.path, s.last = path, nil
		if src, err := s.result.Source(path); err == nil {
			s.last = source.NewText(src)
		}
	}
	if s.last == nil || span.Start > span.End || int(span.End) > len(s.last.Bytes) {
		return nil
	}
	return s.last
}
