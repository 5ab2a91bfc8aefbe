package review

import (
	"bytes"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// matterSuppressions reads the comments of the front matter.
func (f *File) matterSuppressions() []Suppression {
	m := f.Matter()
	if m.Format == matter.None || m.Format == matter.JSON {
		return nil
	}
	var list []Suppression
	next := lineFinder{file: f}
	for n := f.Text.LineOf(m.Inner.Start); n <= f.Text.LineCount(); n++ {
		line := f.Text.Line(n)
		if line.Start >= m.Inner.End {
			break
		}
		comment, ok := f.matterComment(line)
		if !ok {
			continue
		}
		_, names, reason, ok := f.directive(comment)
		if !ok {
			continue
		}
		from, to := line.Start, line.End+1
		if len(bytes.TrimSpace(f.Bytes()[line.Start:comment.Start])) == 0 {
			from, to = next.after(comment.End)
		}
		about := m.Around(source.Span{Start: from, End: to})
		list = append(list, Suppression{Span: comment, Rules: names, Reason: reason, From: about.Start, To: about.End})
	}
	return list
}

// matterComment returns the comment of a line of the front matter that switches
// something off.
func (f *File) matterComment(line source.Span) (source.Span, bool) {
	text := line.Of(f.Bytes())
	i := bytes.Index(text, []byte(Directive+"disable"))
	if i < 0 {
		return source.Span{}, false
	}
	hash := bytes.LastIndexByte(text[:i], '#')
	if hash < 0 {
		return source.Span{}, false
	}
	comment := source.Span{Start: line.Start + uint32(hash), End: line.End}
	return comment, !f.Matter().InValue(comment.Start)
}

// keySuppressions reads the SuppressionKey.
func (f *File) keySuppressions() []Suppression {
	field, ok := f.Matter().Get(SuppressionKey + ".disable")
	if !ok {
		return nil
	}
	s := Suppression{Span: field.Value.Token(), IsKey: true, To: f.end()}
	switch field.Value.Kind() {
	case matter.List:
		for v := range field.Value.Items() {
			s.Rules = append(s.Rules, Name{v.Text(), v.Span()})
		}
	case matter.String:
		s.Rules = []Name{{field.Value.Text(), field.Value.Span()}}
	}
	if len(s.Rules) == 0 {
		return nil
	}
	return []Suppression{s}
}
