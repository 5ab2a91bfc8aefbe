package main

import (
	"path/filepath"

	"github.com/reviewlint/reviewlint/internal/discover"
)

// workDir returns the working directory as seen from the top of the git
// repository that holds it, with slashes; or "" at the top, and where there is
// no repository.
func workDir() string {
	folder, err := realPath(".")
	if err != nil {
		return ""
	}
	below, err := filepath.Rel(discover.Top(folder), folder)
	if err != nil || below == "." {
		return ""
	}
	return filepath.ToSlash(below)
}
