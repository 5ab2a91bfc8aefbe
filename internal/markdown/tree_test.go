package markdown

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"github.com/reviewlint/reviewlint/internal/source"
)

// describe lists what a tree holds, by the text of its spans.
func describe(src string, t *Tree) []string {
	of := func(s source.Span) string { return string(s.Of([]byte(src))) }
	var out []string
	for _, l := range t.Links {
		kind := [...]string{"inline", "reference", "autolink", "definition", "html"}[l.Kind]
		if l.Image {
			kind += " image"
		}
		if l.Masked {
			kind += " masked"
		}
		out = append(out, fmt.Sprintf("%s %q to %q text %q", kind, of(l.Span), of(l.Target), of(l.Text)))
	}
	for _, tag := range t.Tags {
		block := ""
		if tag.Block {
			block = " in block"
		}
		out = append(out, fmt.Sprintf("tag %q%s", of(tag.Span), block))
	}
	for _, h := range t.Headings {
		out = append(out, fmt.Sprintf("h%d %q shows %q id %q", h.Level, of(h.Span), t.PlainText(h.Node), t.ExplicitID(h)))
	}
	for _, c := range t.Comments {
		out = append(out, fmt.Sprintf("comment %q", of(c)))
	}
	for _, u := range t.Undefined {
		out = append(out, fmt.Sprintf("undefined %q text %q label %q", of(u.Span), of(u.Text), of(u.Label)))
	}
	if t.Asterisks+t.Underlines > 0 {
		out = append(out, fmt.Sprintf("emphasis * %d _ %d", t.Asterisks, t.Underlines))
	}
	return out
}

var trees = []struct {
	name, src string
	dialect   Dialect
	want      []string
}{
	{"links", "See [*Heat*](heat.md \"t\"), ![p](<a b.png>) and [x]().\r\nThen <https://e.org/a>.", Dialect{}, []string{
		`inline "[*Heat*](heat.md \"t\")" to "heat.md" text "*Heat*"`,
		`inline image "![p](<a b.png>)" to "a b.png" text "p"`,
		`inline "[x]()" to "" text "x"`,
		`autolink "<https://e.org/a>" to "https://e.org/a" text ""`,
		`emphasis * 1 _ 0`,
	}},
	{"references", "[one][r], [r][], [r] and [`]`][r].\n\n[r]: /u 'title'\n", Dialect{}, []string{
		`reference "[one][r]" to "/u" text "one"`,
		`reference "[r][]" to "/u" text "r"`,
		`reference "[r]" to "/u" text "r"`,
		"reference \"[`]`][r]\" to \"/u\" text \"`]`\"",
		`definition "[r]: /u 'title'" to "/u" text ""`,
	}},
	{"undefined references", "The [archive][gone], ![p][no], [a][] and [b] [c](d.md).", Dialect{}, []string{
		`inline "[c](d.md)" to "d.md" text "c"`,
		`undefined "[archive][gone]" text "archive" label "gone"`,
		`undefined "![p][no]" text "p" label "no"`,
		`undefined "[a][]" text "a" label ""`,
	}},
	{"html", "A <i>b</i> <a href='x.md'>l</a>\n\n<div>\n<b>c</b> <img src=\"p.png\">\n</div>\n\n<!-- note -->\n\nd <!-- e --> f", Dialect{}, []string{
		`html "<a href='x.md'>" to "x.md" text ""`,
		`html image "<img src=\"p.png\">" to "p.png" text ""`,
		`tag "<i>"`, `tag "</i>"`, `tag "<a href='x.md'>"`, `tag "</a>"`,
		`tag "<div>" in block`, `tag "<b>" in block`, `tag "</b>" in block`, `tag "<img src=\"p.png\">" in block`, `tag "</div>" in block`,
		`comment "<!-- note -->"`, `comment "<!-- e -->"`,
	}},
	{"headings", "# One *two* `three`\n\nFour\n====\n\n## Five {#six}\n\n- # Seven &amp; \\# #\n", Dialect{}, []string{
		`h1 "One *two* ` + "`three`" + `" shows "One two three" id ""`,
		`h1 "Four" shows "Four" id ""`,
		`h2 "Five" shows "Five" id "six"`,
		`h1 "Seven &amp; \\#" shows "Seven & #" id ""`,
		`emphasis * 1 _ 0`,
	}},
	{"plain paragraphs before other blocks", "Words only\n---\n\nTerm\n: with [a](b.md)\n\nplain\n\n- tight\n- [c](d.md)\n\n| a |\n|---|\n| [e](f.md) |\n", Dialect{}, []string{
		`inline "[a](b.md)" to "b.md" text "a"`,
		`inline "[c](d.md)" to "d.md" text "c"`,
		`inline "[e](f.md)" to "f.md" text "e"`,
		`h2 "Words only" shows "Words only" id ""`,
	}},
	{"code holds nothing", "`<i>x</i> [a](b)`\n\n    <i>y</i>\n\n```html\n<i>z</i> [c](d)\n```\n", Dialect{}, nil},
	{"targets that templates make", "[a]({{ site.url }}/x) [b]({% link c.md %}) <a href=\"{{ d }}\">e</a>", Dialect{Template: Liquid}, []string{
		`inline masked "[a]({{ site.url }}/x)" to "{{ site.url }}/x" text "a"`,
		`inline masked "[b]({% link c.md %})" to "{% link c.md %}" text "b"`,
		`html masked "<a href=\"{{ d }}\">" to "{{ d }}" text ""`,
		`tag "<a href=\"{{ d }}\">"`, `tag "</a>"`,
	}},
	{"emoji and combining characters", "🎬 é [ä](ö.md) <i>ü</i>", Dialect{}, []string{
		`inline "[ä](ö.md)" to "ö.md" text "ä"`,
		`tag "<i>"`, `tag "</i>"`,
	}},
	{"empty destination at the end", "[a]: <>\n\n[a]", Dialect{}, []string{`reference "[a]" to "" text "a"`}},
	{"code indented with a tab", "\t<i>x</i>\n", Dialect{}, nil},
	{"comment of Nunjucks", "{# <i>a</i> #} <i>b</i>", Dialect{Template: Liquid}, []string{`tag "<i>"`, `tag "</i>"`}},
	{"emphasis", "*a* __b__ _c *d*_ **e**", Dialect{}, []string{`emphasis * 3 _ 2`}},
	{"in quotes and lists", "> - [a](b.md)\n>   c <i>d\n>   e</i>\n", Dialect{}, []string{
		`inline "[a](b.md)" to "b.md" text "a"`, `tag "<i>"`, `tag "</i>"`,
	}},
}

