package discover

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite testdata/ignored.golden from git's own verdicts")

// sayings are .gitignore files by hand, their lines parted by |.
var sayings = []string{
	"# a comment||\\#a.md",
	"!a.md|\\!a.md",
	"*.md|!b.md|!a/b.md",
	"a/|!a/b.md",
	"a/*|!a/b|a/b/*|!a/b/a.md",
	"/a.md|/b/|/a/b/c",
	"a/b.md", "b/a.md", "/b", "b/", "b//", "//b", "/", "!", "!/",
	"**/b|!**/b.md", "a/**", "/**", "**", "**/", "a/**/c", "a/**/b/**/a.md", "**/b/a.md", "*/b/*.md", "***/a.md",
	"x y.md |a.md\\ |b.md  ", "x\\ y.md\t", "trailing \\ ",
	"a.md\r|b/\r",
	"\ufeffa.md|b.md",
	"{a,b}.md|!\\{a,b\\}.md", "[[]a].md", "\\[a].md", "[a", "a\\", "a\\\\b.md", "\\a.md", "[]-]*", "[!]a]*.md",
	"[a-b].md", "[b-a].md", "[!a].md", "[^a].md", "[a\\-b].md", "[-a].md", "[a-].md", "a[!x]b", "a[/]b", "[a-b-z].md",
	"[[:alpha:]].md", "[[:upper:][:punct:]]*", "[![:lower:]]*.md", "[[:nonsense:]].md", "[[:alpha:].md", "[[:space:]x]*", "[[:alpha]*.md",
	"?.md", "??.md", "*a*", "*.m?", "a*.md", "*", "*|!*/|!*.md", "/*|!/a|/a/*|!/a/b",
	"a.md|!a.md|a.md", "!b|b|!b/a.md",
}

// ignoredTree is what every saying is asked about.
func ignoredTree() []string {
	var files []string
	for _, folder := range []string{"", "a/", "b/", "a/b/", "a/b/c/", "a/c/", "x y/", "ab/b/"} {
		for _, name := range []string{
			"d", "a.md", "b.md", "ab.md", "A.md", "x y.md", "a.md ", "trailing  ", "-.md", "].md",
			"!a.md", "#a.md", "{a,b}.md", "[a].md", `a\b.md`, "a.mdx", "x y.md\t",
		} {
			files = append(files, folder+name)
		}
	}
	return files
}

// An ignoreCase is a tree's .gitignore files, by folder.
type ignoreCase map[string]string

func ignoreCases() []ignoreCase {
	var cases []ignoreCase
	for _, s := range sayings {
		cases = append(cases, ignoreCase{"": s})
	}
	r := rand.New(rand.NewPCG(1995, 12))
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	line := func() string {
		var parts []string
		for range 1 + r.IntN(3) {
			parts = append(parts, pick("a", "b", "c", "d", "a.md", "b.md", "*", "**", "**", "*.md", "?", "a*", "*b", "[ab]", "[!a]*", "x y", "?b.md", "*b*", `\a`))
		}
		return pick("", "", "!") + pick("", "", "/") + strings.Join(parts, "/") + pick("", "", "/", " ")
	}
	for range 250 {
		c := ignoreCase{}
		for _, folder := range []string{"", "a", "a/b"} {
			for range r.IntN(4) {
				c[folder] += line() + "|"
			}
		}
		cases = append(cases, c)
	}
	return cases
}

// Git is asked once about all cases, each in a folder of its own. Where there
// is no git, the verdicts it gave before are asked.
func TestIgnoreAsGit(t *testing.T) {
	dir := realTemp(t)
	plant(t, dir, ".git/")
	cases, tree := ignoreCases(), ignoredTree()
	var asked, ours []string
	for i, c := range cases {
		top := fmt.Sprintf("%03d", i)
		for _, folder := range []string{"", "a", "a/b"} {
			plant(t, dir, path.Join(top, folder, ".gitignore")+" <- "+c[folder])
		}
		w := newWalker(newRoots(&Options{}, dir), dir, dir)
		row := []byte(strings.Repeat(".", len(tree)))
		for j, file := range tree {
			file = top + "/" + file
			asked = append(asked, file)
			if w.excludesFile(filepath.Join(dir, path.Dir(file)), path.Base(file)) {
				row[j] = 'x'
			}
		}
		ours = append(ours, string(row))
	}

	golden := filepath.Join("testdata", "ignored.golden")
	gits, err := askGit(dir, asked, len(tree))
	switch {
	case errors.Is(err, exec.ErrNotFound):
		gits = rows(t, golden)
	case err != nil:
		t.Fatal(err)
	case *update:
		if err := os.WriteFile(golden, []byte(strings.Join(gits, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for i, c := range cases {
		for j, file := range tree {
			if g, o := gits[i][j] == 'x', ours[i][j] == 'x'; g != o {
				t.Errorf("%q: %q ignored: %v by git, %v by us", c, file, g, o)
			}
		}
	}
	if diff := cmp.Diff(rows(t, golden), gits); diff != "" {
		t.Errorf("%s is not what git says (-golden +git); run with -update:\n%s", golden, diff)
	}
}

// askGit returns a row for each n files: an x for a file that git ignores, a
// dot for any other.
func askGit(dir string, files []string, n int) ([]string, error) {
	run := func(args ...string) ([]byte, error) {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_DIR=.git", "GIT_WORK_TREE=.")
		cmd.Stdin = strings.NewReader(strings.Join(files, "\x00"))
		return cmd.Output()
	}
	if _, err := run("init", "-q"); err != nil {
		return nil, err
	}
	out, err := run("-c", "core.excludesFile=", "-c", "core.ignoreCase=false", "check-ignore", "-z", "--stdin", "--no-index")
	if err != nil {
		return nil, err
	}
	ignored := map[string]bool{}
	for file := range strings.SplitSeq(string(out), "\x00") {
		ignored[file] = true
	}
	var rows []string
	for chunk := range slices.Chunk(files, n) {
		row := make([]byte, n)
		for i, file := range chunk {
			row[i] = '.'
			if ignored[file] {
				row[i] = 'x'
			}
		}
		rows = append(rows, string(row))
	}
	return rows, nil
}

func rows(t *testing.T, golden string) []string {
	text, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}
