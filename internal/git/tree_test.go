package git_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTreeOfOddNames(t *testing.T) {
	w := newWork(t)
	text := map[string]string{}
	for _, name := range oddNames {
		text[name] = "This is " + name + ".\r\nIt has no end"
		w.write(name, text[name])
	}
	w.write("empty.md", "")
	base := w.commit()
	for _, name := range oddNames {
		w.write(name, "no more")
	}
	tree, err := w.open(".").Tree(base)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	for name, want := range text {
		if got, err := fs.ReadFile(tree, name); err != nil || string(got) != want {
			t.Errorf("%q: %q, %v; want %q", name, got, err, want)
		}
	}
	if _, err := fs.Stat(tree, "gone.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that isn't there: %v", err)
	}
}

func TestTreeIsAnFS(t *testing.T) {
	w := newWork(t)
	for _, name := range []string{"a.md", "a/b.md", "a-c.md", "a/c/d e.md", "empty.md"} {
		w.write(name, strings.TrimPrefix(name, "empty.md"))
	}
	tree, err := w.open(".").Tree(w.commit())
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	if err := fstest.TestFS(tree, "a.md", "a/b.md", "a-c.md", "a/c/d e.md", "empty.md"); err != nil {
		t.Error(err)
	}
}

func TestLinksAndSubmodules(t *testing.T) {
	w := newWork(t)
	w.write("films/heat.md", "Heat")
	for link, target := range map[string]string{"link.md": "films/heat.md", "folder": "films", "round": "round", "out": "../x.md", "absolute": "/films/heat.md"} {
		if err := os.Symlink(target, filepath.Join(w.top, link)); err != nil {
			t.Skip("there are no symbolic links here: ", err)
		}
	}
	w.git("update-index", "--add", "--cacheinfo", "160000,0123456789012345678901234567890123456789,module")
	w.git("add", "-A", "films", "link.md", "folder", "round", "out", "absolute")
	w.git("commit", "-q", "-m", "Start")
	tree, err := w.open(".").Tree("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	if text, err := fs.ReadFile(tree, "link.md"); err != nil || string(text) != "Heat" {
		t.Errorf("through a link: %q, %v", text, err)
	}
	if info, err := fs.Stat(tree, "folder"); err != nil || !info.IsDir() {
		t.Errorf("a link to a folder: %v, %v", info, err)
	}
	for _, name := range []string{"round", "out", "absolute", "module", "../x.md", "/etc"} {
		if _, err := fs.Stat(tree, name); err == nil {
			t.Errorf("%s is there", name)
		}
	}
}

// TestPartialClone holds that of a clone without the texts of old files only those
// that are opened are fetched.
func TestPartialClone(t *testing.T) {
	w := newWork(t)
	w.git("config", "uploadpack.allowFilter", "true")
	w.git("config", "uploadpack.allowAnySHA1InWant", "true")
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		w.write(name, "the old "+name)
	}
	base := w.commit()
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		w.write(name, "the new "+name)
	}
	w.commit()
	clone := work{t, t.TempDir()}
	clone.git("clone", "-q", "--filter=blob:none", "file://"+w.top, ".")
	missing := func() int { return strings.Count(clone.git("rev-list", "--objects", "--missing=print", "--all"), "?") }
	if n := missing(); n != 3 {
		t.Skipf("%d texts are missing in what is to be a partial clone", n)
	}
	tree, err := clone.open(".").Tree(base)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	if _, err := fs.Stat(tree, "a.md"); err != nil {
		t.Error(err)
	}
	if text, err := fs.ReadFile(tree, "b.md"); err != nil || string(text) != "the old b.md" {
		t.Errorf("%q, %v", text, err)
	}
	if n := missing(); n != 2 {
		t.Errorf("%d texts are missing, where one was read", n)
	}
}
