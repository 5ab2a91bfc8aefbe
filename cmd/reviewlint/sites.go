package main

import (
	"strings"

	"github.com/reviewlint/reviewlint/internal/site"
)

// siteMarkers returns the names that may tell the root of a site. A slash at
// the end stands for a folder.
func siteMarkers() []string {
	return strings.Fields(`
		_config.yml _config.yaml _config.toml scaffolds/
		hugo.toml hugo.yaml hugo.yml hugo.json
		config.toml config.yaml config.yml config.json config/
		content/ layouts/ archetypes/ themes/ templates/ zola.toml
		eleventy.config.js eleventy.config.mjs eleventy.config.cjs eleventy.config.ts .eleventy.js
		astro.config.mjs astro.config.js astro.config.ts astro.config.cjs astro.config.mts astro.config.cts
		docusaurus.config.js docusaurus.config.mjs docusaurus.config.cjs docusaurus.config.ts
		gatsby-config.js gatsby-config.mjs gatsby-config.ts
		nuxt.config.js nuxt.config.mjs nuxt.config.ts
		next.config.js next.config.mjs next.config.ts
		svelte.config.js mkdocs.yml mkdocs.yaml book.toml pelicanconf.py
		quartz.config.ts _quarto.yml _quarto.yaml .vitepress/ .vuepress/ .obsidian/`)
}

// isSite reports whether a folder that holds these markers is a site's root.
func isSite(markers []string) bool {
	names := make([]string, len(markers))
	for i, m := range markers {
		names[i] = strings.TrimSuffix(m, "/")
	}
	return site.Marks(names)
}
