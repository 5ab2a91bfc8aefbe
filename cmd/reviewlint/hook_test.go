package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// differential reports whether the programs that tests need have to be there.
// It asks each time: what a package variable reads, the cache of go test
// doesn't see.
func differential() bool { return os.Getenv("REVIEWLINT_DIFFERENTIAL") != "" }

const (
	faulty = "---\ntitle: Heat\n---\n\nIt beats <i>Thief</i>.\n"
	mended = "---\ntitle: Heat\n---\n\nIt beats *Thief*.\n"
)

// A repository is one of git, in which pre-commit runs our hooks.
type repository struct {
	*testing.T
	folder string
	env    []string
}

func TestHookRefuses(t *testing.T) {
	r := newRepository(t, "reviewlint")
	r.write("films/heat.md", faulty)
	r.git("add", ".")
	out := r.refused("commit", "-m", "Add Heat")
	if !strings.Contains(out, "films/heat.md:5:10") || !strings.Contains(out, "warning[html-italics]") {
		t.Errorf("the hook says\n%s", out)
	}
	r.write("films/heat.md", mended)
	r.git("add", ".")
	r.git("commit", "-m", "Add Heat")
}

// TestHookLooksOnlyAtWhatIsStaged holds that what else is wrong in the
// repository doesn't keep anybody from committing, nor what was removed or
// renamed, nor a part of a file that isn't staged.
func TestHookLooksOnlyAtWhatIsStaged(t *testing.T) {
	r := newRepository(t, "reviewlint")
	r.write("films/old.md", faulty)
	r.write("films/gone.md", mended)
	r.write("films/named.md", mended+"\n"+strings.Repeat("A sentence.\n", 9))
	r.git("add", ".")
	r.git("commit", "--no-verify", "-m", "Start")

	r.git("rm", "-q", "films/gone.md")
	r.git("mv", "films/named.md", "films/-renamed.md")
	r.write("films/part.md", mended)
	r.write("notes.txt", faulty)
	r.git("add", ".")
	r.write("films/part.md", mended+"\nAnd <i>Heat</i>, not staged.\n")
	r.git("commit", "-m", "Add some")
	if got := r.read("films/part.md"); !strings.Contains(got, "not staged") {
		t.Errorf("what wasn't staged is lost: %q", got)
	}
}

// TestHookNames holds that files may have any name.
func TestHookNames(t *testing.T) {
	r := newRepository(t, "reviewlint-fix")
	names := []string{"the end.md", `"quoted".md`, "it's.md", "-dash.md", "--fix.md", "amélie 天空.md", "a$b`c`.md", "films/[x].mdx", "UPPER.MD"}
	for _, name := range names {
		r.write(name, faulty)
	}
	r.git("add", ".")
	r.refused("commit", "-m", "Add all")
	for _, name := range names {
		if strings.HasSuffix(name, ".MD") {
			continue // to pre-commit that is no Markdown
		}
		if got := r.read(name); got != mended {
			t.Errorf("%s became %q", name, got)
		}
	}
	r.git("add", ".")
	r.git("commit", "-m", "Add all")
}

// TestHookFixes holds that the fixing hook stops a commit to show what it has
// done, lets the next one pass, and leaves alone what isn't staged.
func TestHookFixes(t *testing.T) {
	r := newRepository(t, "reviewlint-fix")
	filler := strings.Repeat("\nA sentence.\n", 9)
	r.write("heat.md", faulty+filler)
	r.git("add", ".")
	r.write("heat.md", faulty+filler+"\nAnd <i>more</i>.\n")
	r.refused("commit", "-m", "Add Heat")
	if got, want := r.read("heat.md"), mended+filler+"\nAnd <i>more</i>.\n"; got != want {
		t.Errorf("left is %q, want %q", got, want)
	}
	r.git("add", ".")
	r.refused("commit", "-m", "Add Heat") // the rest is staged now
	r.git("add", ".")
	r.git("commit", "-m", "Add Heat")
	if got := r.git("show", "HEAD:heat.md"); strings.Contains(got, "<i>") {
		t.Errorf("committed is %q", got)
	}
}

// TestHookChunks holds that files come through whole in several calls, at the
// same time or one after another.
func TestHookChunks(t *testing.T) {
	for _, id := range []string{"reviewlint", "reviewlint-fix"} {
		r := newRepository(t, id)
		const n = 3_000 // with these names too many for one call
		name := func(i int) string {
			return fmt.Sprintf("films/%s-%04d.md", strings.Repeat("a-long-name-", 8), i)
		}
		for i := range n {
			r.write(name(i), faulty)
		}
		r.git("add", ".")
		out := r.refused("commit", "-m", "Add many")
		calls := len(regexp.MustCompile(`(?m)^Found |^mended `).FindAllString(out, -1))
		if calls < 2 {
			t.Errorf("%s: %d calls: this tests nothing\n%.2000s", id, calls, out)
		}
		if id == "reviewlint" {
			if got := strings.Count(out, ":5:10\n"); got != n {
				t.Errorf("%d of %d files are reported on", got, n)
			}
			continue
		}
		for i := range n {
			if got := r.read(name(i)); got != mended {
				t.Fatalf("%s: %q", name(i), got)
			}
		}
	}
}

