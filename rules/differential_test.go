package rules

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// Pieces of hostile pages: in each, @ stands for what a rule finds.
var (
	linkTexts = []string{
		"Heat", "*Heat*", "**Heat**", "the *heist*", "`x`", "it's", "a & b", "AT&amp;T", "$5", "--", "...", "1.", "- x", "#x", "+ x",
		"^1", "é", "a\nb", "a\n- b", "a  \nb", "a | b", "~a~", "==a==", `"q" a`, "a_b_c", "_a", "*a", "[x]", "x]", "(x)",
		"http://e.org/a", "a@b.org", "&copy;", `\a`, `a\`, "{x}", "<i>it</i>",
	}
	linkTargets = []string{
		"/a", "http://e.org/a_b_c", "/a*b", "/a(b)", "/a(b", "/a)b", "/a b", "/a  b", "?a=1&b=2", "?a=1&amp;b=2", "?a&copy=1", "/~me",
		"mailto:a@b.org", "/50%25", "/50%", "/é", "/a'b", "/a|b", "/a^b", "//e.org/x", "x.md", "/a:b", "/a--b...c", "/__b__",
		"/(x)_(y)", "/a==c", "/a$$b", `/a\b`, "/a<b", "/*", "_", "/a!b", "/a[b]",
	}
	linkTitles   = []string{"", "", ` title="A b"`, ` title='it is'`, ` title="it's"`, ` title="&quot;b&quot;"`, ` title="a (b)"`, ` title="*a*"`, ` title=""`, ` title="a -- b"`}
	linkContexts = []string{
		"See @ now.", "@", "@ and @", "@,@", "*@*", "*a @ b*", "**@**", "_@_", "a_@_b", "(@)", `"@"`, "'@'", "@'s", `@"`, "a@b", "@: x", "@@",
		"[@]", "[a @ b](c)", "[a @ b]", "[a @ b]: x", "[a @ b][c]\n\n[c]: /d", "[a @ b] @", "[a\n@ b]", "a] @ [b", "!@", `\@`, "# @", "@\n===", "- @", "1. @", "> @", "| @ | b |\n|---|---|\n| c | @ |", "Term\n: @",
		"[^1]\n\n[^1]: @", "[x]: @", "*[A]: @", "<span>@</span>", "<div>@</div>", "<div>\n\n@\n\n</div>", "`@", "a *b @ c", "a* @ *b",
		"~~@~~", "$$ @ $$", "@{:.x}", "    @", "@(x)", "@[x]", "[y]@\n\n[y]: /z", "@  \n@", `"a @" b`, "@*a*", "**a**@**b**", "1) @",
		"<kbd>@</kbd>", "@\n@", "a @\n: b",
	}
	blocks = []string{
		"Para @", "Para\nmore @", "# Head @", "Head @\n===", "- a @\n- b", "- a\n\n- b @", "1. a @\n2. b", "> q @", "> q\nlazy @",
		"| a @ | b |\n|---|---|\n| c | d |", "a | b\n--|--\n@ | d", "Term\n: def @", "Term\n\n: def @", "    code @", "```\ncode @\n```",
		"~~~\n@", "<div>\n@\n</div>", "<div>\n\n@\n\n</div>", "<div markdown=\"1\">\n\n@\n\n</div>", "<!-- c @ -->", "<pre>\n@\n\n\n@</pre>",
		"$$\n@\n\n@\n$$", "$$ x", "[^1]: note @", "text[^1] @", "[r]: /u", "{:.cls}", "Para @\n{:.cls}", "* * *", "*[HTML]: @", "- [ ] @",
		"* a\n\n  b @\n\n  c @", "+ x @", "1) y @", "  indented @", "{::nomarkdown}\n@\n\n@\n{:/}", "<details><summary>@</summary>\n\n@\n\n</details>",
		"<span>@\n\n@</span>", "\tcode @", "^", "  - sub @", "<kbd>\n\n@\n\n</kbd>", "**@**", "<p>@\n\n@", "{:toc}", "* toc\n{:toc}", "`@\n\n@`",
	}
	faults = []string{"<i>Heat</i>", "<b>x</b>", "[a](nowhere.md)", "[b][nolabel]", `<a href="/a">b</a>`, "word", "word"}
)

// TestLinksInKramdown holds that kramdown shows hostile pages as before when
// their links are written in Markdown.
func TestLinksInKramdown(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 1))
	files := map[string]string{}
	for i := range 4_000 {
		text := fill(pick(random, linkContexts), func() string {
			return fmt.Sprintf(`<a href="%s"%s>%s</a>`, pick(random, linkTargets), pick(random, linkTitles), pick(random, linkTexts))
		})
		if random.IntN(3) == 0 {
			text = pick(random, []string{"Para *a", "a _b", "* x", `"q`, "<b>x", "`"}) + pick(random, []string{" ", "\n", "\n\n"}) + text
		}
		files[fmt.Sprintf("%04d.md", i)] = text + "\n"
	}
	changed := change(files, lint.Options{Rules: []*lint.Rule{HTMLLink}, Known: All(), Jobs: 2, Fix: lint.TryFixes})
	if len(changed) < 300 {
		t.Errorf("only %d of %d pages were changed", len(changed), len(files))
	}
	compareInKramdown(t, changed)
}

