package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMaskKramdown(t *testing.T) { testMask(t, NoTemplate, true, kramdownCases) }

var kramdownCases = []maskCase{
	{"behind a span", "<i>x</i>⟦{:.red}⟧ *y*⟦{: #a .b c=\"d\"}⟧"},
	{"behind a block", "A\n⟦{: .x #id}⟧\r\n\r\n* TOC\r\n⟦{:toc}⟧"},
	{"behind a link", "[a](b)⟦{:target=\"_blank\" title='*🎬*'}⟧"},
	{"definition", "⟦{:big: .x lang=\"fr\"}⟧\n\nA⟦{:big}⟧"},
	{"escaped brace", `*x*⟦{: title="\}"}⟧ y}`},
	{"comment", "a ⟦{::comment}\n*b* <i>\n{:/comment}⟧ c"},
	{"comment with the short end", "a ⟦{::comment}*b*{:/}⟧ {:/}"},
	{"comment with another's end", "⟦{::comment}a{:/nomarkdown}b{:/comment}⟧ {:/}"},
	{"nomarkdown", "⟦{::nomarkdown}*a*{:/nomarkdown}⟧ ⟦{::nomarkdown type=\"html\"}{:/}⟧"},
	{"options", "⟦{::options parse_block_html=\"true\" /}⟧ *a* ⟦{::comment /}⟧ *b*"},
	{"comment without end", "{::comment} *a* {:/options}"},
	{"unknown extension", "{::note}a{:/note} {::commentary}{:/}"},

	{"code span", "`{:.x}` *a*⟦{:.x}⟧"},
	{"fenced code", "~~~\n{:.x}\n~~~\n⟦{: .lang}⟧\n"},
	{"escaped", `\{:.x} \\⟦{:.y}⟧`},
	{"HTML comment", "<!-- {:.x} --> ⟦{:.x}⟧"},
	{"heading id", "# A {#a}\n"},
	{"no list", "{:/} {:} {a}"},
	{"without end", "a {: .b"},
}

func TestMaskKramdownWithLiquid(t *testing.T) {
	testMask(t, Liquid, true, []maskCase{
		{"list in Liquid", "⟦{{ '{:.x}' }}⟧ ⟦{:.y}⟧"},
		{"Liquid in a list", "*a*⟦{: .{{ x }} #{{ y }} }⟧ ⟦{{ z }}⟧"},
		{"list between", "⟦{{ a }}⟧ ⟦{:.x}⟧ ⟦{{ b }}⟧⟦{:.y}⟧"},
		{"list in raw", "⟦{% raw %}⟧*a*⟦{:.x}⟧⟦{% endraw %}⟧"},
		{"Liquid around", "⟦{% comment %}{:.x}{% endcomment %}⟧"},
	})
	src := []byte("a {{ b }} {:.c}")
	if _, spans := mask(src, 0, Liquid, false); len(spans) != 1 {
		t.Errorf("another renderer has spans %v", spans)
	}
	masked, _ := mask(src, 0, Liquid, true)
	if diff := cmp.Diff("a xxxxxxx xxxxx", string(masked)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
