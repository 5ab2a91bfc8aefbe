package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

func (c *Config) readHugo(fsys fs.FS) {
	values, known := hugoSettings(fsys, c.File)
	c.opaque = !known
	c.BaseURL = basePath(values.text("baseurl"))
	c.hugoEngine(values, known)
	c.hugoCascade(values)

	c.served = folders(values.texts("staticdir"), "static")
	c.pages = folders(values.texts("contentdir"), "content")
	c.roots = slices.Concat(c.served, c.pages, []string{"assets"})
	for _, theme := range values.texts("theme") {
		c.addTheme(fsys, path.Join(cmp.Or(values.text("themesdir"), "themes"), theme))
	}
	// Modules bring files that are not in the project, mounts rename folders.
	if values.has("module") {
		c.opaque = true
	}
	languages := values.under("languages")
	for language := range languages {
		if languages.under(language).has("staticdir") {
			c.opaque = true
		}
	}
}

// folders returns the configured folders that lie in the project, or the usual one.
func folders(configured []string, usual string) []string {
	if configured == nil {
		return []string{usual}
	}
	var dirs []string
	for _, dir := range configured {
		if dir = path.Clean(dir); fs.ValidPath(dir) {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// hugoSettings reads file and the folder config/_default, where a file's name
// is the key of its values. It reports whether all of them could be read.
func hugoSettings(fsys fs.FS, file string) (settings, bool) {
	values, known := settings{}, true
	if file != "" {
		s, err := load(fsys, file, true)
		known = err == nil
		values.merge(s)
	}
	const dir = "config/_default"
	for _, name := range entries(fsys, dir) {
		ext := path.Ext(name)
		if !isSettings(ext) {
			continue // the folder of the menus
		}
		key, _, _ := strings.Cut(strings.ToLower(strings.TrimSuffix(name, ext)), ".") // menus.en.toml
		s, err := load(fsys, dir+"/"+name, true)
		switch {
		case err != nil:
			known = false
		case key == "hugo" || key == "config" || s.has(key):
			values.merge(s)
		default:
			values.merge(settings{key: map[string]any(s)})
		}
	}
	return values, known
}

func (c *Config) hugoEngine(values settings, known bool) {
	if handler := values.text("markup", "defaultmarkdownhandler"); handler != "" && handler != "goldmark" {
		return
	}
	c.Engine = markdown.Goldmark
	if !known {
		return
	}
	c.DropsHTML = !values.flag(false, "markup", "goldmark", "renderer", "unsafe")
	parser := values.under("markup", "goldmark", "parser")
	if !parser.flag(true, "autoheadingid") {
		return
	}
	// Newer versions say autoIDType, since it counts for more than headings.
	switch cmp.Or(parser.text("autoidtype"), parser.text("autoheadingidtype")) {
	case "", "github":
		c.styles = []Style{HugoGitHub}
	case "github-ascii":
		c.styles = []Style{HugoASCII}
	case "blackfriday":
		c.styles = []Style{HugoBlackfriday}
	}
}

// hugoCascade collects the front-matter keys that the site's cascade sets.
func (c *Config) hugoCascade(values settings) {
	for _, cascade := range maps(values["cascade"]) {
		for key := range cascade {
			if key != "_target" && key != "target" && key != "params" {
				c.defaults = append(c.defaults, key)
			}
		}
		for key := range cascade.under("params") {
			c.defaults = append(c.defaults, key)
		}
	}
}
