package site

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

// project makes a project of empty files.
func project(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, name := range files {
		fsys[name] = &fstest.MapFile{}
	}
	return fsys
}

// with adds a file to a project.
func with(fsys fstest.MapFS, name, content string) fstest.MapFS {
	fsys[name] = &fstest.MapFile{Data: []byte(content)}
	return fsys
}

func TestDetect(t *testing.T) {
	tests := []struct {
		name string
		fsys fstest.MapFS
		want Generator
	}{
		{"empty", project(), None},
		{"plain", project("heat.md", "films/ran.md"), None},
		{"jekyll", project("_config.yml"), Jekyll},
		{"jekyll yaml", project("_config.yaml"), Jekyll},
		{"jekyll toml", project("_config.toml"), Jekyll},
		{"not at the root", project("docs/_config.yml"), None},
		{"hexo", project("_config.yml", "scaffolds/post.md"), Other},
		{"hugo", project("hugo.yaml"), Hugo},
		{"hugo beside a left _config.yml", project("hugo.toml", "_config.yml"), Hugo},
		{"hugo by baseURL", with(project(), "config.toml", "BaseUrl = '/'"), Hugo},
		{"hugo by folders", project("config.yaml", "content/a.md", "layouts/x.html"), Hugo},
		{"hugo broken", with(project("content/a.md", "themes/x/y"), "config.toml", "= ="), Hugo},
		{"hugo config folder", project("config/_default/params.toml"), Hugo},
		{"another config folder", project("config/app.toml", "content/a.md"), None},
		{"another config.toml", with(project(), "config.toml", "title = 'x'"), None},
		{"another config.json", with(project("templates/x", "content/a.md"), "config.json", `{"a": 1}`), None},
		{"eleventy", project("eleventy.config.mjs"), Eleventy},
		{"eleventy old", project(".eleventy.js"), Eleventy},
		{"astro", project("astro.config.mts"), Astro},
		{"astro's neighbour", project("astro.config.json"), None},
		{"zola", with(project(), "config.toml", "base_url = '/'"), Zola},
		{"zola by folders", project("config.toml", "content/a.md", "templates/x.html"), Zola},
		{"mkdocs", project("mkdocs.yml"), Other},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Detect(tt.fsys).Generator; got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	tests := []struct {
		names []string
		want  bool
	}{
		{[]string{"README.md", "src"}, false},
		{[]string{"_config.yml"}, true},
		{[]string{"astro.config.ts"}, true},
		{[]string{"config.toml"}, false},
		{[]string{"config.toml", "content"}, true},
		{[]string{"config", "content"}, false},
		{[]string{"config", "content", "layouts"}, true},
		{[]string{"hugo.md"}, false},
	}
	for _, tt := range tests {
		if got := Marks(tt.names); got != tt.want {
			t.Errorf("Marks(%v) = %v", tt.names, got)
		}
	}
}

func TestConfigJekyll(t *testing.T) {
	const config = `
baseurl: /notes/
permalink: pretty
permalink: /:title/
defaults:
  - scope: { path: "" }
    values: { layout: review, author: me }
  - scope: { path: films }
    values: { kind: film }
`
	c := Detect(with(project(), "_config.yml", config))
	if c.BaseURL != "/notes" || c.Engine != markdown.Kramdown || !c.YAML11() || c.Template("a.md") != markdown.Liquid {
		t.Errorf("got %+v", c)
	}
	for _, key := range []string{"layout", "author", "kind"} {
		if !c.DefaultKey(key) {
			t.Errorf("%s is no default", key)
		}
	}
	for _, key := range []string{"title", "Layout", "path"} {
		if c.DefaultKey(key) {
			t.Errorf("%s is a default", key)
		}
	}

	tests := []struct {
		config string
		engine markdown.Engine
		styles []Style
	}{
		{"", markdown.Kramdown, []Style{KramdownGFM, KramdownPlain}},
		{"markdown: kramdown", markdown.Kramdown, []Style{KramdownGFM, KramdownPlain}},
		{"kramdown: { input: kramdown }", markdown.Kramdown, []Style{KramdownPlain}},
		{"kramdown: { auto_ids: false }", markdown.Kramdown, nil},
		{"kramdown: { auto_id_prefix: x- }", markdown.Kramdown, nil},
		{"markdown: CommonMark", markdown.GFM, nil},
		{"markdown: Homemade", markdown.AnyEngine, nil},
		{"a: [", markdown.Kramdown, nil},
	}
	for _, tt := range tests {
		c := Detect(with(project(), "_config.yml", tt.config))
		if diff := cmp.Diff(tt.styles, c.AnchorStyles()); diff != "" || c.Engine != tt.engine {
			t.Errorf("%s: engine %v, styles %s", tt.config, c.Engine, diff)
		}
	}
}

func TestConfigHugo(t *testing.T) {
	fsys := with(project(), "hugo.toml", `
baseURL = "https://films.example/notes/"
[markup.goldmark.renderer]
unsafe = true
[[cascade]]
kind = "film"
[cascade.params]
Scale = 5
[cascade.target]
path = "/films/**"
`)
	fsys["config/_default/menus/main.toml"] = &fstest.MapFile{}
	c := Detect(with(fsys, "config/_default/markup.yaml", "goldmark: { parser: { autoHeadingIDType: github-ascii } }"))
	if c.BaseURL != "/notes" || c.Engine != markdown.Goldmark || c.DropsHTML || c.YAML11() || c.Template("a.md") != markdown.Shortcodes {
		t.Errorf("got %+v", c)
	}
	if diff := cmp.Diff([]Style{HugoASCII}, c.AnchorStyles()); diff != "" {
		t.Error(diff)
	}
	for key, want := range map[string]bool{"kind": true, "scale": true, "Scale": true, "target": false, "path": false} {
		if got := c.DefaultKey(key); got != want {
			t.Errorf("DefaultKey(%s) = %v", key, got)
		}
	}

	tests := []struct {
		config string
		engine markdown.Engine
		drops  bool
		styles []Style
	}{
		{"title: x", markdown.Goldmark, true, []Style{HugoGitHub}},
		{"markup: { goldmark: { parser: { autoIDType: blackfriday } } }", markdown.Goldmark, true, []Style{HugoBlackfriday}},
		{"markup: { goldmark: { parser: { autoHeadingID: false } } }", markdown.Goldmark, true, nil},
		{"markup: { defaultMarkdownHandler: asciidocext }", markdown.AnyEngine, false, nil},
		{"a: [", markdown.Goldmark, false, nil},
	}
	for _, tt := range tests {
		c := Detect(with(project(), "hugo.yaml", tt.config))
		if diff := cmp.Diff(tt.styles, c.AnchorStyles()); diff != "" || c.Engine != tt.engine || c.DropsHTML != tt.drops {
			t.Errorf("%s: engine %v, drops %v, styles %s", tt.config, c.Engine, c.DropsHTML, diff)
		}
	}
}

func TestConfigOthers(t *testing.T) {
	tests := []struct {
		file     string
		engine   markdown.Engine
		template markdown.Template // of a Markdown file
		styles   []Style
	}{
		{"notes.md", markdown.AnyEngine, markdown.NoTemplate, allStyles},
		{"astro.config.mjs", markdown.GFM, markdown.NoTemplate, []Style{GitHub}},
		{"eleventy.config.js", markdown.GFM, markdown.Liquid, nil},
		{"zola.toml", markdown.Pulldown, markdown.Shortcodes, nil},
		{"mkdocs.yml", markdown.AnyEngine, markdown.NoTemplate, nil},
	}
	for _, tt := range tests {
		c := Detect(project(tt.file))
		if diff := cmp.Diff(tt.styles, c.AnchorStyles()); diff != "" || c.Engine != tt.engine || c.Template("a.md") != tt.template {
			t.Errorf("%s: engine %v, template %v, styles %s", tt.file, c.Engine, c.Template("a.md"), diff)
		}
		if c.Template("a.MDX") != markdown.MDX {
			t.Errorf("%s: MDX is %v", tt.file, c.Template("a.MDX"))
		}
	}
}

func TestRead(t *testing.T) {
	fsys := with(project("astro.config.mjs"), "_config.yml", "baseurl: /a")
	if c := Read(fsys, Jekyll); c.Generator != Jekyll || c.File != "_config.yml" || c.BaseURL != "/a" {
		t.Errorf("got %+v", c)
	}
	if c := Read(project(), Hugo); c.Generator != Hugo || c.Engine != markdown.Goldmark {
		t.Errorf("got %+v", c)
	}
}

// The generators of real collections, where they are at hand.
func TestDetectCorpora(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "corpora")
	want := map[string]Generator{
		"Cavorter__soda.guide": Hugo, "Gleifhe__MusicTree": Hugo, "Miss-Inputs__miss-inputs.github.io": Jekyll,
		"Phlow__netlabels.org": Jekyll, "adelbordbari__adelbordbari.github.io": Jekyll,
		"bryanbraun__bryanbraun.github.io": Jekyll, "chrisburnell__chrisburnell.com": Eleventy,
		"ewintr__ewintr.nl": Zola, "fichince__alchoi.com-astro": Astro, "fshowalter__franksbooklog.com": Astro,
		"funkaoshi__s.vs.tpk": Hugo, "jonathanmckay__o315-blog-v3": Hugo,
		"programmers-book-revew__programmers-book-revew.github.io": Jekyll, "tomhazledine__eatenbymonsters": Jekyll,
	}
	for name, generator := range want {
		dir := filepath.Join(root, name)
		if _, err := os.Stat(dir); err != nil {
			continue
		}
		if got := Detect(os.DirFS(dir)).Generator; got != generator {
			t.Errorf("%s: got %v, want %v", name, got, generator)
		}
		if !Marks(entries(os.DirFS(dir), ".")) {
			t.Errorf("%s: its root isn't seen as one", name)
		}
	}
}

// A folder that only lists the names in MarkNames must still be seen for what
// it is: the file walker looks for no others.
func TestMarkNames(t *testing.T) {
	for _, names := range [][]string{{"_config.yml"}, {"hugo.toml"}, {"zola.toml"}, {".eleventy.js"}, {"astro.config.mjs"}, {"config.toml", "content"}, {"config", "content", "layouts"}, {".obsidian"}} {
		for _, name := range names {
			if !slices.Contains(MarkNames(), name) {
				t.Errorf("%s is not among the names", name)
			}
		}
		if !Marks(names) {
			t.Errorf("%v is no site", names)
		}
	}
}
