package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// To returns the target of l as it is meant: backslashes and character
// references decoded, percent signs kept.
func (t *Tree) To(l Link) string {
	raw := l.Target.Of(t.Source)
	if l.Kind == HTMLLink {
		return strings.TrimSpace(Unescape(raw))
	}
	return unescape(raw)
}

// unescape decodes what CommonMark decodes in text and targets
// (spec 0.31, sections 2.4 and 2.5).
func unescape(raw []byte) string {
	if bytes.IndexByte(raw, '\\') >= 0 {
		raw = util.UnescapePunctuations(raw)
	}
	return Unescape(raw)
}

// PlainText returns the text that n shows, without markup.
func (t *Tree) PlainText(n ast.Node) string {
	if only, ok := n.FirstChild().(*ast.Text); ok && only.NextSibling() == nil {
		return unescape(only.Segment.Value(t.Source))
	}
	var b strings.Builder
	t.writeText(&b, n)
	return b.String()
}

func (t *Tree) writeText(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if n.Kind() == ast.KindCodeSpan {
				b.Write(c.Segment.Value(t.Source))
			} else {
				b.WriteString(unescape(c.Segment.Value(t.Source)))
			}
			if c.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(t.Source))
		case *ast.Image: // shows no text
		default:
			t.writeText(b, c)
		}
	}
}

// ExplicitID returns the id that a heading gives itself in braces, or "".
func (t *Tree) ExplicitID(h Heading) string {
	if v, ok := h.Node.AttributeString("id"); ok {
		if id, ok := v.([]byte); ok {
			return string(id)
		}
	}
	return ""
}

// ListedIDs returns the ids in kramdown's attribute lists: {: #id}. They are
// masked, so that src, the file itself, is asked.
func (t *Tree) ListedIDs(src []byte) []string {
	var ids []string
	for _, m := range t.Masks {
		list := m.Of(src)
		if !bytes.HasPrefix(list, []byte("{:")) {
			continue
		}
		for _, word := range strings.Fields(strings.Trim(string(list), "{:}")) {
			if id, ok := strings.CutPrefix(word, "#"); ok && id != "" {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// IsEmphasis reports whether tag is one of i, em, b, strong.
func (t *Tree) IsEmphasis(tag Tag) bool {
	for _, name := range [...]string{"i", "em", "b", "strong"} {
		if tag.Is(t.Source, name) {
			return true
		}
	}
	return false
}

// HasAttrs reports whether the tag has attributes.
func (t Tag) HasAttrs(src []byte) bool {
	_, _, ok := scanAttr(src[:t.Span.End], int(t.Name.End))
	return ok
}
