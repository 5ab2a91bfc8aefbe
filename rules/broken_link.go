package rules

import "github.com/reviewlint/reviewlint/internal/lint"

// BrokenLink finds links into the project that certainly lead nowhere.
var BrokenLink = &lint.Rule{
	Name:     "broken-link",
	Summary:  "links to files that don't exist",
	Severity: lint.Error,
	Review:   links.check,
	Fix:      links.fix,
}

var links = targets{
	message: "the link to `%s` leads nowhere: %s",
	help:    "correct the path, or take the link away and keep its text",
}
