package review

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

const text = `---
title: "Heat (1995)"
rating: 4.5
---

# The *diner* {#diner}

See [Thief](thief.md#end "t"), [out](https://example.org), [mail](mailto:a@b.c), [host](//example.org/x),
[part](#diner), [r][], ![poster](img/a%20b.png) and <a href="ali.md?x=1&amp;y=2" id="here">Ali</a>.

<div id="box"><i>x</i> <b>y</b></div>

[r]: ronin.md
`

func summary(src []byte, d Dialect) *Summary { return Parse("films/heat.md", src, d).Summary() }

func TestSummary(t *testing.T) {
	src := []byte(text)
	s := summary(src, Dialect{})
	at := func(l Link) string { return string(l.Target.Of(src)) }

	var targets, places []string
	for _, l := range s.Links {
		targets = append(targets, l.To)
		places = append(places, at(l))
	}
	if diff := cmp.Diff([]string{"thief.md#end", "#diner", "ronin.md", "img/a%20b.png", "ali.md?x=1&y=2"}, targets); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"thief.md#end", "#diner", "ronin.md", "img/a%20b.png", "ali.md?x=1&amp;y=2"}, places); diff != "" {
		t.Errorf("their places (-want +got):\n%s", diff)
	}
	if !s.Links[3].Image || s.Links[0].Image {
		t.Error("an image isn't told from a link")
	}
	if diff := cmp.Diff([]Heading{{"The diner", "The *diner*", "diner"}}, s.Headings); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"here", "box"}, s.IDs); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if s.Asterisks != 1 || s.Underlines != 0 || s.BlockTags != 2 {
		t.Errorf("%d asterisks, %d underlines, %d tags in blocks", s.Asterisks, s.Underlines, s.BlockTags)
	}
}

// A summary outlives the buffer that its file was read into.
func TestSummaryKeepsNothingOfTheText(t *testing.T) {
	src := []byte(text)
	s := summary(src, Dialect{})
	for i := range src {
		src[i] = 'x'
	}
	title, ok := s.Matter().Get("title")
	if !ok || title.Value.Text() != "Heat (1995)" {
		t.Errorf("the title became %q", title.Value.Text())
	}
	if s.Links[0].To != "thief.md#end" || s.Headings[0].Raw != "The *diner*" || s.IDs[0] != "here" {
		t.Errorf("%q, %q, %q", s.Links[0].To, s.Headings[0].Raw, s.IDs[0])
	}
}

func TestForget(t *testing.T) {
	s := summary([]byte(text), Dialect{})
	before := s.Matter()
	s.Forget()
	again := s.Matter()
	if before == again {
		t.Fatal("nothing was forgotten")
	}
	for _, key := range []string{"title", "rating"} {
		a, _ := before.Get(key)
		b, _ := again.Get(key)
		if a.Value.Text() != b.Value.Text() || a.Value.Span() != b.Value.Span() || a.Key != b.Key {
			t.Errorf("%s was %q and is %q", key, a.Value.Text(), b.Value.Text())
		}
	}
}

func TestLinksThatTemplatesMake(t *testing.T) {
	src := []byte("[a]({{ site.url }}/b.md) [c](d.md) [e]({% link f.md %})")
	s := summary(src, Dialect{Markdown: markdown.Dialect{Template: markdown.Liquid}})
	if len(s.Links) != 1 || s.Links[0].To != "d.md" {
		t.Errorf("links: %+v", s.Links)
	}
}

func TestLeavesSite(t *testing.T) {
	for to, want := range map[string]bool{
		"https://example.org": true, "mailto:a@b.c": true, "//host/x": true, "tel:+1": true,
		"a.md": false, "/a/b": false, "#x": false, "": false, "a b:c": false, "C:/x": false, "12:08": false, "films/a:b.md": false,
	} {
		if got := leavesSite(to); got != want {
			t.Errorf("leavesSite(%q) = %v", to, got)
		}
	}
}

func TestSummaryCountsTagsInHTML(t *testing.T) {
	src := []byte("<div>\n\n<i>x</i>\n\n</div>\n\n<kbd><b>y</b></kbd> <i>z</i>\n")
	for engine, want := range map[markdown.Engine]int32{markdown.Kramdown: 2, markdown.GFM: 0} {
		if got := summary(src, Dialect{Markdown: markdown.Dialect{Engine: engine}}).BlockTags; got != want {
			t.Errorf("engine %d: %d tags, want %d", engine, got, want)
		}
	}
}
