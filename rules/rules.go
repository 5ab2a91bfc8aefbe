// Package rules holds the checks of reviewlint: a rule is one file here, one
// page beside it, and one fixture in testdata/rules.
package rules

import (
	"embed"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// All returns every rule, in the order in which people meet them: the front
// matter, the text, the links, and the engine's own.
func All() []*lint.Rule {
	return []*lint.Rule{
		MalformedFrontMatter,
		MissingKey,
		UnknownKey,
		InvalidValue,
		InvalidRating,
		ExcerptMismatch,
		ValueDisagreement,
		ValueVariant,
		DuplicateValue,
		FilenameMismatch,

		HTMLItalics,
		HTMLBold,
		HTMLLink,
		MalformedHTML,
		BrokenLink,
		BrokenImage,
		BrokenAnchor,
		UndefinedReference,
		EmptyLink,
		MissingScheme,
		MalformedURL,

		lint.InvalidEncoding,
		lint.InvalidConfig,
		lint.InternalError,
		lint.UnusedSuppression,
	}
}

//go:embed *_*.md
var pages embed.FS

// Page returns the page of a rule, in Markdown.
func Page(r *lint.Rule) string {
	page, err := pages.ReadFile(r.Page() + ".md")
	if err != nil {
		return ""
	}
	return string(page)
}
