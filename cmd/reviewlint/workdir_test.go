package main

import (
	"path/filepath"
	"testing"
)

func TestWorkDir(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{
		"site/.git/HEAD":         "ref: refs/heads/main\n",
		"site/films/a b/heat.md": "",
		"site/posts/.git":        "gitdir: ../.git/modules/posts\n",
		"tree/.git":              "gitdir: ../site/.git/worktrees/tree\n",
		"tree/films/heat.md":     "",
	})
	for dir, want := range map[string]string{
		".":              "",
		"site":           "",
		"site/films":     "films",
		"site/films/a b": "films/a b",
		"site/posts":     "posts", // a submodule is part of the repository it stands in
		"tree/films":     "films",
	} {
		t.Chdir(filepath.Join(folder, filepath.FromSlash(dir)))
		if got := workDir(); got != want {
			t.Errorf("in %s: %q, want %q", dir, got, want)
		}
	}
}
