package main

import "github.com/reviewlint/reviewlint/internal/discover"

// workDir returns the working directory as seen from the top of the git
// repository that holds it, with slashes; or "" at the top, and where there is
// no repository.
func workDir() string {
	dir, err := discover.RealPath(".")
	if err != nil {
		return ""
	}
	return discover.PlaceOf(dir, discover.Top(dir)).Below
}
