package matter

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// jsonReader reads a JSON object token by token: decoded into a map, places
// and duplicate keys would be lost.
type jsonReader struct {
	m     *Matter
	text  []byte
	base  uint32 // the offset of text in the file
	dec   *json.Decoder
	pos   int // the end of the last token
	depth int
}

var errDepth = errors.New("the values are nested too deep")

func readJSON(m *Matter, src []byte) {
	text := m.Inner.Of(src)
	if isBlankLine(bytes.Trim(text, "\r\n")) {
		return
	}
	r := &jsonReader{m: m, text: text, base: m.Inner.Start, dec: json.NewDecoder(bytes.NewReader(text))}
	r.dec.UseNumber()
	if err := r.value(node{text: verbatim, name: verbatim}); err != nil {
		m.Partial = true
		if !m.Unclosed {
			m.report(Problem{Kind: Syntax, Span: r.faultAt(err), Message: jsonMessage(err)})
		}
		return
	}
	if _, start, _, err := r.token(); !errors.Is(err, io.EOF) {
		m.Partial = true
		at := placeOf(r.text, start).Shift(int(r.base))
		m.report(Problem{Kind: Syntax, Span: at, Message: "something follows the object"})
	}
}

func jsonMessage(err error) string {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "the object ends too early"
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

func (r *jsonReader) faultAt(err error) source.Span {
	at := max(r.pos, int(r.dec.InputOffset()))
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && int(syntax.Offset) > at {
		at = int(syntax.Offset) - 1
	}
	for at < len(r.text) && bytes.IndexByte([]byte(" \t\r\n"), r.text[at]) >= 0 {
		at++
	}
	return placeOf(r.text, min(at, len(r.text))).Shift(int(r.base))
}

// token returns the next token and where it stands.
func (r *jsonReader) token() (tok json.Token, start, end int, err error) {
	start = r.pos
	for start < len(r.text) && bytes.IndexByte([]byte(" \t\r\n,:"), r.text[start]) >= 0 {
		start++
	}
	tok, err = r.dec.Token()
	if err == nil {
		r.pos = int(r.dec.InputOffset())
	}
	return tok, start, r.pos, err
}

// value adds the next value and its descendants.
func (r *jsonReader) value(n node) error {
	tok, start, end, err := r.token()
	if err != nil {
		start = end
	}
	n.token = r.span(start, end)
	at := r.m.add(n)
	defer r.m.close(at)
	if err != nil {
		return err
	}
	switch tok := tok.(type) {
	case json.Delim:
		r.m.nodes[at].style = Flow
		if r.depth++; r.depth > maxDepth {
			return errDepth
		}
		if r.m.nodes[at].kind = List; tok == '{' {
			r.m.nodes[at].kind = Map
		}
		err = r.children(tok)
		r.m.nodes[at].token.End = r.base + uint32(r.pos)
		r.depth--
		return err
	case string:
		r.m.nodes[at].kind, r.m.nodes[at].style = String, Double
		text := r.m.textOf(tok, r.m.span(at))
		r.m.nodes[at].text = text
	case json.Number:
		r.m.nodes[at].kind = Int
		if strings.ContainsAny(string(tok), ".eE") {
			r.m.nodes[at].kind = Float
		}
	case bool:
		r.m.nodes[at].kind = Bool
	}
	return nil
}

func (r *jsonReader) children(open json.Delim) error {
	for r.dec.More() {
		n := node{text: verbatim, name: verbatim}
		if open == '{' {
			tok, start, end, err := r.token()
			if err != nil {
				return err
			}
			name, ok := tok.(string)
			if !ok {
				return errors.New("a key is not a string")
			}
			n.key = r.span(start+1, end-1)
			n.name = r.m.textOf(name, n.key)
		}
		if err := r.value(n); err != nil {
			return err
		}
	}
	_, _, _, err := r.token()
	return err
}

func (r *jsonReader) span(start, end int) source.Span {
	return source.At(start, end).Shift(int(r.base))
}