// TestHookAll holds that one of the hooks looks at the whole project.
func TestHookAll(t *testing.T) {
	r := newRepository(t, "reviewlint-all")
	r.write("old.md", faulty)
	r.git("add", ".")
	r.git("commit", "--no-verify", "-m", "Start")
	r.write("new.md", mended)
	r.git("add", ".")
	if out := r.refused("commit", "-m", "Add one"); !strings.Contains(out, "old.md:5:10") {
		t.Errorf("the hook says\n%s", out)
	}
}

// TestHookInstalls lets pre-commit build the program from a copy of this
// module, as it does on the machines of those who use it.
func TestHookInstalls(t *testing.T) {
	if !differential() {
		t.Skip("builds everything anew: only with REVIEWLINT_DIFFERENTIAL=1")
	}
	r := newRepository(t)
	top, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	source := *r
	source.folder = t.TempDir()
	for _, name := range []string{".pre-commit-hooks.yaml", "go.mod", "go.sum", "cmd", "internal", "report", "rules"} {
		if out, err := exec.Command("cp", "-R", filepath.Join(top, name), source.folder).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	source.git("init", "-q", "-b", "main")
	source.git("add", ".")
	source.git("commit", "-q", "-m", "A release")

	r.write("heat.md", faulty)
	r.git("add", ".")
	try := r.command("pre-commit", "try-repo", source.folder, "reviewlint-fix", "--verbose", "--all-files")
	out, err := try.CombinedOutput()
	if exitCode(err) != 1 || !strings.Contains(string(out), "mended 1 finding in 1 file") || r.read("heat.md") != mended {
		t.Errorf("%v\n%s", err, out)
	}
}

// newRepository makes a repository with some of our hooks in it. They run this
// very program, but for that exactly as users get them.
func newRepository(t *testing.T, ids ...string) *repository {
	t.Helper()
	for _, program := range []string{"git", "pre-commit"} {
		if _, err := exec.LookPath(program); err == nil {
			continue
		} else if differential() {
			t.Fatal(err)
		}
		t.Skip("needs ", program)
	}
	home := t.TempDir()
	// Where a hook of git runs these tests, git has said which repository it means.
	environ := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") })
	r := &repository{t, t.TempDir(), append(environ,
		"HOME="+home, "XDG_CACHE_HOME="+home, "PRE_COMMIT_HOME="+filepath.Join(home, "pre-commit"), "GOFLAGS=-modcacherw",
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "PRE_COMMIT_COLOR=never", "GORACE=atexit_sleep_ms=0",
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org",
	)}
	if cache, err := exec.Command("go", "env", "GOMODCACHE", "GOCACHE").Output(); err == nil {
		paths := strings.Fields(string(cache))
		r.env = append(r.env, "GOMODCACHE="+paths[0], "GOCACHE="+paths[1])
	}
	r.git("init", "-q", "-b", "main")
	if len(ids) > 0 {
		r.write(".pre-commit-config.yaml", r.config(ids))
		if out, err := r.command("pre-commit", "install").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	return r
}

// config returns what users write to have our hooks, but for the language:
// the program is there already.
func (r *repository) config(ids []string) string {
	r.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	if err != nil {
		r.Fatal(err)
	}
	var all, chosen []map[string]any
	if err := yaml.Unmarshal(text, &all); err != nil {
		r.Fatal(err)
	}
	for _, id := range ids {
		for _, hook := range all {
			if hook["id"] == id {
				hook["language"] = "system"
				chosen = append(chosen, hook)
			}
		}
	}
	if len(chosen) != len(ids) {
		r.Fatalf("not all of %v are there", ids)
	}
	config, err := yaml.Marshal(map[string]any{"repos": []any{map[string]any{"repo": "local", "hooks": chosen}}})
	if err != nil {
		r.Fatal(err)
	}
	return string(config)
}

func (r *repository) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir, c.Env = r.folder, r.env
	return c
}

// git runs git, which must succeed, and returns what it says.
func (r *repository) git(args ...string) string {
	r.Helper()
	out, err := r.command("git", args...).CombinedOutput()
	if err != nil {
		r.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// refused runs git, which must fail, and returns what it says.
func (r *repository) refused(args ...string) string {
	r.Helper()
	out, err := r.command("git", args...).CombinedOutput()
	if exitCode(err) != 1 {
		r.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (r *repository) write(name, text string) {
	r.Helper()
	plant(r.T, r.folder, map[string]string{name: text})
}

func (r *repository) read(name string) string {
	r.Helper()
	text, err := os.ReadFile(filepath.Join(r.folder, name))
	if err != nil {
		r.Fatal(err)
	}
	return string(text)
}
