package rules

import "github.com/reviewlint/reviewlint/internal/lint"

// HTMLBold finds <b> and <strong> in running text.
var HTMLBold = &lint.Rule{
	Name:     "html-bold",
	Summary:  "HTML bold type that Markdown can express",
	Severity: lint.Warning,
	Options:  EmphasisOptions{Marker: "auto"},
	File:     bold.check,
	Fix:      bold.fix,
}

var bold = emphasis{tags: []string{"b", "strong"}, message: "bold type is written in HTML", level: 2}
