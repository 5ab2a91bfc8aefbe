package review

import (
	"testing"

	"github.com/yuin/goldmark/ast"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/source"
)

// TestStray asks about the last block of each text.
func TestStray(t *testing.T) {
	for _, test := range []struct {
		name, text                  string
		asterisk, underscore, opens bool
	}{
		{"none", "*a* <i>b</i>", false, false, false},
		{"asterisk between blanks", "5 * 3 <i>b</i>", true, false, false},
		{"in a word", "a_b <i>c</i>", false, true, false},
		{"opening asterisk", "*a <i>b</i>", true, false, true},
		{"opening underscore", "_a <i>b</i>", false, true, true},
		{"escaped", "\\*a <i>b</i>", true, false, false},
		{"backtick", "a `b <i>c</i>", false, false, true},
		{"emphasis in itself", "*a *b* <i>c</i>*", false, false, true},
		{"emphasis cut by a list", "*a\n2. b* <i>c</i>", false, false, true},
		{"rule above", "***\n<i>a</i>", true, false, false},
		{"rule above, blank line between", "***\n\n<i>a</i>", false, false, false},
		{"rule above a heading's underline", "a *b\n* * *\nc <i>d</i>", true, false, true},
		{"other cell of a table", "| *a | b |\n|---|---|\n| c | <i>d</i> |", true, false, true},
		{"behind HTML of a quote", "> <b>\na <i>c</i>", false, false, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := Parse("a.md", []byte(test.text), Dialect{Markdown: markdown.Dialect{Engine: markdown.Kramdown}})
			block := f.Tree().Doc.LastChild()
			for last := block; last != nil && last.Type() == ast.TypeBlock; last = last.LastChild() {
				block = last
			}
			if a, u, o := f.StrayMark(block, '*'), f.StrayMark(block, '_'), f.StrayOpening(block); a != test.asterisk || u != test.underscore || o != test.opens {
				t.Errorf("%q: asterisk %v, underscore %v, opens %v", test.text, a, u, o)
			}
		})
	}
}

func TestBetweenDollars(t *testing.T) {
	f := Parse("a.md", []byte("$5 <i>a</i> $6 <i>b</i>"), Dialect{})
	block := f.Tree().Doc.FirstChild()
	if !f.BetweenDollars(block, source.At(3, 11)) || f.BetweenDollars(block, source.At(15, 23)) {
		t.Error("wrong")
	}
}
