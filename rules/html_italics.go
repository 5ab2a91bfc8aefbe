package rules

import "github.com/reviewlint/reviewlint/internal/lint"

// HTMLItalics finds <i> and <em> in running text.
var HTMLItalics = &lint.Rule{
	Name:     "html-italics",
	Summary:  "HTML italics that Markdown can express",
	Severity: lint.Warning,
	Options:  EmphasisOptions{Marker: "auto"},
	File:     italics.check,
	Fix:      italics.fix,
}

var italics = emphasis{tags: []string{"i", "em"}, message: "italics are written in HTML", level: 1}
