package review

import (
	"bytes"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// noteMatterComments reads the comments of the front matter. Where one stands
// says what it is about: there is one directive only.
func (r *Rare) noteMatterComments(f *File) {
	m := f.Matter()
	if m.Format == matter.None || m.Format == matter.JSON {
		return
	}
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
		d, ok := f.directive(comment)
		if !ok {
			continue
		}
		from, to, same := line.Start, line.End+1, "disable-line"
		if len(bytes.TrimSpace(f.Bytes()[line.Start:comment.Start])) == 0 {
			from, to = next.after(comment.End)
			same = disableNextLine
		}
		verb := meantBy(d.verb, disable, same)
		if verb == same {
			verb = disable
		}
		r.noteSlip(d, UnknownInMatter, verb)
		if verb == "" {
			continue
		}
		about := m.Around(source.Span{Start: from, End: to})
		r.Suppressions = append(r.Suppressions, Suppression{Span: comment, Rules: d.names, Reason: d.reason, From: about.Start, To: about.End})
	}
}

// matterComment returns the comment of a line of the front matter that has a
// directive in it.
func (f *File) matterComment(line source.Span) (source.Span, bool) {
	text := line.Of(f.Bytes())
	for at := 0; ; at += len(Directive) {
		i := bytes.Index(text[at:], []byte(Directive))
		if i < 0 {
			return source.Span{}, false
		}
		at += i
		start := len(bytes.TrimRight(text[:at], decoration))
		hash := bytes.LastIndexByte(text[start:at], '#')
		if hash < 0 {
			continue
		}
		comment := source.Span{Start: line.Start + uint32(start+hash), End: line.End}
		if !f.Matter().InValue(comment.Start) {
			return comment, true
		}
	}
}

// noteKey reads the SuppressionKey.
func (r *Rare) noteKey(f *File) {
	if field, ok := f.Matter().Get(SuppressionKey + "." + disable); ok {
		r.noteRules(f, field)
	}
	field, ok := f.Matter().Get(SuppressionKey)
	switch {
	case !ok:
	case field.Value.Kind() != matter.Map:
		r.Slips = append(r.Slips, Slip{Span: placeOf(field), Kind: NoRules})
	default:
		r.noteOthers(f, field.Value)
	}
}

// noteRules reads the list of rules that the key disables.
func (r *Rare) noteRules(f *File, field matter.Field) {
	s := Suppression{Span: field.Value.Token(), IsKey: true, To: f.end()}
	switch field.Value.Kind() {
	case matter.List:
		for v := range field.Value.Items() {
			s.Rules = append(s.Rules, Name{v.Text(), v.Span()})
		}
	case matter.String:
		s.Rules = []Name{{field.Value.Text(), field.Value.Span()}}
	default:
		r.Slips = append(r.Slips, Slip{Span: placeOf(field), Kind: NoRules})
	}
	if len(s.Rules) > 0 {
		r.Suppressions = append(r.Suppressions, s)
	}
}

// noteOthers reads the keys beside the one that is known.
func (r *Rare) noteOthers(f *File, all matter.Value) {
	_, there := all.Get(disable)
	for field := range all.Fields() {
		if field.Name == disable {
			continue
		}
		slip := Slip{Span: field.Key, Kind: UnknownKey, Word: field.Name}
		if !there && meantBy(field.Name, disable) != "" && string(field.Key.Of(f.Bytes())) == field.Name {
			slip.Meant, there = disable, true
			r.noteRules(f, field)
		}
		r.Slips = append(r.Slips, slip)
	}
}

// placeOf returns where a value stands or, of one that is left out, its key.
func placeOf(field matter.Field) source.Span {
	if token := field.Value.Token(); token.Len() > 0 {
		return token
	}
	return field.Key
}
