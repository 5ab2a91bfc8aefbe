package markdown

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/source"
)

func TestScanTag(t *testing.T) {
	for _, c := range []struct {
		text string
		want Tag
	}{
		{"<i>x", Tag{Span: source.At(0, 3), Name: source.At(1, 2)}},
		{"<I >x", Tag{Span: source.At(0, 4), Name: source.At(1, 2)}},
		{"<i\n\t>x", Tag{Span: source.At(0, 5), Name: source.At(1, 2)}},
		{"</i>", Tag{Span: source.At(0, 4), Name: source.At(2, 3), Closing: true}},
		{"</i\r\n >", Tag{Span: source.At(0, 7), Name: source.At(2, 3), Closing: true}},
		{"<br/>", Tag{Span: source.At(0, 5), Name: source.At(1, 3), SelfClosing: true}},
		{"<my-tag2 />", Tag{Span: source.At(0, 11), Name: source.At(1, 8), SelfClosing: true}},
		{"<h1>", Tag{Span: source.At(0, 4), Name: source.At(1, 3)}},
		{"<a b='>'>", Tag{Span: source.At(0, 9), Name: source.At(1, 2)}},
	} {
		got, ok := scanTag([]byte(c.text), 0)
		if diff := cmp.Diff(c.want, got); !ok || diff != "" {
			t.Errorf("%q, %t (-want +got):\n%s", c.text, ok, diff)
		}
	}
	for _, text := range []string{
		"", "<", "</", "<>", "</>", "< i>", "</ i>", "<1>", "<é>", "<i", "</i", "i>", "<i/", "<i/ >", "<i / >", "<i<b>",
		"</i b>", "</i/>", "<a b=>", "<a b= >", `<a b="c>`, "<a b='c>", "<a b=c\"d>", "<a b=<>", "<a 1>", "<a *b>",
		"<https://a.b>", "<a@b.c>", "<!-- a -->", "<a b=", "<a b", "<a b=c", `<a href=""https://a.b">`, `<a href=""b">`,
	} {
		if tag, ok := scanTag([]byte(text), 0); ok {
			t.Errorf("%q is taken for the tag %v", text, tag)
		}
	}
}

// The marks stand around the tags that are found.
func TestScanTags(t *testing.T) {
	for _, text := range []string{
		"",
		"a < b <3 <",
		"⟦<div>⟧\n⟦<i>⟧🎬⟦</i>⟧\r\n⟦</div>⟧",
		"<!-- <i> --> ⟦<b>⟧ <!--> ⟦<i>⟧ <!---> ⟦</i>⟧ <!-- ->",
		"<!DOCTYPE <i> ⟦<b>⟧ <? <i> > ?> ⟦<b>⟧ <![CDATA[<i>]>]]> ⟦</b>⟧ <! ⟦<i>⟧",
		"⟦<script>⟧ if (a<b && c>d) '<i>' </scripts> ⟦</script>⟧⟦<i>⟧",
		"⟦<STYLE a='>'>⟧<i>⟦</Style >⟧⟦<i>⟧",
		"⟦<textarea>⟧<i></i>⟦</textarea>⟧ ⟦<title>⟧<!-- <i> ⟦</title>⟧⟦<i>⟧",
		"⟦<pre>⟧⟦<i>⟧⟦</pre>⟧",
		"⟦<script>⟧<i></i>",
		"⟦<script>⟧</script",
		"⟦<title/>⟧⟦<i>⟧",
		"⟦</script>⟧⟦<i>⟧",
		"</a⟦</b>⟧ <a b='⟦<i>⟧",
		`⟦<p title="<i>">⟧⟦<i x=y>⟧`,
	} {
		src, want := marked(text)
		var got []source.Span
		scanTags(src, source.At(0, len(src)), func(tag Tag) { got = append(got, tag.Span) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", src, diff)
		}
	}
}

func TestScanTagsWithinSpan(t *testing.T) {
	src := []byte("<i><b></b><i></i><s>")
	var got []source.Span
	scanTags(src, source.At(1, 18), func(tag Tag) { got = append(got, tag.Span) })
	want := []source.Span{source.At(3, 6), source.At(6, 10), source.At(10, 13), source.At(13, 17)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestScanTime(t *testing.T) {
	for _, unit := range []string{
		"<", "</", "<a", "<a ", "</a ", "<a b", "<a b=", "<a b=\"", "<a b='", "<a b=\" c='", "<a b=\"\" ", "<a b=\"<a c='\" d='",
		"<a b=\"\"c", "<a b=\"\"/", "<a b=''\"", "<!", "<!--", "<!a", "<?", "<![CDATA[", "<script>", "<title></", "</a<", "<a/", "&", "&a",
		"<a href=\"b>", "<a href='b>c", "<a href=\"b>\"", "<img src=b href=\"", "<b>c</b ", "<br></b",
	} {
		checkLinear(t, unit, func(src []byte) {
			span := source.At(0, len(src))
			scanTags(src, span, func(tag Tag) {
				for range tag.Attrs(src) {
				}
			})
			scanBroken(src, span, func(Broken) {})
			Unescape(src)
		})
	}
}

func FuzzScanTags(f *testing.F) {
	f.Add([]byte(`<a href=""https://x.y">z</a</b> <!-- c --> <i class=d>`), uint(0))
	f.Add([]byte("<script>a<b</script><br/><?x?><a b='c'd=\"e\" f>"), uint(3))
	f.Fuzz(func(t *testing.T, src []byte, at uint) {
		span := source.At(int(at%uint(len(src)+1)), len(src))
		last := span.Start
		next := func(s source.Span) {
			if s.Start < last || s.End <= s.Start || s.End > span.End {
				t.Fatalf("%q: span %v is out of range or order", src, s)
			}
			last = s.End
		}
		scanTags(src, span, func(tag Tag) {
			next(tag.Span)
			if !tag.Span.Contains(tag.Name) || src[tag.Span.Start] != '<' || src[tag.Span.End-1] != '>' {
				t.Fatalf("%q: the tag %+v is not whole", src, tag)
			}
			before := tag.Name.End
			for a := range tag.Attrs(src) {
				if a.Span.Start < before || a.Span.End > tag.Span.End || !a.Span.Contains(a.Value) || a.Name == "" {
					t.Fatalf("%q: attribute %+v of %+v is out of range or order", src, a, tag)
				}
				before = a.Span.End
			}
			rest := bytes.Trim(src[before:tag.Span.End], " \t\n\v\f\r")
			if want := ">"; string(rest) != want && string(rest) != "/>" {
				t.Fatalf("%q: %q of %+v is read by nobody", src, rest, tag)
			}
		})
		last = span.Start
		scanBroken(src, span, func(b Broken) {
			next(b.Span)
			if b.Kind == OpenQuote {
				if b.Name.End >= b.Span.Start || b.Value.Start != b.Span.End || b.Value.Len() == 0 {
					t.Fatalf("%q: the parts of %+v are out of order", src, b)
				}
				return
			}
			if !b.Span.Contains(b.Name) || b.Kind == GluedAttr && !b.Span.Contains(b.Value) {
				t.Fatalf("%q: %+v is out of range", src, b)
			}
		})
	})
}
