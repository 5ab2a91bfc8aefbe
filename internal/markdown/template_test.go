package markdown

import (
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/source"
)

// TestRemade asks about the word HERE, in the block of its line.
func TestRemade(t *testing.T) {
	for _, test := range []struct {
		text     string
		template Template
		want     bool
	}{
		{"{% link a.md %} {% raw %} HERE {% endraw %}", Liquid, false},
		{"{% comment %} x {% endcomment %} HERE", Liquid, false},
		{"HERE {% include x.html %}", Liquid, true},
		{"{% if a %}\n\nHERE\n\n{% endif %}", Liquid, false},
		{"{% capture a %}\n\nHERE\n\n{% endcapture %}", Liquid, true},
		{"{% capture a %}\n{% endcapture %}\nHERE\n{% capture a %}\n{% endcapture %}", Liquid, false},
		{"{% a %}\n{% b %}\n{% endb %}\nHERE\n{% enda %}", Liquid, true},
		{"{% a %}\nHERE\n{% endb %}", Liquid, false},
		{"{% include start-card.html %}\nHERE\n{% include end-card.html %}", Liquid, true},
		{"{% include card-open.html a=1 %}\nHERE\n{% include card-close.html %}", Liquid, true},
		{"{% include card-start.html %}\nHERE\n{% include note-end.html %}", Liquid, false},
		{"x {% include card-start.html %}\nHERE\n{% include card-end.html %}", Liquid, false},
		{"{{< a b=\"c\" >}}\nHERE\n{{< /a >}}", Shortcodes, true},
		{"{{< a />}}\nHERE\n{{< /a >}}", Shortcodes, false},
		{"{{< a >}} HERE", Shortcodes, false},
		{"{{% a %}} HERE", Shortcodes, true},
		{"{% quote() %}\nHERE\n{% end %}", Shortcodes, true},
	} {
		tree := Parse([]byte(test.text), 0, Dialect{Engine: Kramdown, Template: test.template})
		at := strings.Index(test.text, "HERE")
		start := 1 + strings.LastIndex(test.text[:at], "\n")
		line, _, _ := strings.Cut(test.text[start:], "\n")
		if got := tree.Remade(source.At(at, at+4), source.At(start, start+len(line))); got != test.want {
			t.Errorf("%q: %v, want %v", test.text, got, test.want)
		}
	}
}

func TestInMath(t *testing.T) {
	for text, want := range map[string]bool{
		"$$ HERE $$":                          true,
		"$$a$$ HERE $$b$$":                    true, // in one block, nobody knows
		"$$\na\n$$\n\nHERE\n\n$$\nb\n$$":      false,
		"$$\n\nHERE\n\n$$":                    true,
		"`$$` <b>HERE</b> $$":                 false,
		"<kbd>$$</kbd>\n\n$$\n\nHERE\n\n$$\n": true,
		"$$ HERE":                             false,
	} {
		tree := Parse([]byte(text), 0, Dialect{Engine: Kramdown})
		at := strings.Index(text, "HERE")
		block := source.At(1+strings.LastIndex(text[:at], "\n"), at+4+len(text[at+4:])-len(strings.TrimLeft(text[at+4:], " $b")))
		if got := tree.InMath(source.At(at, at+4), block); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
