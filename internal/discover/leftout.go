package discover

import (
	"io/fs"
	"os"
	"path/filepath"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

// Excludes reports whether Find with ForceExclude leaves out a file where an
// argument names it, be it for its name alone. There need be no such file, nor
// its folder: an editor asks before it saves.
func Excludes(o Options, file string) (bool, error) {
	if !markdown.IsFile(file) {
		return true, nil
	}
	f, err := newFinder(o)
	if err != nil {
		return false, err
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(f.dir, file)
	}
	folder, err := realAsFarAs(filepath.Dir(file))
	if err != nil {
		return false, err
	}
	return f.walker(f.roots.of(folder)).excludesFile(folder, filepath.Base(file)), nil
}

// realAsFarAs frees what there is of a path from symbolic links.
func realAsFarAs(path string) (string, error) {
	if parent := filepath.Dir(path); !exists(path) && parent != path {
		real, err := realAsFarAs(parent)
		return filepath.Join(real, filepath.Base(path)), err
	}
	return RealPath(path)
}

// leftOut says why a walk of a folder met no Markdown, if there is some after
// all: the end of a sentence, or "". It looks into everything, which takes its
// time, but only where a run ends anyway.
func (f *finder) leftOut(w *walker, folder string) string {
	if f.options.ForceExclude && w.passesBy(folder) {
		return ", and folders such as this one are passed by"
	}
	ignored, passed := "", ""
	see := func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil: // told already, or none of ours
		case e.IsDir() && path != folder && skipped(e.Name()):
			if passed == "" && e.Name() != ".git" && holdsMarkdown(path) {
				passed = path
			}
			return fs.SkipDir
		case e.Type().IsRegular() && markdown.IsFile(e.Name()):
			ignored = path
			return fs.SkipAll
		}
		return nil
	}
	_ = filepath.WalkDir(folder, see) // it fails only as see does, never
	switch {
	case ignored != "":
		return " but what .gitignore leaves out, such as " + seenFrom(f.dir, ignored)
	case passed != "":
		return " but in folders that are passed by unless they are named, such as " + seenFrom(f.dir, passed)
	}
	return ""
}

func holdsMarkdown(folder string) bool {
	found := false
	_ = fs.WalkDir(os.DirFS(folder), ".", func(_ string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && markdown.IsFile(e.Name()) {
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found
}
