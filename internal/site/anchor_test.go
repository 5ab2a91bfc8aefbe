package site

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// testdata/anchors.json holds one document of headings and what the real
// programs made of it. To make the ids again, join the headings with "## "
// and ask kramdown 2.4 with kramdown-parser-gfm 1.1:
//
//	ruby -rkramdown -e 'puts Kramdown::Document.new(STDIN.read, input: "GFM", hard_wrap: false).to_html'
//
// (or input: "kramdown"), Hugo 0.111.3 with each autoHeadingIDType, and
// github-slugger 2.0 with one slugger over the texts:
//
//	node -e 'import("github-slugger").then(({default: S}) => { const s = new S(); texts.map(t => s.slug(t)) })'
func TestAnchors(t *testing.T) {
	var golden struct {
		Headings []Heading
		IDs      map[string][]string
	}
	readJSON(t, filepath.Join("testdata", "anchors.json"), &golden)
	if len(golden.Headings) < 150 {
		t.Fatalf("only %d headings", len(golden.Headings))
	}
	for _, style := range allStyles {
		t.Run(style.String(), func(t *testing.T) {
			compareIDs(t, golden.Headings, Anchors(golden.Headings, style), golden.IDs[style.String()])
		})
	}
}

// The headings of the project's oracle are checked where it is at hand. It
// has their sources only; those whose text is another are left to the golden.
func TestAnchorsOracle(t *testing.T) {
	name := filepath.Join("..", "..", "..", "shared", "oracle", "anchors.json")
	if _, err := os.Stat(name); err != nil {
		return
	}
	var oracle struct {
		Headings []string
		Anchors  map[string][]any
	}
	readJSON(t, name, &oracle)
	texts := map[string]Heading{
		"`code` & **bold** [link](x.md) <b>html</b>": {Text: "code & bold link html"},
		"snake_case _em_":        {Text: "snake_case em"},
		"AT&amp;T":               {Text: "AT&T"},
		"Title {#custom-id}":     {Text: "Title {#custom-id}", ID: "custom-id"},
		"Title with colon: {#x}": {Text: "Title with colon: {#x}", ID: "x"},
		"![img alt](a.png) pic":  {Text: " pic"},
		"~~strike~~ it":          {Text: "strike it"},
	}
	headings := make([]Heading, len(oracle.Headings))
	for i, raw := range oracle.Headings {
		headings[i] = Heading{Text: raw}
		if h, ok := texts[raw]; ok {
			headings[i] = h
		}
		headings[i].Raw = raw
	}
	keys := map[Style]string{
		KramdownGFM: "jekyll_kramdown_gfm", KramdownPlain: "kramdown", GitHub: "github_slugger",
		HugoGitHub: "hugo_github", HugoASCII: "hugo_github_ascii", HugoBlackfriday: "hugo_blackfriday",
	}
	for style, key := range keys {
		t.Run(style.String(), func(t *testing.T) {
			want := make([]string, len(headings))
			for i, id := range oracle.Anchors[key] {
				switch id := id.(type) {
				case string:
					want[i] = id
				case []any: // with the text that Hugo rendered
					want[i] = id[0].(string)
				}
			}
			compareIDs(t, headings, Anchors(headings, style), want)
		})
	}
}

func TestAnchorsSeveralLines(t *testing.T) {
	// Of a setext heading with two lines Hugo takes the last.
	h := []Heading{{Text: "Heat\nand Dust", Raw: "and Dust"}}
	if got := Anchors(h, HugoGitHub)[0]; got != "and-dust" {
		t.Errorf("got %q", got)
	}
}

func compareIDs(t *testing.T, headings []Heading, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("got %d ids, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%q (%q): got %q, want %q", headings[i].Raw, headings[i].Text, got[i], want[i])
		}
	}
}

func readJSON(t *testing.T, name string, v any) {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(src, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
