package discover

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// plant makes files and folders under dir. "a/b.md" is an empty file, "a/" a
// folder, "a <- x|y" a file of two lines, "a -> b" a symbolic link to b.
func plant(t testing.TB, dir string, things ...string) {
	t.Helper()
	for _, thing := range things {
		name, text, _ := strings.Cut(thing, " <- ")
		name, target, link := strings.Cut(name, " -> ")
		path := filepath.Join(dir, name)
		err := os.MkdirAll(filepath.Dir(path), 0o777)
		switch {
		case err != nil:
		case link:
			err = os.Symlink(target, path)
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(path, 0o777)
		default:
			err = os.WriteFile(path, []byte(strings.ReplaceAll(text, "|", "\n")), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// options takes _config.yml for the mark of a site, and site.toml beside content.
func options(dir string, args ...string) Options {
	return Options{
		Dir:     dir,
		Args:    args,
		Markers: []string{"_config.yml", "site.toml", "content/"},
		IsSite: func(names []string) bool {
			return slices.Contains(names, "_config.yml") ||
				slices.Contains(names, "site.toml") && slices.Contains(names, "content/")
		},
	}
}

// realTemp returns a new folder, free of symbolic links.
func realTemp(t testing.TB) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// shown writes projects as lines "prefix: file file", with a + behind the
// prefix where the project holds more than was named.
func shown(projects []Project) []string {
	var lines []string
	for _, p := range projects {
		line := p.Prefix
		if p.Named {
			line += "+"
		}
		lines = append(lines, line+": "+strings.Join(p.Files, " "))
	}
	return lines
}
