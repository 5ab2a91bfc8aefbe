package schema

import (
	"regexp"
	"strings"
	"sync"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// Preset is the built-in convention: that of a film blog whose reviews have
// `layout: review` and a category such as movie_review.
var Preset = &Schema{
	Name: "the review convention",
	Keys: []Key{
		{Path: "layout", Required: true},
		{Path: "title", Required: true, Constraint: Constraint{Type: Text}},
		{Path: "excerpt", Required: true, Constraint: Constraint{Equals: &Template{{text: "My review of "}, {key: "title"}}}},
		{Path: "rating", Required: true, Constraint: Constraint{Rating: &Rating{Scale: numbers{0.5, 5, 0.5}, Unrated: []string{""}}}},
		{Path: "category", Required: true},
		{Path: "letterboxd_url", Unique: true, Constraint: Constraint{URL: &URL{
			To: "a film on Letterboxd",
			Pages: map[string]func() *regexp.Regexp{
				"boxd.it":        lazy(`^/[0-9A-Za-z]+/?$`),
				"letterboxd.com": lazy(`^/(?:(?:[0-9A-Za-z_]+/)?film|imdb|tmdb)/[^/]+(?:/.*)?$`),
			},
			Shape: "https://boxd.it/5JCOWP",
		}}},
		{Path: "mst3k", Constraint: Constraint{Type: Boolean}},
		{Path: "rifftrax", Constraint: Constraint{Type: Boolean}},
	},
	Other: []string{"author", "date", "image", "tags", "tag", "permalink", "slug", "description", "published", "draft", "year", "director", "artist", "platform", "categories", "updated"},
}

// lazy returns a pattern that is compiled when it is first asked for, which in
// most runs it isn't.
func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// A Fit is how much of the convention a front matter carries.
type Fit uint8

const (
	NoFit   Fit = iota
	Partial     // one of its two marks, while the other's key is absent
	Full        // both
)

// Carries says how much of the preset's convention m carries.
func Carries(m *matter.Matter) Fit {
	layout, hasLayout := m.Get("layout")
	category, hasCategory := m.Get("category")
	isReview := hasLayout && layout.Value.Text() == "review"
	isCategory := hasCategory && category.Value.Kind() == matter.String && strings.HasSuffix(category.Value.Text(), "review")
	switch {
	case isReview && isCategory:
		return Full
	case isReview && !hasCategory, isCategory && !hasLayout:
		return Partial
	}
	return NoFit
}

// KeepsTemplate reports whether m's excerpt begins as the convention's does:
// the mark that tells its reviews from others with the same two words.
func KeepsTemplate(m *matter.Matter) bool {
	f, ok := m.Get("excerpt")
	return !ok || strings.HasPrefix(f.Value.Text(), "My review of ")
}
