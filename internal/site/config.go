package site

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

// A Config is what a site's generator is told. The zero Config is that of a
// plain folder.
type Config struct {
	Generator Generator
	File      string // the generator's configuration file; "" where there is none, or a folder of them
	Engine    markdown.Engine
	BaseURL   string // the path below which the site is served, without a slash at its end: "" or "/blog"
	DropsHTML bool   // raw HTML in Markdown does not reach the page (Hugo, unless renderer.unsafe is set)
	HardWrap  bool   // a line end in a paragraph is a line break on the page (kramdown, if told so)

	styles   []Style  // the heading ids its engine makes; none where they cannot be known
	defaults []string // front-matter keys that the configuration sets
	roots    []string // folders that a site-absolute path may be found in
	served   []string // those of them whose files reach the site under their own paths
	pages    []string // those of them whose files reach it beside a page, whatever its address
	opaque   bool     // files may be served that the project does not hold
	themed   []string // first segments of paths below which a theme serves files of its own
}

// DefaultKey reports whether the configuration sets the front-matter key for
// some of the site's files, so that a file may lack it: Jekyll's defaults,
// Hugo's cascade.
func (c *Config) DefaultKey(key string) bool {
	if c.Generator == Hugo {
		key = strings.ToLower(key)
	}
	return slices.Contains(c.defaults, key)
}

// Template returns what the site evaluates in the Markdown file of that name.
func (c *Config) Template(name string) markdown.Template {
	switch {
	case strings.EqualFold(path.Ext(name), ".mdx"):
		return markdown.MDX
	case c.Generator == Jekyll || c.Generator == Eleventy:
		return markdown.Liquid
	case c.Generator == Hugo || c.Generator == Zola:
		return markdown.Shortcodes
	}
	return markdown.NoTemplate
}

// RawIDs reports whether heading ids are made from the heading's source, markup
// and all, or may be: Hugo, kramdown's own input, and what isn't known.
func (c *Config) RawIDs() bool {
	switch c.Engine {
	case markdown.Kramdown:
		return !slices.Contains(c.styles, KramdownGFM)
	case markdown.GFM, markdown.Pulldown:
		return false
	}
	return true
}

// YAML11 reports whether the site reads its front matter as YAML 1.1, where
// a bare no is false; the others read YAML 1.2.
func (c *Config) YAML11() bool { return c.Generator == Jekyll }

// AnchorStyles returns the ways in which the site may make ids of headings.
// None means that nothing is known, and no fragment can be called broken.
func (c *Config) AnchorStyles() []Style {
	if c.Generator == None {
		return slices.Clone(allStyles)
	}
	return slices.Clone(c.styles)
}

// read returns what file, which may be "", tells the generator.
func read(fsys fs.FS, g Generator, file string) Config {
	c := Config{Generator: g, File: file}
	switch g {
	case None:
	case Jekyll:
		c.readJekyll(fsys)
	case Hugo:
		c.readHugo(fsys)
	case Zola:
		c.readZola(fsys)
	case Astro:
		c.Engine = markdown.GFM
		c.styles = []Style{GitHub}
		c.roots = []string{"public", "src/content", "content", "src", "."}
		c.served = c.roots[:1]
	case Eleventy: // its configuration is a program: any folder may be copied to any place
		c.Engine = markdown.GFM
		c.roots = []string{".", "src", "content", "public", "static", "assets", "src/content", "src/assets"}
		c.opaque = true
	case Other:
		c.roots = plainRoots
		c.opaque = true
	}
	slices.Sort(c.defaults)
	c.defaults = slices.Compact(c.defaults)
	return c
}

func (c *Config) readZola(fsys fs.FS) {
	values, err := load(fsys, c.File, false)
	c.Engine = markdown.Pulldown
	c.BaseURL = basePath(values.text("base_url"))
	c.roots = []string{"static", "content"}
	c.served, c.pages = c.roots[:1], c.roots[1:]
	c.opaque = err != nil
	if theme := values.text("theme"); theme != "" {
		c.addTheme(fsys, "themes/"+theme)
	}
}

// addTheme counts the static files of a theme's folder among the site's; if
// the folder is not there, as with modules and submodules, they can't be known.
func (c *Config) addTheme(fsys fs.FS, dir string) {
	if !fs.ValidPath(dir) || len(entries(fsys, dir)) == 0 {
		c.opaque = true
		return
	}
	c.roots = append(slices.Clip(c.roots), dir+"/static")
	c.served = append(slices.Clip(c.served), dir+"/static")
}

// basePath returns the path of a base URL, or of a path, without the slash at
// its end.
func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(path.Clean("/"+u.Path), "/")
}
