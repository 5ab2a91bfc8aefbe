package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/source"
)

func TestAttrs(t *testing.T) {
	type attr struct {
		Name, Text, Value string
		HasValue          bool
		Quote             byte
	}
	for _, c := range []struct {
		tag  string
		want []attr
	}{
		{"<i>", nil},
		{"</i>", nil},
		{"<br/>", nil},
		{"<img hidden>", []attr{{"hidden", "hidden", "", false, 0}}},
		{"<img hidden ALT/>", []attr{{"hidden", "hidden", "", false, 0}, {"alt", "ALT", "", false, 0}}},
		{`<a href="/x">`, []attr{{"href", `href="/x"`, "/x", true, '"'}}},
		{"<a\n HREF\t=\r\n '/é🎬'\n>", []attr{{"href", "HREF\t=\r\n '/é🎬'", "/é🎬", true, '\''}}},
		{"<a href=/x/y?a&b>", []attr{{"href", "href=/x/y?a&b", "/x/y?a&b", true, 0}}},
		{"<a href=/x/>", []attr{{"href", "href=/x/", "/x/", true, 0}}},
		{`<a href="" b>`, []attr{{"href", `href=""`, "", true, '"'}, {"b", "b", "", false, 0}}},
		{`<a title="a > b" data-x.y:z='"'>`, []attr{
			{"title", `title="a > b"`, "a > b", true, '"'},
			{"data-x.y:z", `data-x.y:z='"'`, `"`, true, '\''},
		}},
		{`<a id="a"class="b">`, []attr{{"id", `id="a"`, "a", true, '"'}, {"class", `class="b"`, "b", true, '"'}}},
		{"<Stars of=xxx xxxxx />", []attr{{"of", "of=xxx", "xxx", true, 0}, {"xxxxx", "xxxxx", "", false, 0}}},
	} {
		src := []byte("a " + c.tag + ` b="c">`)
		tag, ok := scanTag(src, 2)
		if !ok || string(tag.Span.Of(src)) != c.tag {
			t.Errorf("%q: scanned %v, %t", c.tag, tag, ok)
			continue
		}
		var got []attr
		for a := range tag.Attrs(src) {
			got = append(got, attr{a.Name, string(a.Span.Of(src)), string(a.Value.Of(src)), a.HasValue, a.Quote})
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.tag, diff)
		}
	}
}

func TestAttr(t *testing.T) {
	src := []byte(`<A class=x HREF="/a" href="/b" download>`)
	tag, ok := scanTag(src, 0)
	if !ok {
		t.Fatalf("%q is a tag", src)
	}
	if a, ok := tag.Attr(src, "href"); !ok || a.Span != source.At(11, 20) || a.Value != source.At(17, 19) || a.Name != "href" {
		t.Errorf("href is %+v, %t", a, ok)
	}
	if a, ok := tag.Attr(src, "download"); !ok || a.HasValue || a.Value.Len() != 0 {
		t.Errorf("download is %+v, %t", a, ok)
	}
	if a, ok := tag.Attr(src, "down"); ok {
		t.Errorf("down is %+v", a)
	}
	if !tag.Is(src, "a") || tag.Is(src, "b") || tag.Is(src, "abbr") {
		t.Errorf("the name of %q is mistaken", src)
	}
	allocs := testing.AllocsPerRun(10, func() {
		tag, _ := scanTag(src, 0)
		_ = tag.Is(src, "blockquote-of-a-very-long-name-indeed")
		_, _ = tag.Attr(src, "download")
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func TestAttrsStop(t *testing.T) {
	src := []byte("<a b c d>")
	tag, _ := scanTag(src, 0)
	for a := range tag.Attrs(src) {
		if a.Name == "b" {
			break
		}
		t.Errorf("%s comes behind the end", a.Name)
	}
}

func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"/a?b=c":                  "/a?b=c",
		"/a?b=1&amp;c=2":          "/a?b=1&c=2",
		"Tom &amp; Am&eacute;lie": "Tom & Amélie",
		"&#42;&#x2A;&#X2a;":       "***",
		"&#59;&semi;":             ";;",
		"?a=1&copy=2&section=3":   "?a=1&copy=2&section=3",
		"&notit; &nosuch; &; &#;": "&notit; &nosuch; &; &#;",
		"&&amp;&":                 "&&&",
		"&amp":                    "&amp",
		"&amp;lt;":                "&lt;",
		"🎬&nbsp;x":                "🎬\u00a0x",
	} {
		if got := Unescape([]byte(in)); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
