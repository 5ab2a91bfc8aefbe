package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/reviewlint/reviewlint/internal/discover"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// withHints adds to what is said of paths that don't exist what was probably
// meant. args are the paths of the command line.
func withHints(err error, args []string) error {
	var several interface{ Unwrap() []error }
	if errors.As(err, &several) {
		var hinted []error
		for _, e := range several.Unwrap() {
			hinted = append(hinted, withHints(e, args))
		}
		return errors.Join(hinted...)
	}
	var missing discover.MissingError
	if !errors.As(err, &missing) {
		return err
	}
	hint := pathMeant(string(missing))
	if string(missing) == args[0] {
		hint = orElse(usageMeant(args), orElse(hint, commandMeant(args[0])))
	}
	if hint == "" {
		return err
	}
	return errors.New(err.Error() + "; " + hint)
}

// usageMeant says how we are called by somebody who begins with the word that
// other linters want.
func usageMeant(args []string) string {
	switch args[0] {
	case "check", "lint", "run":
		paths := "."
		if len(args) > 1 {
			paths = strings.Join(args[1:], " ")
		}
		return "linting needs no command, just: reviewlint " + paths
	case "fix", "format", "fmt":
		return "did you mean: reviewlint --fix"
	case "version":
		return "did you mean: reviewlint --version"
	case "init":
		return "there is nothing to set up, just: reviewlint"
	}
	return ""
}

func commandMeant(word string) string {
	if near := spelling.Nearest(word, commandNames()); near != "" {
		return "did you mean the command: reviewlint " + near
	}
	return ""
}

// pathMeant says what to name in place of a path that doesn't exist.
func pathMeant(path string) string {
	if i := strings.IndexAny(path, "*?"); i >= 0 {
		folder, _ := filepath.Split(path[:i])
		hint := "the shell didn't expand this pattern"
		if folder = filepath.Clean(folder); exists(folder) {
			hint += ", name the folder: " + folder
		}
		return hint
	}
	if file := withoutPlace(path); file != path && exists(file) {
		return "did you mean " + file + "?"
	}
	if near := nearestPath(path); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// withoutPlace strips what editors and compilers put behind the name of a
// file: :line or :line:column.
func withoutPlace(path string) string {
	return regexp.MustCompile(`(:\d+){1,2}:?$`).ReplaceAllString(path, "")
}

// nearestPath returns a path that exists and is like the given one, each part
// of it exactly or nearly so, as far down as there is one; or "".
func nearestPath(path string) string {
	at, mended := "", false
	rest := filepath.ToSlash(filepath.Clean(path))
	if filepath.IsAbs(path) {
		at = filepath.VolumeName(path) + string(filepath.Separator)
	}
	for part := range strings.SplitSeq(strings.Trim(rest, "/"), "/") {
		next := filepath.Join(at, part)
		if !exists(next) {
			near := nearestEntry(orElse(at, "."), part)
			if near == "" {
				break
			}
			next, mended = filepath.Join(at, near), true
		}
		at = next
	}
	if !mended {
		return ""
	}
	return at
}

// nearestEntry returns the folder or Markdown file in a folder whose name is
// nearest to the given one, endings aside: they make all names alike.
func nearestEntry(folder, name string) string {
	entries, _ := os.ReadDir(folder)
	var names, stems []string
	for _, e := range entries {
		if e.IsDir() || markdown.IsFile(e.Name()) {
			names = append(names, e.Name())
			stems = append(stems, stem(e.Name()))
		}
	}
	near := spelling.Nearest(stem(name), stems)
	for i, s := range stems {
		if near != "" && s == near {
			return names[i]
		}
	}
	return ""
}

func stem(name string) string {
	if markdown.IsFile(name) {
		return strings.TrimSuffix(name, filepath.Ext(name))
	}
	return name
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