func TestParse(t *testing.T) {
	for _, test := range trees {
		t.Run(test.name, func(t *testing.T) {
			for _, head := range []string{"", "---\ntitle: x\n---\n"} {
				src := head + test.src
				got := describe(src, Parse([]byte(src), len(head), test.dialect))
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("behind a head of %d bytes (-want +got):\n%s", len(head), diff)
				}
			}
		})
	}
}

func TestSpan(t *testing.T) {
	const src = "a *b **c*** `` d ` `` ~~e~~ ~k~ [f *g*](h) <b> <xy:z>\n> i _j_\n"
	tree := Parse([]byte(src), 0, Dialect{})
	var got []string
	_ = ast.Walk(tree.Doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeInline && n.Kind() != ast.KindText {
			got = append(got, fmt.Sprintf("%s %s", n.Kind(), tree.Span(n).Of([]byte(src))))
		}
		return ast.WalkContinue, nil
	})
	want := []string{
		"Emphasis *b **c***", "Emphasis **c**", "CodeSpan `` d ` ``", "Strikethrough ~~e~~", "Strikethrough ~k~",
		"Link [f *g*](h)", "Emphasis *g*", "RawHTML <b>", "AutoLink <xy:z>", "Emphasis _j_",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// thorough is the surveyor without its short cut: every paragraph is read.
func thorough() parser.Parser {
	inline := parser.DefaultInlineParsers()
	for i, p := range inline {
		inline[i].Value = noteEnds(p.Value.(parser.InlineParser))
	}
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(parser.DefaultBlockParsers()...),
			parser.WithInlineParsers(inline...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
			parser.WithAttribute(),
		)),
		goldmark.WithExtensions(extensions()...),
	).Parser()
}

func parseThoroughly(src []byte, body int) *Tree {
	t := &Tree{Source: src}
	s := &survey{}
	pc := parser.NewContext()
	pc.Set(surveyKey, s)
	t.Doc = thorough().Parse(readerFrom(src, body), parser.WithContext(pc))
	t.ends, t.Undefined = s.ends, s.undefined
	t.collect(t.Doc)
	return t
}

var comparable = cmp.Options{
	cmpopts.IgnoreFields(Tree{}, "Doc", "Source", "Masks"),
	cmpopts.IgnoreUnexported(Tree{}),
	cmpopts.IgnoreFields(Tag{}, "Node"), cmpopts.IgnoreFields(Heading{}, "Node"), cmpopts.EquateEmpty(),
}

// TestPlainParagraphs holds the short cut to a full parse: on the cases above,
// and on real collections where they are there.
func TestPlainParagraphs(t *testing.T) {
	check := func(name string, src []byte) {
		fast, slow := Parse(src, 0, Dialect{}), parseThoroughly(src, 0)
		if diff := cmp.Diff(slow, fast, comparable); diff != "" {
			t.Errorf("%s: skipping plain paragraphs changes the tree (-full +short):\n%s", name, diff)
		}
	}
	for _, test := range trees {
		check(test.name, []byte(test.src))
	}
	corpora := filepath.Join("..", "..", "..", "shared", "corpora")
	_ = filepath.WalkDir(corpora, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") || len(name)%7 != 0 { // a sample
			return nil
		}
		if src, err := os.ReadFile(name); err == nil && len(src) < 1<<16 {
			check(name, src)
		}
		return nil
	})
}

func FuzzParse(f *testing.F) {
	for _, test := range trees {
		f.Add([]byte(test.src), uint8(test.dialect.Engine), uint8(test.dialect.Template))
	}
	f.Fuzz(func(t *testing.T, src []byte, engine, template uint8) {
		tree := Parse(src, 0, Dialect{Engine: Engine(engine % 5), Template: Template(template % 4)})
		inRange := func(what string, s source.Span) {
			if s.Start > s.End || int(s.End) > len(src) {
				t.Errorf("%s %v is not in a text of %d bytes", what, s, len(src))
			}
		}
		for _, l := range tree.Links {
			inRange("link", l.Span)
			inRange("target", l.Target)
			inRange("text", l.Text)
			_ = tree.To(l)
		}
		for _, tag := range tree.Tags {
			inRange("tag", tag.Span)
		}
		for _, h := range tree.Headings {
			inRange("heading", h.Span)
			_ = tree.PlainText(h.Node)
		}
		for _, u := range tree.Undefined {
			inRange("undefined", u.Span)
			inRange("label", u.Label)
		}
		for _, c := range tree.Comments {
			inRange("comment", c)
		}
	})
}
