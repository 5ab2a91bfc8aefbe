package markdown

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/source"
)

var update = flag.Bool("update", false, "with REVIEWLINT_DIFFERENTIAL=1: write kramdown's verdicts anew")

// rawElements are of every kind that kramdown tells apart.
var rawElements = strings.Fields(`div DIV p h2 td table li pre textarea details figure article video svg foo o:p my-tag
	span b abbr sub kbd code u mark font script`)

// rawContexts have E for a start tag, X for its end tag and P for the probe.
var rawContexts = []string{
	"E P X", "E\nP\nX", "E\n\nP\n\nX", "E\n\nP", "E\n\nX\n\nP", "   E\n\nP\n\nX", "E\n\n    P\n\nX",
	"text E P X text", "text E P", "text\nE\n\nP\n\nX", "text\nE P\nX\n\ntext", "text E\nP X", "text E\n\nP\n\nX",
	"E <b>a</b> X\n\nP", "E\n\n<div>\n\nP\n\n</div>\n\nX", "E\n\n<div>\n\n</div>\n\nP\n\nX", "E\n\n<p>a\n\nX\n\nP",
	"E\n<!-- X -->\n\nP\n\nX", "E `X`\n\nP", "`E` P", "# E P X", "# a\nE\n\nP\n\nX",
	"- E\n\n  P\n\n  X", "- E\n\n  X\n- P", "- E\n- P", "- E\n\nP", "- a E P X", "1. - E\n\n     P\n\n     X",
	"> E\n>\n> P\n>\n> X", "> E\n\nP", "> a E P X", "> a\nE\n\nP\n\nX",
	"| E P X | a |\n|---|---|\n| b | c |",
	"<div markdown=\"1\">\n\nE\n\nP\n\nX\n\n</div>", "<div></div>E\n\nP\n\nX", "<div>\n\nE P X\n\n</div>", "    a\nE\n\nP\n\nX",
}

// rawCase returns the text of a case, and the place of the probe in it.
func rawCase(element, context, attr string) (src []byte, probe source.Span) {
	const pair = "<i>probe</i>"
	text := strings.NewReplacer("E", "<"+element+attr+">", "X", "</"+element+">", "P", pair).Replace(context) + "\n"
	at := strings.Index(text, pair)
	return []byte(text), source.At(at, at+len(pair))
}

// TestRaw compares the predicate with what kramdown 2.4 made of the same pages
// with *probe* for the tags. With REVIEWLINT_DIFFERENTIAL=1 it is asked again.
func TestRaw(t *testing.T) {
	var sources [][]byte
	var got []bool
	for _, attr := range []string{"", ` class="x"`, ` markdown="1"`, ` markdown="0"`, ` markdown="span"`, ` markdown="block"`} {
		for _, element := range rawElements {
			for i, context := range rawContexts {
				if attr != "" && i%6 != len(element)%6 { // a sample
					continue
				}
				src, probe := rawCase(element, context, attr)
				tree := Parse(src, 0, Dialect{Engine: Kramdown})
				_, raw := tree.Raw(probe)
				sources, got = append(sources, src), append(got, raw || !inText(tree, probe))
			}
		}
	}
	want := rawVerdicts(t, sources)
	if len(sources) < 1000 || len(want) != len(sources) {
		t.Fatalf("%d cases, %d verdicts", len(sources), len(want))
	}
	wary := 0 // what is called raw, or stands in HTML to CommonMark, and isn't
	for i, src := range sources {
		switch {
		case want[i] == 'r' && !got[i]:
			t.Errorf("kramdown reads no Markdown in %q", src)
		case want[i] == 'm' && got[i]:
			wary++
		}
	}
	if wary > len(sources)/4 {
		t.Errorf("%d of %d cases are called raw and are not", wary, len(sources))
	}
}

// inText reports whether a tag in running text begins with s. Of others nobody
// asks whether they are raw.
func inText(t *Tree, s source.Span) bool {
	return slices.ContainsFunc(t.Tags, func(tag Tag) bool { return tag.Span.Start == s.Start && !tag.Block })
}

// rawVerdicts returns one letter a case: r where kramdown left *probe* as it is.
func rawVerdicts(t *testing.T, sources [][]byte) string {
	t.Helper()
	golden := filepath.Join("testdata", "kramdown_raw.txt")
	kept, err := os.ReadFile(golden)
	if os.Getenv("REVIEWLINT_DIFFERENTIAL") == "" {
		if err != nil {
			t.Fatal(err)
		}
		return string(bytes.ReplaceAll(kept, []byte("\n"), nil))
	}
	texts := make([]string, len(sources))
	for i, src := range sources {
		texts[i] = strings.ReplaceAll(string(src), "<i>probe</i>", "*probe*")
	}
	input, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("ruby", "-rjson", "-rkramdown", "-rkramdown-parser-gfm", "-e",
		`JSON.parse(STDIN.read).each {|s| print Kramdown::Document.new(s, input: "GFM", hard_wrap: false).to_html.include?("*probe*") ? "r" : "m" }`)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	for i := 0; i < len(out); i += 100 {
		lines.Write(out[i:min(i+100, len(out))])
		lines.WriteByte('\n')
	}
	if *update {
		if err := os.WriteFile(golden, lines.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(kept, lines.Bytes()) {
		t.Errorf("%s is not what kramdown says; -update writes it anew", golden)
	}
	return string(out)
}

// TestRawIsLinear holds that HTML that is never closed doesn't cost the square
// of the text.
func TestRawIsLinear(t *testing.T) {
	for _, piece := range []string{"<kbd>a\n\n", "<div a=\"\n\n", "<!-- a\n\n", "- <div>\n", "a <u <u <u\n", "$$ `a` <foo>\n\n", "> <div>\n"} {
		src := []byte(strings.Repeat(piece, 40_000))
		tree := Parse(src, 0, Dialect{Engine: Kramdown})
		tree.Raw(source.At(len(src)-1, len(src)))
		tree.InMath(source.At(len(src)-2, len(src)-1), source.At(0, len(src)))
	}
}
