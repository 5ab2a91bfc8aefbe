// Package site knows the website that a project of Markdown files builds:
// which generator makes it, where a link leads, and which ids its headings get.
//
// It answers from the sources alone and in three values. What would take a
// build, a plugin or another host to know is Unknown, never Broken.
package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Generator is the program that turns a project into a website.
type Generator uint8

const (
	None     Generator = iota // a plain folder, read as it is
	Jekyll                    // _config.yml
	Hugo                      // hugo.toml, or config.toml with Hugo's marks
	Eleventy                  // eleventy.config.js
	Astro                     // astro.config.mjs
	Zola                      // config.toml with base_url
	Other                     // a generator whose rules are not modelled: little is certain
)

func (g Generator) String() string {
	return [...]string{"none", "jekyll", "hugo", "eleventy", "astro", "zola", "other"}[g]
}

// A mark is a file name that tells its generator by itself.
type mark struct {
	stem      string
	endings   string // separated by spaces; "" where the stem is the whole name
	generator Generator
}

// marks are in the order of their weight: a _config.yml is what a site that
// moved away from Jekyll leaves behind, so it counts last.
var marks = []mark{
	{"hugo", "toml yaml yml json", Hugo},
	{"astro.config", "mjs js ts cjs mts cts", Astro},
	{"eleventy.config", "js mjs cjs ts", Eleventy},
	{".eleventy.js", "", Eleventy},
	{"zola", "toml", Zola},
	{"docusaurus.config", "js mjs cjs ts", Other},
	{"gatsby-config", "js mjs ts", Other},
	{"nuxt.config", "js mjs ts", Other},
	{"next.config", "js mjs ts", Other},
	{"svelte.config", "js", Other},
	{"mkdocs", "yml yaml", Other},
	{"book", "toml", Other},
	{"pelicanconf.py", "", Other},
	{"quartz.config", "ts", Other},
	{"_quarto", "yml yaml", Other},
	{".vitepress", "", Other},
	{".vuepress", "", Other},
	{".obsidian", "", Other},
	{"_config", "yml yaml toml", Jekyll},
}

// sharedConfigs are the names that Hugo and Zola both use, and many programs
// that build no site at all.
var sharedConfigs = []string{"config.toml", "config.yaml", "config.yml", "config.json"}

// Marks reports whether a folder whose entries have these names is the root
// of a site. A config.toml alone, or a config folder, is too common a name:
// it counts beside content.
func Marks(names []string) bool {
	if _, g := marked(names); g != None {
		return true
	}
	if !slices.Contains(names, "content") {
		return false
	}
	return slices.ContainsFunc(sharedConfigs, func(name string) bool { return slices.Contains(names, name) }) ||
		slices.Contains(names, "config") && looksLikeHugo(names)
}

// MarkNames returns every name that Marks looks for.
func MarkNames() []string {
	names := slices.Concat(sharedConfigs, hugoFolders, []string{"config", "content", "scaffolds"})
	for _, m := range marks {
		if m.endings == "" {
			names = append(names, m.stem)
		}
		for ending := range strings.FieldsSeq(m.endings) {
			names = append(names, m.stem+"."+ending)
		}
	}
	return names
}

// Detect finds the generator of the project at the root of fsys and reads its
// configuration. Only the root's listing decides; a configuration that cannot
// be read leaves its values unknown.
func Detect(fsys fs.FS) Config {
	names := entries(fsys, ".")
	if name, g := marked(names); g != None {
		return read(fsys, g, name)
	}
	for _, name := range sharedConfigs {
		if !slices.Contains(names, name) {
			continue
		}
		if g := sharedBy(fsys, name, names); g != None {
			return read(fsys, g, name)
		}
	}
	if slices.Contains(names, "config") && slices.Contains(entries(fsys, "config"), "_default") {
		return read(fsys, Hugo, "")
	}
	return Config{}
}

// Read returns the configuration of the project at the root of fsys as the
// given generator reads it, for a project that names its generator itself.
func Read(fsys fs.FS, g Generator) Config {
	names := entries(fsys, ".")
	for _, m := range marks {
		if name := m.in(names); m.generator == g && name != "" {
			return read(fsys, g, name)
		}
	}
	if g == Hugo || g == Zola {
		for _, name := range sharedConfigs {
			if slices.Contains(names, name) {
				return read(fsys, g, name)
			}
		}
	}
	return read(fsys, g, "")
}

// marked returns the heaviest mark among names, and its generator.
func marked(names []string) (string, Generator) {
	for _, m := range marks {
		name := m.in(names)
		if name == "" {
			continue
		}
		if m.generator == Jekyll && slices.Contains(names, "scaffolds") {
			return name, Other // Hexo took Jekyll's config name
		}
		return name, m.generator
	}
	return "", None
}

// in returns the first of names that is the mark, or "".
func (m mark) in(names []string) string {
	for _, name := range names {
		rest, ok := strings.CutPrefix(name, m.stem)
		if !ok {
			continue
		}
		if rest == "" && m.endings == "" {
			return name
		}
		if ending, ok := strings.CutPrefix(rest, "."); ok && slices.Contains(strings.Fields(m.endings), ending) {
			return name
		}
	}
	return ""
}

// sharedBy tells whose file a config.toml is: by the spelling of the base URL,
// and where that is missing by the folders around it.
func sharedBy(fsys fs.FS, name string, names []string) Generator {
	values, _ := load(fsys, name, true)
	switch {
	case values.has("baseurl"):
		return Hugo
	case values.has("base_url") && path.Ext(name) == ".toml":
		return Zola
	case !slices.Contains(names, "content"):
		return None
	case looksLikeHugo(names):
		return Hugo
	case slices.Contains(names, "templates") && path.Ext(name) == ".toml":
		return Zola
	}
	return None
}

// hugoFolders are those that tell a Hugo site from other programs' projects.
var hugoFolders = []string{"layouts", "archetypes", "themes"}

func looksLikeHugo(names []string) bool {
	return slices.ContainsFunc(hugoFolders, func(name string) bool { return slices.Contains(names, name) })
}

// entries returns the names in a folder; none where it cannot be read.
func entries(fsys fs.FS, dir string) []string {
	list, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil
	}
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = e.Name()
	}
	return names
}
