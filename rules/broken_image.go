package rules

import "github.com/reviewlint/reviewlint/internal/lint"

// BrokenImage finds images that certainly aren't where they are looked for.
var BrokenImage = &lint.Rule{
	Name:     "broken-image",
	Summary:  "images that don't exist",
	Severity: lint.Error,
	Review:   images.check,
	Fix:      images.fix,
}

var images = targets{
	image:   true,
	message: "the image `%s` can't be shown: %s",
	help:    "correct the path, or add the image",
}
