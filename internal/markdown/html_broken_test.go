package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/source"
)

// scanBroken reads a block that has one part.
func scanBroken(src []byte, span source.Span, emit func(Broken)) {
	scan := brokenScan{src: src, emit: emit}
	scan.read(span)
}

func TestScanBroken(t *testing.T) {
	type broken struct {
		Kind              BrokenKind
		Text, Name, Value string
	}
	for _, c := range []struct {
		text string
		want []broken
	}{
		{"<b>x</a</b>", []broken{{CutTag, "</a", "a", ""}}},
		{"🎬 x</I <b>y</b>\r\n</em\n</p>", []broken{{CutTag, "</I", "I", ""}, {CutTag, "</em", "em", ""}}},
		{"</a</a</a>", []broken{{CutTag, "</a", "a", ""}, {CutTag, "</a", "a", ""}}},
		{`<a href=""https://x.y/z">a</a>`, []broken{{GluedAttr, `href=""https://x.y/z"`, "href", "https://x.y/z"}}},
		{`<a class="b" HREF = ''www.é.y?z=1''>`, []broken{{GluedAttr, `HREF = ''www.é.y?z=1''`, "HREF", "www.é.y?z=1"}}},
		{`<img src=""/a b.jpg" alt="">`, []broken{{GluedAttr, `src=""/a b.jpg"`, "src", "/a b.jpg"}}},
		{`<a href=""https://x.y>z</a>`, []broken{{GluedAttr, `href=""https://x.y`, "href", "https://x.y"}}},
		{"<a href=\"\"https://x.y b\n c>", []broken{{GluedAttr, `href=""https://x.y`, "href", "https://x.y"}}},
		{`<a href=""film">x</a`, []broken{{GluedAttr, `href=""film"`, "href", "film"}}},

		{`<a href="">x</a> <a href="" >x</a> <img alt=""/> <img alt="" / > <img alt=""/ >`, nil},
		{`<a href=""class="x"> <a href=""hidden> <a href=""hidden/> <a href="" b="">`, nil},
		{`<a href="""> <a href="" "x">`, nil},
		{"<b>x</b", []broken{{CutTag, "</b", "b", ""}}},
		{"<B>x</b. And <i>y</i\n5 > 3", []broken{{CutTag, "</b", "b", ""}, {CutTag, "</i", "i", ""}}},
		{"<b>x</b y <b>z</b", []broken{{CutTag, "</b", "b", ""}, {CutTag, "</b", "b", ""}}},
		{`<a href="https://x.y/?z=1>a</a> b`, []broken{{OpenQuote, `"`, "href", "https://x.y/?z=1"}}},
		{`<a class="b" HREF = '/c>a</a> <a href='/d'>e</a`, []broken{{OpenQuote, `'`, "HREF", "/c"}, {CutTag, "</a", "a", ""}}},
		{`<img src="a.png> b <img src="c.png>`, []broken{{OpenQuote, `"`, "src", "a.png"}, {OpenQuote, `"`, "src", "c.png"}}},

		{"</a> </a > </a\n> </a", nil},
		{"<b>x</b> </b", nil},
		{"<b>x</b y>", nil},
		{"<sarcasm>x</sarcasm", nil},
		{`<a href="/a>b">c</a> <a href="/a>b c" title="d"> <a href="/ >x</a>`, nil},
		{`<a title="a>b</a>" href="/c"> <a href="`, nil},
		{"</a b> </a <3 </a < </ <b>", nil},
		{"<!-- </a</b> --> <script></a</b></script> <a title='</a</b>'>", nil},
		{"a < b, </3, <https://x.y>", nil},
	} {
		src := []byte(c.text)
		var got []broken
		scanBroken(src, source.At(0, len(src)), func(b Broken) {
			got = append(got, broken{b.Kind, string(b.Span.Of(src)), string(b.Name.Of(src)), string(b.Value.Of(src))})
		})
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestScanBrokenWithinSpan(t *testing.T) {
	src := []byte("</a</b</c>")
	var got []Broken
	scanBroken(src, source.At(3, 10), func(b Broken) { got = append(got, b) })
	want := []Broken{{Kind: CutTag, Span: source.At(3, 6), Name: source.At(5, 6)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
