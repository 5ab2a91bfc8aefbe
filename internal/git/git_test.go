package git_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/git"
)

// A work is a repository in the making.
type work struct {
	*testing.T
	top string
}

func newWork(t *testing.T) work {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal("these tests are about git, which has to be there")
	}
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	// Whatever somebody has set, and whatever hook they run us in.
	t.Setenv("GIT_DIFF_OPTS", "-u7")
	t.Setenv("GIT_GLOB_PATHSPECS", "1")
	w := work{t, t.TempDir()}
	w.git("init", "-q", "-b", "main")
	for _, setting := range [][2]string{
		{"user.name", "Nobody"}, {"user.email", "nobody@example.org"}, {"diff.noprefix", "true"}, {"diff.mnemonicPrefix", "true"},
		{"color.ui", "always"}, {"diff.renames", "false"}, {"diff.context", "5"}, {"diff.interHunkContext", "9"}, {"core.quotePath", "true"}, {"diff.relative", "true"},
	} {
		w.git("config", setting[0], setting[1])
	}
	return w
}

func (w work) git(args ...string) string {
	w.Helper()
	c := exec.Command("git", args...)
	c.Dir = w.top
	out, err := c.CombinedOutput()
	if err != nil {
		w.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (w work) write(name, text string) {
	w.Helper()
	path := filepath.Join(w.top, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
}

func (w work) commit() string {
	w.Helper()
	w.git("add", "-A")
	w.git("commit", "-q", "-m", "Go on")
	return w.git("rev-parse", "HEAD")
}

func (w work) open(dir string) *git.Repository {
	w.Helper()
	r, err := git.Open(filepath.Join(w.top, dir))
	if err != nil {
		w.Fatal(err)
	}
	return r
}

// added returns the changed lines of a file that lies in the repository.
func (w work) added(c *git.Changes, dir, path string) []string {
	w.Helper()
	src, err := os.ReadFile(filepath.Join(w.top, dir, filepath.FromSlash(path)))
	if err != nil {
		w.Fatal(err)
	}
	var parts []string
	for _, s := range c.Spans(path, src) {
		parts = append(parts, string(s.Of(src)))
	}
	return parts
}

// oddNames are names that git quotes, and some that it doesn't.
var oddNames = []string{
	"plain.md", "the end.md", `"quoted".md`, "it's.md", "-dash.md", "amélie 天空.md", "a$b`c`.md", "tab\there.md", "two\nlines.md", `back\slash.md`,
	"films/[x].md", "films/b/c.md", "films/ a .md", "UPPER.MD", "*.md", ":(top)x.md", " -> .md",
}

func TestChangesOfOddNames(t *testing.T) {
	w := newWork(t)
	for _, name := range oddNames {
		w.write(name, "one\ntwo\nthree\nfour\n")
	}
	w.write("same.md", "It stays as it is.\n")
	base := w.commit()
	for _, name := range oddNames {
		w.write(name, "one\n2\nthree\nfour\n--- a/x.md\n+++ b/y.md\n@@ -1 +1 @@\n")
	}
	w.write("picture.png", "\x00")
	w.write("new.md", "all of it\nis new")
	c, err := w.open(".").Changes(base, []string{".md"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2\n", "--- a/x.md\n+++ b/y.md\n@@ -1 +1 @@\n"}
	for _, name := range oddNames {
		if diff := cmp.Diff(want, w.added(c, ".", name)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", name, diff)
		}
	}
	if got := w.added(c, ".", "new.md"); len(got) != 1 || got[0] != "all of it\nis new" {
		t.Errorf("of an untracked file, %q is new", got)
	}
	if c.Count() != len(oddNames) || !c.IsNew("new.md") || c.IsNew("plain.md") || c.IsSame("new.md") || c.IsSame("plain.md") || !c.IsSame("same.md") || c.Before("new.md") != "" || c.Before("plain.md") != "plain.md" {
		t.Errorf("%d changed files, new.md was %q, plain.md %q", c.Count(), c.Before("new.md"), c.Before("plain.md"))
	}
}

// TestNoFinalLineEnding holds that text which git says more of, since no line
// ending is there, isn't taken for what git says of files.
func TestNoFinalLineEnding(t *testing.T) {
	w := newWork(t)
	w.write("a.md", "one")
	w.write("same.md", "one\n")
	base := w.commit()
	w.write("a.md", "++ b/same.md")
	c, err := w.open(".").Changes(base, []string{".md"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"++ b/same.md"}, w.added(c, ".", "a.md")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !c.IsSame("same.md") || c.Count() != 1 {
		t.Errorf("%d files have changed, same.md among them", c.Count())
	}
}

// TestMovedBehindGit holds that a file which was moved without git's knowledge
// is known again, with what changed in it on the way, and that git still knows
// nothing of it.
func TestMovedBehindGit(t *testing.T) {
	w := newWork(t)
	text := func(about, end string) string {
		return strings.Repeat(about+" is what this line is about.\n", 9) + end + "\n"
	}
	moves := []struct{ about, from, to string }{
		{"Heat", "site/heat.md", "site/films/the heat.md"},
		{"Thief", "site/thief.md", "site/ignored.md"},
		{"Collateral", "elsewhere.md", "site/here.md"},
	}
	for _, m := range moves {
		w.write(m.from, text(m.about, "It ends."))
	}
	w.write("site/ali.md", text("Ali", "It ends."))
	w.write(".gitignore", "ignored.md\n")
	w.commit()
	for _, m := range moves {
		w.write(m.to, text(m.about, "It is over."))
		if err := os.Remove(filepath.Join(w.top, filepath.FromSlash(m.from))); err != nil {
			t.Fatal(err)
		}
	}
	w.write("site/new.md", text("The Insider", "It ends."))
	known := func() string { return w.git("status", "--porcelain") + w.git("count-objects", "-v") }
	before := known()

	c, err := w.open("site").Changes("HEAD", []string{".md"})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"films/the heat.md": "heat.md", "ignored.md": "", "here.md": "", "new.md": "", "ali.md": "ali.md"} {
		if got := c.Before(path); got != want {
			t.Errorf("%s was %q, want %q", path, got, want)
		}
	}
	if diff := cmp.Diff([]string{"It is over.\n"}, w.added(c, "site", "films/the heat.md")); diff != "" {
		t.Errorf("what changed in a moved file (-want +got):\n%s", diff)
	}
	for _, path := range []string{"ignored.md", "here.md", "new.md"} {
		if !c.IsNew(path) {
			t.Errorf("%s isn't new", path)
		}
	}
	if c.IsSame("films/the heat.md") || c.IsNew("films/the heat.md") {
		t.Error("a file that was moved and edited passes for the same, or for new")
	}
	if c.Count() != 1 {
		t.Errorf("%d files that git knows have changed", c.Count())
	}
	if diff := cmp.Diff(before, known()); diff != "" {
		t.Errorf("git was told (-before +after):\n%s", diff)
	}
}

func TestSubfolder(t *testing.T) {
	w := newWork(t)
	w.write("site dir/films/heat.md", "one\ntwo\nthree\nfour\nfive\nsix\n")
	w.write("site dir/films/thief.md", "a\nb\nc\nd\ne\nf\n")
	w.write("other/ali.md", "1\n2\n3\n4\n5\n6\n")
	base := w.commit()
	w.git("mv", "site dir/films/heat.md", "site dir/the heat.md")
	w.write("site dir/the heat.md", "one\ntwo\nthree\nfour\nfive\nsix\nseven\n")
	w.git("mv", "other/ali.md", "site dir/films/ali.md")
	w.write("site dir/films/thief.md", "a\nc\nd\ne\nf\n")
	w.write("other/new.md", "new")
	w.git("add", "-A")

	r := w.open("site dir")
	c, err := r.Changes(base, []string{".md"})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]struct {
		before string
		added  []string
	}{
		"the heat.md":    {"films/heat.md", []string{"seven\n"}},
		"films/ali.md":   {"", nil}, // it has come from elsewhere, and is as it was
		"films/thief.md": {"films/thief.md", nil},
	} {
		if got := c.Before(path); got != want.before {
			t.Errorf("%s was %q, want %q", path, got, want.before)
		}
		if diff := cmp.Diff(want.added, w.added(c, "site dir", path)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	tree, err := r.Tree(base)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	if diff := cmp.Diff([]string{"films/heat.md", "films/thief.md"}, tree.Paths()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLineEndings holds that a file which only ends its lines otherwise, be it
// by git's doing or by an editor's, hasn't changed.
func TestLineEndings(t *testing.T) {
	w := newWork(t)
	w.write("a.md", "one\ntwo\n")
	w.write("b.md", "one\r\ntwo\r\n")
	w.write("c.md", "one\rstill one\ntwo\n")
	base := w.commit()
	w.git("config", "core.autocrlf", "true")
	w.write("a.md", "one\r\ntwo\r\nthree\r\n")
	w.write("b.md", "one\ntwo\nthree")
	w.write("c.md", "one\rstill one\nthree\rstill three\n")
	c, err := w.open(".").Changes(base, []string{".md"})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a.md": "three\r\n", "b.md": "three", "c.md": "three\rstill three\n"} {
		if diff := cmp.Diff([]string{want}, w.added(c, ".", name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestErrors(t *testing.T) {
	w := newWork(t)
	r := w.open(".")
	if _, err := r.Resolve("main"); !errors.Is(err, git.ErrUnknown) {
		t.Errorf("before the first commit: %v", err)
	}
	w.write("a.md", "one")
	first := w.commit()
	w.write("a.md", "two")
	w.commit()
	for _, name := range []string{"mian", "", "--all", "-n1", "HEAD~9", "0123456789", "HEAD:a.md"} {
		if _, err := r.Resolve(name); !errors.Is(err, git.ErrUnknown) {
			t.Errorf("Resolve(%q): %v", name, err)
		}
	}
	if got, err := r.Resolve("HEAD~1"); err != nil || got != first {
		t.Errorf("HEAD~1 is %q, %v", got, err)
	}
	w.git("checkout", "-q", "--orphan", "island")
	w.commit()
	if _, err := r.MergeBase(first); !errors.Is(err, git.ErrUnrelated) {
		t.Errorf("a branch with no commit in common: %v", err)
	}
	if diff := cmp.Diff([]string{"island", "main"}, r.Names()); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	outside := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(outside))
	if _, err := git.Open(outside); !errors.Is(err, git.ErrNoRepository) {
		t.Errorf("outside of a repository: %v", err)
	}
	t.Setenv("PATH", outside)
	if _, err := git.Open(w.top); !errors.Is(err, git.ErrMissing) {
		t.Errorf("without git: %v", err)
	}
}

func TestShallow(t *testing.T) {
	w := newWork(t)
	for _, text := range []string{"one", "two", "three"} {
		w.write("a.md", text)
		w.commit()
	}
	base := w.git("rev-parse", "HEAD~2")
	clone := work{t, t.TempDir()}
	clone.git("clone", "-q", "--depth=1", "file://"+w.top, ".")
	r := clone.open(".")
	if _, err := r.Resolve(base); !errors.Is(err, git.ErrShallow) {
		t.Errorf("a commit that wasn't fetched: %v", err)
	}
	clone.git("fetch", "-q", "--depth=1", "origin", base)
	commit, err := r.Resolve(base)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.MergeBase(commit); !errors.Is(err, git.ErrShallow) {
		t.Errorf("what is between wasn't fetched: %v", err)
	}
}

// TestInHook holds that what git tells its hooks of the repository isn't taken
// for being about the folder that we look at.
func TestInHook(t *testing.T) {
	w := newWork(t)
	w.write("site/a.md", "one\n")
	base := w.commit()
	w.write("site/a.md", "one\ntwo\n")
	t.Setenv("GIT_DIR", ".git")
	t.Setenv("GIT_INDEX_FILE", ".git/index")
	t.Setenv("GIT_PREFIX", "elsewhere/")
	c, err := w.open("site").Changes(base, []string{".md"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"two\n"}, w.added(c, "site", "a.md")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
