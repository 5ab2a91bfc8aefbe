package markdown

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
)

// article is a review of about 4 KB: mostly words, some links and tags.
var article = []byte(strings.Repeat("The script carries the room, even when the plot asks for less; the ending undercuts it all. ", 6) + "\n\n" +
	"It reminds me of <i>Heat</i>, and of [my review of Thief](thief.md#verdict) — see *Collateral* too.\n\n" +
	strings.Repeat(strings.Repeat("Nothing about the bridge is quiet, but the river borrows it anyway. ", 8)+"\n\n", 6) +
	"## Verdict\n\nThere is [an interview](https://example.org/a/1) about it.\n")

// BenchmarkParse shows the cost of a tree beside goldmark's own parse without
// extensions, which is the floor.
func BenchmarkParse(b *testing.B) {
	b.Run("tree", func(b *testing.B) {
		b.SetBytes(int64(len(article)))
		b.ReportAllocs()
		for b.Loop() {
			Parse(article, 0, Dialect{})
		}
	})
	b.Run("goldmark", func(b *testing.B) {
		p := goldmark.DefaultParser()
		b.SetBytes(int64(len(article)))
		b.ReportAllocs()
		for b.Loop() {
			p.Parse(text.NewReader(article))
		}
	})
}

func BenchmarkRender(b *testing.B) {
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		Render(article, 0, Dialect{})
	}
}