// TestSuppressionsInKramdown holds that kramdown shows hostile pages as before
// when comments are added to them, that those are all that is added, and that
// one run adds and tells all there is.
func TestSuppressionsInKramdown(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	files := map[string]string{}
	for i := range 2_000 {
		text := pick(random, []string{"", "", "---\ntitle: x\n---\n", "---\r\ntitle: x\r\n---\r\n\r\n", "---\nlayout: review\ncategory: film_review\n---\n"})
		eol := "\n"
		if strings.Contains(text, "\r") {
			eol = "\r\n"
		}
		for range 1 + random.IntN(6) {
			block := fill(pick(random, blocks), func() string { return pick(random, faults) })
			block += pick(random, []string{"\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n"})
			text += strings.ReplaceAll(block, "\n", eol)
		}
		files[fmt.Sprintf("%04d.md", i)] = text
	}
	o := lint.Options{Rules: All(), Known: All(), Jobs: 2, Suppress: &lint.Suppressing{Reason: "why"}}
	first := run(files, o)
	changed := first.Mended.Changes
	if len(changed) < 1_000 {
		t.Errorf("only %d of %d pages were changed", len(changed), len(files))
	}
	added := regexp.MustCompile(`<!-- reviewlint-[^>]*-->|# reviewlint-.*|reviewlint: \{ disable: \[[a-z, -]*\] \}`)
	words := func(text string) []string { return strings.Fields(added.ReplaceAllString(text, "")) }
	for _, c := range changed {
		if old, now := string(c.Old), string(c.New); !slices.Equal(words(old), words(now)) {
			t.Errorf("%s: more was changed than was added:\n%s", c.Path, now)
		}
		files[c.Path] = string(c.New)
	}
	second := run(files, o)
	for _, again := range second.Mended.Changes {
		t.Errorf("%s: a second run adds something:\n%s", again.Path, again.New)
	}
	if diff := cmp.Diff(told(first), told(second)); diff != "" {
		t.Errorf("what is told isn't what is there (-told +there):\n%s", diff)
	}
	compareInKramdown(t, changed)
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// fill puts something in every place of a pattern.
func fill(pattern string, what func() string) string {
	var b strings.Builder
	for i, part := range strings.Split(pattern, "@") {
		if i > 0 {
			b.WriteString(what())
		}
		b.WriteString(part)
	}
	return b.String()
}

// change returns what a run over files makes of them.
func change(files map[string]string, o lint.Options) []lint.Change {
	return run(files, o).Mended.Changes
}

func run(files map[string]string, o lint.Options) *lint.Result {
	project := fstest.MapFS{}
	in := lint.Input{FS: project, Write: func(string, []byte, []byte) error { return nil }}
	for name, text := range files {
		project[name] = &fstest.MapFile{Data: []byte(text)}
		in.Files = append(in.Files, name)
	}
	slices.Sort(in.Files)
	return lint.Run(in, o)
}

// comparePages prints the numbers of the pages that kramdown 2.4 doesn't show as
// before: comments to reviewlint aside, and links in one form.
const comparePages = `
def page(text)
  html = Kramdown::Document.new(text, input: "GFM", hard_wrap: false).to_html
  html = html.gsub(/<!-- reviewlint-[^>]*-->/, "").gsub(/\s+(?=<)/, "\n").gsub(/\n+/, "\n").strip
  html.gsub(/<a\s[^>]*>/) { |tag|
    href, title = %w[href title].map { |name| tag[/#{name}=("[^"]*"|'[^']*')/, 1].to_s[1..-2] }
    CGI.unescapeHTML("<a #{href.to_s.gsub(" ", "%20")} #{title}>") }.gsub(/&#x?\h+;/) { |ref| CGI.unescapeHTML(ref) }
end
JSON.parse(STDIN.read).each_with_index { |(old, new), i| puts i if page(old) != page(new) }`

// told returns the findings of a run, in lines.
func told(r *lint.Result) []string {
	var all []string
	for _, d := range r.Findings {
		all = append(all, fmt.Sprintf("%s:%d:%d: %s: %s", d.Path, d.Start.Line, d.Start.Column, d.Rule.Name, d.Message))
	}
	return all
}

// compareInKramdown reports the changes that kramdown shows, where the program
// is asked for.
func compareInKramdown(t *testing.T, changes []lint.Change) {
	t.Helper()
	if os.Getenv("REVIEWLINT_DIFFERENTIAL") == "" {
		t.Logf("%d pages are proven by goldmark and our own rules alone: kramdown is asked with REVIEWLINT_DIFFERENTIAL=1", len(changes))
		return
	}
	head := regexp.MustCompile(`(?s)\A---\r?\n.*?\n---\r?\n`)
	pairs := make([][2]string, len(changes))
	for i, c := range changes {
		pairs[i] = [2]string{head.ReplaceAllString(string(c.Old), ""), head.ReplaceAllString(string(c.New), "")}
	}
	input, err := json.Marshal(pairs)
	if err != nil {
		t.Fatal(err)
	}
	ruby := exec.Command("ruby", "-rjson", "-rcgi", "-rkramdown", "-rkramdown-parser-gfm", "-e", comparePages)
	ruby.Stdin = bytes.NewReader(input)
	out, err := ruby.Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		var i int
		if _, err := fmt.Sscan(line, &i); err != nil {
			t.Fatal(err)
		}
		t.Errorf("kramdown shows another page for %s:\n%s", changes[i].Path, changes[i].New)
	}
}
