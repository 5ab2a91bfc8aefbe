package review

import (
	"bytes"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Suppression is one place of a file that switches rules off:
//
//	<!-- reviewlint-disable-next-line RULE, RULE: reason -->   the next line that is neither blank nor another suppression
//	<!-- reviewlint-disable RULE -->                           until enable, or the end
//	<!-- reviewlint-enable RULE -->
//	{/* reviewlint-disable RULE */}                            likewise, in MDX
//	rating: 11 # reviewlint-disable invalid-rating             its own line; alone on a line, the next;
//	                                                           with all of a value that goes on over more lines
//	reviewlint: { disable: [RULE] }                            a front-matter key: the whole file
//
// Without a RULE the comments mean every rule. What is said in other words is a
// Slip.
type Suppression struct {
	Span     source.Span // the comment, or the value of the front-matter key
	IsKey    bool        // it is the front-matter key
	Rules    []Name      // the rules it names; none means all of them
	Reason   string      // what follows the colon, in one line; may be empty
	From, To uint32      // findings that begin here are suppressed, as far as no Enabling ends it
}

// An Enabling is a comment of the body that ends what others before it began,
// though not what the front matter says.
type Enabling struct {
	At    uint32
	Rules []Name // none means all of them
}

// A Name is a rule's name where a suppression says it.
type Name struct {
	Rule string
	Span source.Span
}

const (
	Directive      = "reviewlint-" // what comments to reviewlint begin with
	SuppressionKey = "reviewlint"  // the front-matter key that switches rules off
)

// A directive is what a comment says to reviewlint.
type directive struct {
	verb   string
	span   source.Span // of the verb, with the Directive before it
	names  []Name
	reason string
}

// The verbs of directives.
const (
	disableNextLine = "disable-next-line"
	disable         = "disable"
	enable          = "enable"
)

// decoration is what may stand before a directive in its comment.
const decoration = "<!-#{/* \t\r\n"

// noteSuppressions notes those of the file, what ends them, and what means
// nothing, each in order.
func (r *Rare) noteSuppressions(f *File) {
	if strings.Contains(f.Matter().Head(), SuppressionKey) {
		r.noteMatterComments(f)
		r.noteKey(f)
	}
	r.noteBodyComments(f)
}

func (r *Rare) noteBodyComments(f *File) {
	t := f.Tree()
	comments := slices.Clone(t.Comments)
	for _, m := range t.Masks {
		if bytes.HasPrefix(m.Of(f.Bytes()), []byte("{/*")) {
			comments = append(comments, m)
		}
	}
	slices.SortFunc(comments, source.Span.Compare)

	next := lineFinder{file: f}
	for _, c := range comments {
		d, ok := f.directive(c, "-->", "*/}")
		if !ok {
			continue
		}
		verb := meantBy(d.verb, disableNextLine, disable, enable)
		r.noteSlip(d, UnknownDirective, verb)
		switch verb {
		case disableNextLine:
			from, to := next.after(c.End)
			r.Suppressions = append(r.Suppressions, Suppression{Span: c, Rules: d.names, Reason: d.reason, From: from, To: to})
		case disable:
			r.Suppressions = append(r.Suppressions, Suppression{Span: c, Rules: d.names, Reason: d.reason, From: c.End, To: f.end()})
		case enable:
			r.Enablings = append(r.Enablings, Enabling{c.Start, d.names})
		}
	}
}

// directive reads what a comment says to reviewlint: a verb, names of rules and,
// behind a colon, a reason, up to one of the closers.
func (f *File) directive(comment source.Span, closers ...string) (d directive, ok bool) {
	text := string(comment.Of(f.Bytes()))
	i := strings.Index(text, Directive)
	if i < 0 || strings.Trim(text[:i], decoration) != "" {
		return d, false
	}
	begin := i
	i += len(Directive)
	end := len(text)
	for _, c := range closers {
		if j := strings.Index(text[i:], c); j >= 0 {
			end = min(end, i+j)
		}
	}
	if j := strings.IndexByte(text[i:end], ':'); j >= 0 {
		d.reason = strings.Join(strings.Fields(text[i+j+1:end]), " ")
		end = i + j
	}
	for i < end {
		if strings.IndexByte(" \t\r\n,", text[i]) >= 0 {
			i++
			continue
		}
		start := i
		for i < end && strings.IndexByte(" \t\r\n,", text[i]) < 0 {
			i++
		}
		word := text[start:i]
		if d.verb == "" {
			d.verb, d.span = word, source.At(begin, i).Shift(int(comment.Start))
		} else {
			d.names = append(d.names, Name{word, source.At(start, i).Shift(int(comment.Start))})
		}
	}
	return d, d.verb != ""
}

// end returns the place behind all findings: one may be empty and stand at the
// very end of the file.
func (f *File) end() uint32 { return uint32(len(f.Bytes())) + 1 }

// A lineFinder finds the lines that the suppressions above them are about, from
// the beginning of a file to its end.
type lineFinder struct {
	file     *File
	from, to uint32 // the last line that was found
}

// after returns the span of the first line behind the line of offset at that
// is neither blank nor another suppression: several may stand above one line,
// for all of which it is looked for once.
func (l *lineFinder) after(at uint32) (from, to uint32) {
	if at < l.from {
		return l.from, l.to
	}
	f := l.file
	l.from, l.to = f.end(), f.end()
	for n := f.Text.LineOf(at) + 1; n <= f.Text.LineCount(); n++ {
		span := f.Text.Line(n)
		line := bytes.TrimSpace(span.Of(f.Bytes()))
		if len(line) > 0 && !isDirective(line, span.Start < f.Matter().Body) {
			l.from, l.to = span.Start, span.End+1
			break
		}
	}
	return l.from, l.to
}

// isDirective reports whether a line, without the blanks around it, is a comment
// to reviewlint and nothing else.
func isDirective(line []byte, inMatter bool) bool {
	for _, c := range [...]struct {
		open, close string
		isMatter    bool
	}{{"#", "", true}, {"<!--", "-->", false}, {"{/*", "*/}", false}} {
		text, ok := bytes.CutPrefix(line, []byte(c.open))
		if ok && c.isMatter == inMatter && bytes.HasSuffix(text, []byte(c.close)) {
			return bytes.HasPrefix(bytes.TrimLeft(text, " \t"), []byte(Directive))
		}
	}
	return false
}
