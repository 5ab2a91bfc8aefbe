package matter

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/reviewlint/reviewlint/internal/source"
)

// maxRepairs bounds how often a faulty YAML is read again.
const maxRepairs = 8

// repairYAML finds the root cause of err, which the library says about text,
// and reads what can be read all the same. Faulty values are overwritten by
// as many bytes of a plain word, which keeps every place, until the rest can
// be read; if it never can, the lines that are beyond doubt are read.
func repairYAML(m *Matter, text []byte, err error) {
	fault := syntaxProblem(m, text, err)
	if m.readTabbed(text, fault) {
		return
	}
	masked := bytes.Clone(text)
	var masks []mask
	for next := err; len(masks) < maxRepairs; {
		v, ok := suspect(masked, lineOf(next), masks)
		if !ok {
			break
		}
		masks = append(masks, v)
		v.cover(masked)
		if _, next = loadYAML(masked); next == nil {
			masks = needed(text, masks)
			doc, _ := loadYAML(cover(text, masks))
			m.convert(doc, cover(text, masks), masks)
			m.reportMasks(text, masks, fault)
			return
		}
	}
	m.report(fault)
	m.readCertain(text)
}

func syntaxProblem(m *Matter, text []byte, err error) Problem {
	p := Problem{Kind: Syntax, Span: m.Opening(), Message: err.Error()}
	if load, ok := loadError(err); ok {
		p.Message = strings.TrimPrefix(load.Message, "yaml: ")
		if load.ContextMsg != "" {
			p.Message += " " + load.ContextMsg
		}
		if load.Mark.Line > 0 {
			places := newPlaces(text)
			p.Span = placeOf(text, places.offset(load.Mark.Line, load.Mark.Column)).Shift(int(m.Inner.Start))
		}
	}
	return p
}

func loadError(err error) (*yaml.LoadError, bool) {
	var load *yaml.LoadError
	ok := errors.As(err, &load)
	return load, ok
}

// lineOf returns the line of text, from 1, that err is about.
func lineOf(err error) int {
	if load, ok := loadError(err); ok {
		return load.Mark.Line
	}
	return 0
}

// placeOf returns the character at i; at the end of a line the one before it.
func placeOf(text []byte, i int) source.Span {
	if i < len(text) && breakAt(text, i) == 0 {
		_, size := utf8.DecodeRune(text[i:])
		return source.At(i, i+size)
	}
	end := i
	for end > 0 && (text[end-1] == '\n' || text[end-1] == '\r') {
		end--
	}
	_, size := utf8.DecodeLastRune(text[:end])
	return source.At(end-size, end)
}

// readTabbed reads text with each tab of an indentation as a space, if that is
// what is wrong with it.
func (m *Matter) readTabbed(text []byte, fault Problem) bool {
	var first source.Span
	spaced := bytes.Clone(text)
	for i := 0; i < len(text); {
		end, next := lineAt(text, i)
		stop := skipBlanks(text, i)
		if tab := bytes.IndexByte(text[i:stop], '\t'); tab >= 0 && stop < end {
			if first.Len() == 0 {
				first = source.At(i+tab, stop)
			}
			for j := i; j < stop; j++ {
				spaced[j] = ' '
			}
		}
		i = next
	}
	if first.Len() == 0 {
		return false
	}
	doc, err := loadYAML(spaced)
	if err != nil && (fault.Span.Start < first.Start+m.Inner.Start || fault.Span.Start > first.End+m.Inner.Start) {
		return false
	}
	m.report(Problem{Kind: TabIndent, Span: first.Shift(int(m.Inner.Start)), Message: "YAML can't be indented with tabs"})
	if err != nil {
		m.readCertain(text)
	} else {
		m.convert(doc, spaced, nil)
	}
	return true
}

// needed returns the masks without which text can't be read.
func needed(text []byte, masks []mask) []mask {
	for i := 0; i < len(masks) && len(masks) > 1; {
		fewer := append(masks[:i:i], masks[i+1:]...)
		if _, err := loadYAML(cover(text, fewer)); err != nil {
			i++
			continue
		}
		masks = fewer
	}
	return masks
}

// reportMasks reports the values that had to be covered. fault is what the
// library says about the first of them.
func (m *Matter) reportMasks(text []byte, masks []mask, fault Problem) {
	for _, v := range masks {
		p := Problem{
			Kind:    NeedsQuotes,
			Span:    source.At(v.start, v.end).Shift(int(m.Inner.Start)),
			Key:     v.key,
			Message: fmt.Sprintf("the value of `%s` needs quotes", v.key),
		}
		if !v.quotable {
			p.Kind, p.Message = Syntax, fault.Message
		}
		m.report(p)
	}
}

// readCertain reads the lines that mean the same whatever stands around them.
func (m *Matter) readCertain(text []byte) {
	m.Partial = true
	src := append(make([]byte, m.Inner.Start), text...)
	m.nodes, m.texts = nil, nil
	m.add(node{kind: Map, text: verbatim, name: verbatim, token: m.Inner})
	r := plainReader{m, src, int(m.Inner.Start), int(m.Inner.End), none}
	field := 1 // the node of the last field
	for r.i < r.end {
		start, before := r.i, len(m.nodes)
		topLevel := r.src[start] != ' ' && r.src[start] != '\t' && !bytes.HasPrefix(r.src[start:], []byte("- "))
		end, _ := lineAt(r.src, start)
		if isPlainText(r.src[start:end]) && r.line() {
			if topLevel && len(m.nodes) > before {
				field = before
			}
			continue
		}
		_, r.i = lineAt(r.src, start)
		m.nodes = m.nodes[:before]
		if !topLevel { // what seemed to be the whole value goes on here
			m.nodes = m.nodes[:min(field, before)]
		}
		field = len(m.nodes)
		r.open = none
	}
	m.close(0)
}
