package markdown

import "testing"

func TestMaskShortcodes(t *testing.T) { testMask(t, Shortcodes, false, shortcodeCases) }

var shortcodeCases = []maskCase{
	{"ref", `[x](⟦{{< ref "x" >}}⟧)`},
	{"relref in Markdown", `[x](⟦{{% relref "x.md#y" %}}⟧)`},
	{"pair", "⟦{{% note %}}⟧<i>x</i>⟦{{% /note %}}⟧"},
	{"pair of the other kind", "⟦{{< quote >}}⟧*x*⟦{{< / quote >}}⟧"},
	{"self-closing", "⟦{{< figure src=a.jpg />}}⟧ *x*"},
	{"without spaces", "⟦{{<x>}}⟧⟦{{%y%}}⟧"},
	{"comment", "⟦{{</* x */>}}⟧ ⟦{{%/* y \"z */%}}⟧ a"},
	{"comment over a tag", "⟦{{</* x >}} {{< y */>}}⟧ a"},
	{"lines", "⟦{{< figure\r\n  src=\"a.jpg\"\n>}}⟧ 🎬"},
	{"code", "`⟦{{< x >}}⟧`\n```\n⟦{{% y %}}⟧\n```"},

	// Checked with Hugo 0.111.
	{"closer in a string", `⟦{{< t "a >}} b" >}}⟧ z`},
	{"closer behind an escaped quote", `⟦{{< t "a\" >}} b" >}}⟧ z`},
	{"closer in a raw string", "⟦{{< t `a >}}\nb` >}}⟧ z"},
	{"quote that is none", "⟦{{< t a=5\" >}}⟧ z\n\""},
	{"closer of the other kind", "{{< a %}} ⟦{{% b %}}⟧"},

	{"highlight", "⟦{{< highlight go >}}\n<i>*a*</i> {{< b >}}\n{{< /highlight >}}⟧ *c*"},
	{"highlight in Markdown", "⟦{{% highlight go %}}*a*{{% /highlight %}}⟧ *c*"},
	{"highlight with a comment", "⟦{{< highlight go >}}{{</* /highlight */>}}{{< /highlight >}}⟧ *c*"},
	{"highlight with half an HTML comment", "⟦{{< highlight html >}}<!-- {{< /highlight >}}⟧ y <!-- c -->"},
	{"highlight without content", `⟦{{< highlight go "a" />}}⟧ *c* ⟦{{< /highlight >}}⟧`},
	{"highlight without end", "⟦{{< highlight go >}}⟧ *a* ⟦{{< b >}}⟧"},
	{"highlights", "⟦{{< highlighted >}}⟧ *a* ⟦{{< /highlighted >}}⟧"},

	{"Zola", `⟦{{ youtube(id="a", w=1) }}⟧ ⟦{{f()}}⟧`},
	{"Zola's body", `⟦{% quote(author="x") %}⟧ *y* ⟦{% end %}⟧ ⟦{%- end -%}⟧`},
	{"Zola's strings", "⟦{{ f(a='}}', b=`}}`, c=\"}}\") }}⟧ z"},
	{"Zola's comment", "⟦{{/* f() */}}⟧ ⟦{%/* f() */%}⟧x⟦{%/* end */%}⟧"},

	{"no shortcode", "{{ .Title }} {{ a }} {% if x %} {{ end }} {{ (a) }} {x}"},
	{"HTML comment", "<!-- {{< x >}} --> <!--more--> ⟦{{< y >}}⟧"},
	{"without end", "{{< a {{% b {{</* c {{ f( {% g("},
	{"one behind another without end", "{{< a ⟦{{< b >}}⟧ {{< c"},
}
