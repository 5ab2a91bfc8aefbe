package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

func (c *Config) readJekyll(fsys fs.FS) {
	values, err := load(fsys, c.File, false)
	c.opaque = err != nil
	c.BaseURL = basePath(values.text("baseurl"))
	c.jekyllEngine(values, err == nil)
	for _, scope := range maps(values["defaults"]) {
		for key := range scope.under("values") {
			c.defaults = append(c.defaults, key)
		}
	}

	source := path.Clean(strings.Trim(values.text("source"), "/"))
	if !fs.ValidPath(source) {
		source = "."
	}
	c.roots = []string{source}
	c.served = c.roots
	if values.has("theme") || values.has("remote_theme") {
		c.themed = []string{"assets"} // all that a theme may serve
	}
	// A plugin of the site's own may write any file, and kept files are written
	// by another program.
	if values.has("keep_files") || slices.Contains(entries(fsys, source), "_plugins") {
		c.opaque = true
	}
}

// jekyllEngine reads the engine and, where its options are understood, the
// ids that it gives to headings.
func (c *Config) jekyllEngine(values settings, known bool) {
	switch name := strings.ToLower(values.text("markdown")); name {
	case "", "kramdown":
		c.Engine = markdown.Kramdown
	case "commonmark", "commonmarkghpages", "gfm":
		c.Engine = markdown.GFM
	}
	if c.Engine != markdown.Kramdown || !known {
		return
	}
	opts := values.under("kramdown")
	c.HardWrap = opts.flag(false, "hard_wrap")
	for _, key := range []string{"auto_id_prefix", "transliterated_header_ids", "gfm_quirks"} {
		if opts.has(key) {
			return
		}
	}
	if !opts.flag(true, "auto_ids") {
		return
	}
	switch strings.ToLower(opts.text("input")) {
	case "", "gfm", "gfmkramdown":
		// kramdown falls back to its own ids inside <div markdown="1">.
		c.styles = []Style{KramdownGFM, KramdownPlain}
	case "kramdown":
		c.styles = []Style{KramdownPlain}
	}
}
