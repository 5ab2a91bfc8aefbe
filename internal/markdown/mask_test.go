package markdown

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A maskCase is a text in which ⟦ and ⟧ stand around what is to be masked.
type maskCase struct{ name, text string }

// marked takes the marks out of text and returns the spans between them.
func marked(text string) (src []byte, spans []source.Span) {
	for text != "" {
		plain, rest, found := strings.Cut(text, "⟦")
		src = append(src, plain...)
		if !found {
			break
		}
		inside, rest, _ := strings.Cut(rest, "⟧")
		spans = append(spans, source.At(len(src), len(src)+len(inside)))
		src = append(src, inside...)
		text = rest
	}
	return src, spans
}

func testMask(t *testing.T, template Template, kramdown bool, cases []maskCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			src, want := marked(c.text)
			before := bytes.Clone(src)
			masked, got := mask(src, 0, template, kramdown)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", src, diff)
			}
			if !bytes.Equal(src, before) {
				t.Errorf("mask changed its argument to %q", src)
			}
			checkMask(t, src, 0, masked, got)
		})
	}
}

// checkMask holds a mask against what is promised of all masks.
func checkMask(t *testing.T, src []byte, from int, masked []byte, spans []source.Span) {
	t.Helper()
	if len(masked) != len(src) {
		t.Fatalf("%q: %d bytes became %d", src, len(src), len(masked))
	}
	want := bytes.Clone(src)
	last := uint32(from)
	for _, s := range spans {
		if s.Start < last || s.End <= s.Start || int(s.End) > len(src) {
			t.Fatalf("%q: span %v is out of range or order: %v", src, s, spans)
		}
		last = s.End
		for i := s.Start; i < s.End; i++ {
			if want[i] != '\n' && want[i] != '\r' {
				want[i] = 'x'
			}
		}
	}
	if !bytes.Equal(masked, want) {
		t.Errorf("masked %q, want %q", masked, want)
	}
}

func TestMaskKeepsLineEndingsAndLength(t *testing.T) {
	masked, _ := mask([]byte("é {{\r\n'🎬'\n}} [a]({{ u }}/b)"), 0, Liquid, false)
	if want := "é xx\r\nxxxxxx\nxx [a](xxxxxxx/b)"; string(masked) != want {
		t.Errorf("got %q, want %q", masked, want)
	}
}

func TestMaskLeavesTheHeadAlone(t *testing.T) {
	src := []byte("---\nx: {{ y }}\n---\n{{ z }}\n")
	body := bytes.LastIndex(src, []byte("{{"))
	for _, template := range []Template{Liquid, MDX} {
		_, spans := mask(src, body, template, true)
		if diff := cmp.Diff([]source.Span{source.At(body, body+7)}, spans); diff != "" {
			t.Errorf("template %d (-want +got):\n%s", template, diff)
		}
	}
}

func TestMaskWithoutTemplates(t *testing.T) {
	src := []byte("# Heat {1995}\n\nA *film*, {b}: {% and `{c}`, <!-- {{ x }} {:.x} -->\n")
	for _, template := range []Template{NoTemplate, Liquid, Shortcodes} {
		var masked []byte
		var spans []source.Span
		allocs := testing.AllocsPerRun(10, func() { masked, spans = mask(src, 0, template, false) })
		if &masked[0] != &src[0] || spans != nil || allocs != 0 {
			t.Errorf("template %d: spans %v, %v allocations, copied: %t", template, spans, allocs, &masked[0] != &src[0])
		}
	}
	if masked, spans := mask(nil, 0, MDX, true); masked != nil || spans != nil {
		t.Errorf("nothing is masked as %q, %v", masked, spans)
	}
}

func TestMaskTime(t *testing.T) {
	for _, unit := range []string{
		"{{", "{%", "{", "{{ }", "{{<", "{{%", "{{</*", "{{/*", "{{f(\"", "{{<`", "{{<\\\"", "{{<\"\\", "{{<\"{{< ' \\\" {%",
		"{% raw %}", "{% raw %}{% endraw ", "{% comment %}", "{% endcomment %}", "<!--", "<!-", "{% comment %}<!-- -->",
		"{:", "{:\\}", "{::comment}", "{::comment}{:/x}", "{::options \\}", "{:/",
		"{`${", "{\"", "{\\\"", "{'", "{=/[", "{ /*", "export {\n\n", "import a\n", "export `${\n\n",
		"`", "` ``", "``` ", "```\n", "~~~\n> ~~~~\n", "- - ", "1. ",
	} {
		for template := range MDX + 1 {
			checkLinear(t, unit, func(src []byte) { mask(src, 0, template, true) })
		}
	}
}

// checkLinear fails if the work on 16 times a text takes far more than 16 times as long.
func checkLinear(t *testing.T, unit string, work func([]byte)) {
	t.Helper()
	const small = 8 << 10
	text := func(size int) []byte { return bytes.Repeat([]byte(unit), size/len(unit)) }
	a, b := text(small), text(16*small)
	least := func(src []byte) time.Duration {
		shortest := time.Duration(1<<63 - 1)
		for range 3 {
			start := time.Now()
			work(src)
			shortest = min(shortest, time.Since(start))
		}
		return max(shortest, 20*time.Microsecond) // below, the clock decides
	}
	// Quadratic work takes 256 times as long, and always does; a busy machine is
	// forgiven, and asked again.
	var quick, slow time.Duration
	for range 5 {
		if quick, slow = least(a), least(b); slow <= 100*quick {
			return
		}
	}
	t.Errorf("%q: %d bytes take %v, %d bytes %v", unit, len(a), quick, len(b), slow)
}

func FuzzMask(f *testing.F) {
	for _, cases := range [][]maskCase{liquidCases, shortcodeCases, mdxCases, kramdownCases} {
		for _, c := range cases {
			src, _ := marked(c.text)
			f.Add(src, uint(0))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, body uint) {
		from := int(body % uint(len(src)+1))
		for template := range MDX + 1 {
			for _, kramdown := range []bool{false, true} {
				masked, spans := mask(src, from, template, kramdown)
				checkMask(t, src, from, masked, spans)
			}
		}
	})
}
