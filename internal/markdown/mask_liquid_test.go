package markdown

import "testing"

func TestMaskLiquid(t *testing.T) { testMask(t, Liquid, false, liquidCases) }

var liquidCases = []maskCase{
	{"link to a link tag", "[x](⟦{{ site.baseurl }}⟧⟦{% link _a/b.md %}⟧)"},
	{"link to a post", "[x](⟦{% post_url 2024-05-01-x %}⟧)"},
	{"link in a path", "[l](/a_⟦{{ b }}⟧_c)"},
	{"base URL", "[x](⟦{{ site.baseurl }}⟧/x)"},
	{"filter", `⟦{{ '/x' | relative_url }}⟧ ⟦{{ "/x" | prepend: site.baseurl }}⟧`},
	{"asterisk in a string", `⟦{{ "a*b" | x }}⟧`},
	{"include", "⟦{% include_relative _installations/tarball.md %}⟧"},
	{"tags in an include", `⟦{% include x.html cap="<i>y</i>" %}⟧ <i>z</i>`},
	{"white space control", "a ⟦{%- if x -%}⟧ b ⟦{{- y -}}⟧ ⟦{%-endif-%}⟧"},
	{"behind a bare URL", "See https://example.com⟦{% if foo %}⟧ now"},
	{"attribute", `<a href="⟦{{ u }}⟧">`},
	{"mail", "mailto:⟦{{ site.email }}⟧"},
	{"next to a letter", "x<i>⟦{{ page.t }}⟧</i>y"},
	{"Nunjucks", "⟦{% set x = 1 %}⟧"},
	{"lines", "a ⟦{{\n  x |\n  y\n}}⟧ b\n⟦{% assign a =\r\n 1 %}⟧\r\n"},
	{"emoji and CJK", "🎬 ⟦{{ '君の名は' }}⟧ 🎬"},
	{"inline code", "`⟦{{ x }}⟧` and ``⟦{% y %}⟧``"},
	{"fenced code", "```\n⟦{{ x }}⟧\n```\n"},

	// The ends are those of liquid 5.4 in Ruby.
	{"output ends in its string", `a ⟦{{ "}}⟧" }} b`},
	{"tag ends in its string", `a ⟦{% assign x = "%}⟧" %} b`},
	{"output opens in an output", "⟦{{ a {{ 'b' }}⟧ c"},
	{"empty", "⟦{{}}⟧⟦{%%}⟧"},
	{"three braces", "⟦{{{ a }}⟧}"},

	{"raw", "⟦{% raw %}⟧{{ x }} *y* {% z %}⟦{% endraw %}⟧ ⟦{{ x }}⟧"},
	{"raw with dashes", "⟦{%- raw -%}⟧{{ x }}⟦{%- endraw -%}⟧"},
	{"raw with an open output", "⟦{% raw %}⟧{{ x ⟦{% endraw %}⟧z"},
	{"raw with an open tag", "⟦{% raw %}⟧{% foo ⟦{% endraw %}⟧z"},
	{"raw with a longer name", "⟦{% raw %}⟧{% endrawx %}⟦{%endraw%}⟧"},
	{"raw without end", "⟦{% raw %}⟧a ⟦{{ x }}⟧ ⟦{% raw %}⟧b"},
	{"raw with half an end", "⟦{% raw %}⟧a ⟦{{ x }}⟧ {% endraw"},

	{"comment", "a ⟦{% comment %}\n<i>*b*</i> {{ c }}\n{% endcomment %}⟧ d"},
	{"comments nest", "⟦{% comment %}a{% comment %}b{% endcomment %}c{% endcomment %}⟧d"},
	{"raw in a comment", "⟦{% comment %}{% raw %}{% endcomment %}{% endraw %}{% endcomment %}⟧d"},
	{"comment without end", "⟦{% comment %}⟧a ⟦{{ b }}⟧"},
	{"end without comment", "a ⟦{% endcomment %}⟧ b"},
	{"highlight", "⟦{% highlight ruby linenos %}\r\nx = <<i>>\r\n{%- endhighlight -%}⟧\r\nb"},
	{"highlight with a comment", "⟦{% highlight liquid %}{% comment %}{% endhighlight %}⟧ *a*"},
	{"highlight with half an HTML comment", "⟦{% highlight html %}<!-- {% endhighlight %}⟧ <i>a</i> <!-- b -->"},

	{"HTML comment", "<!-- {{ x }} {% y %} --> ⟦{{ z }}⟧"},
	{"HTML comment without end", "<!-- ⟦{{ x }}⟧"},
	{"short HTML comments", "<!--> ⟦{{ x }}⟧ <!---> ⟦{{ y }}⟧ -->"},

	{"output without end", "a {{ b } c {{"},
	{"tag without end", "a {% b } c {%"},
	{"tag behind an open output", "a {{ b ⟦{% c %}⟧"},
	{"output behind an open tag", "a {% b ⟦{{ c }}⟧"},
	{"no Liquid", "{ a } {: .b } {#c} {<d>}"},
	{"Nunjucks comment", "a ⟦{# <i>b</i>\n{{ c }} #}⟧ {#d} {# e"},
}
