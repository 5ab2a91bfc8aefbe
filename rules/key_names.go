package rules

import (
	"iter"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/site"
)

// namesIn yields the names that a schema knows in the map at a path, "" being
// the front matter itself; some of them more than once.
func namesIn(s *schema.Schema, path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range s.Keys {
			if name := nameIn(path, s.Keys[i].Path); name != "" && !yield(name) {
				return
			}
		}
		for _, inner := range s.Mentioned {
			if name := nameIn(path, inner); name != "" && !yield(name) {
				return
			}
		}
	}
}

// nameIn returns the name that inner has in the map at a path, or "" if it isn't
// in there.
func nameIn(path, inner string) string {
	if path != "" {
		if !isBelow(inner, path) {
			return ""
		}
		inner = inner[len(path)+1:]
	}
	name, _, _ := strings.Cut(inner, ".")
	return name
}

// isNamed reports whether a schema says anything of a key or of what is in it.
func isNamed(s *schema.Schema, path string) bool {
	return isRuled(s, path) || namesBelow(s, path) || slices.Contains(s.Mentioned, path)
}

// isRuled reports whether a schema says what a key takes.
func isRuled(s *schema.Schema, path string) bool {
	return s.Key(path) != nil || s.JSON != nil && s.JSON.Names(path)
}

// namesBelow reports whether a schema names keys in the map at a path. One that
// is only mentioned says nothing of the others in a map that takes what it likes.
func namesBelow(s *schema.Schema, path string) bool {
	if slices.ContainsFunc(s.Keys, func(k schema.Key) bool { return isBelow(k.Path, path) }) {
		return true
	}
	isMentioned := slices.ContainsFunc(s.Mentioned, func(inner string) bool { return isBelow(inner, path) })
	return isMentioned && !isRuled(s, path)
}

// isBelow reports whether a dotted path leads into the map at another.
func isBelow(inner, path string) bool {
	return len(inner) > len(path) && inner[len(path)] == '.' && strings.HasPrefix(inner, path)
}

// isKnown reports whether a key at the top is no misspelling and needs no mention
// in a schema: the site's generator gives it a meaning, this program does, or
// the schema knows it to be common.
func isKnown(p *lint.Project, s *schema.Schema, name string) bool {
	return name == "reviewlint" || slices.Contains(s.Other, name) || slices.Contains(generatorKeys[p.Site.Generator], name)
}

// generatorKeys are the front-matter keys to which each generator gives a meaning
// by itself. A plain folder may be read by any: it has those that most share.
var generatorKeys = [...][]string{
	// Jekyll's manual, "Front Matter"; jekyll-redirect-from, jekyll-seo-tag, jekyll-sitemap.
	site.Jekyll: {
		"layout", "permalink", "published", "date", "category", "categories", "tags", "tag", "title", "slug", "excerpt",
		"excerpt_separator", "render_with_liquid", "redirect_from", "redirect_to", "description", "image", "author", "sitemap",
	},
	// Hugo's manual, "Front matter", section "Fields", and the taxonomies that it has by default.
	site.Hugo: {
		"aliases", "build", "cascade", "date", "description", "draft", "expiryDate", "headless", "isCJKLanguage", "keywords",
		"lastmod", "layout", "linkTitle", "markup", "menus", "menu", "modified", "outputs", "params", "pubdate", "publishDate",
		"published", "resources", "sitemap", "slug", "summary", "title", "translationKey", "type", "unpublishdate", "url",
		"weight", "tags", "categories", "images", "videos", "audio",
	},
	// Eleventy's manual, "Configure Your Templates", and its navigation plugin.
	site.Eleventy: {
		"permalink", "layout", "pagination", "tags", "date", "eleventyExcludeFromCollections", "eleventyComputed",
		"eleventyNavigation", "eleventyImport", "dynamicPermalink", "templateEngineOverride", "title", "draft",
	},
	// Astro's manual, "Markdown in Astro": all else is the project's own schema.
	site.Astro: {"layout", "title", "slug", "draft"},
	// Zola's manual, "Page" and "Section", section "Front matter".
	site.Zola: {
		"title", "description", "date", "updated", "weight", "draft", "render", "slug", "path", "aliases", "authors",
		"in_search_index", "template", "taxonomies", "extra", "sort_by", "paginate_by", "insert_anchor_links", "page_template",
		"transparent", "redirect_to", "generate_feeds",
	},
	site.None:  sharedKeys,
	site.Other: sharedKeys,
}

var sharedKeys = []string{
	"title", "date", "layout", "slug", "draft", "published", "tags", "categories", "aliases", "permalink", "description",
}
