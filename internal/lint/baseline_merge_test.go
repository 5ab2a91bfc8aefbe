package lint_test

import (
	"hash/fnv"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/baseline"
	"github.com/reviewlint/reviewlint/internal/lint"
)

// TestBaselineMerges holds that two people who work on other reviews of a
// collection, and write its baseline anew, get one that git has merged by
// itself, and that holds what both wrote.
func TestBaselineMerges(t *testing.T) {
	r := repository{t, t.TempDir()}
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	r.git("init", "-q", "-b", "main")
	r.git("config", "user.name", "Nobody")
	r.git("config", "user.email", "nobody@example.org")
	if err := os.WriteFile(filepath.Join(r.top, ".gitattributes"), []byte(baseline.Name+" merge=union\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c := newCollection(t, 100, 7)
	// That a link breaks since somebody else has removed its target is news.
	c.rules = slices.DeleteFunc(c.rules, func(r *lint.Rule) bool { return strings.HasPrefix(r.Name, "broken-") })
	ledger := c.lint(nil, lint.Warning).Ledger
	r.save(c, ledger)
	for round := range 6 {
		files := maps.Clone(c.files)
		for side, branch := range []string{"main", "other"} {
			if branch == "other" {
				r.git("checkout", "-q", "-b", branch, "HEAD~1")
				c.files = maps.Clone(files)
			}
			c.mine = func(path string) bool { return half(path) == side }
			for range 15 {
				c.change()
			}
			r.save(c, c.lint(ledger, lint.Warning).Ledger)
		}
		r.git("checkout", "-q", "main")
		r.git("merge", "-q", "-m", "Merge", "other")
		r.git("branch", "-q", "-D", "other")
		ledger = r.load(c)
		merged := c.lint(ledger, 0)
		for _, d := range merged.Findings {
			t.Errorf("round %d: what is in one of the baselines is told: %s: %s", round, d.Path, d.Message)
		}
		// Where both have changed neighbouring lines, git keeps what one has removed.
		if merged.Gone > 3 {
			t.Errorf("round %d: %d findings are held that aren't there any more", round, merged.Gone)
		}
	}
}

// half parts the reviews: a name that is made up later falls to either side,
// and no two sides make up the same.
func half(path string) int {
	h := fnv.New32()
	h.Write([]byte(path))
	return int(h.Sum32() % 2)
}

type repository struct {
	*testing.T
	top string
}

func (r repository) git(args ...string) {
	r.Helper()
	c := exec.Command("git", args...)
	c.Dir = r.top
	if out, err := c.CombinedOutput(); err != nil {
		r.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// save commits a collection with its baseline.
func (r repository) save(c *collection, ledger *baseline.Ledger) {
	r.Helper()
	films := filepath.Join(r.top, "films")
	if err := os.RemoveAll(films); err != nil {
		r.Fatal(err)
	}
	if err := os.MkdirAll(films, 0o755); err != nil {
		r.Fatal(err)
	}
	for path, text := range c.files {
		if err := os.WriteFile(filepath.Join(r.top, path), []byte(text), 0o644); err != nil {
			r.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(r.top, baseline.Name), ledger.Encode(), 0o644); err != nil {
		r.Fatal(err)
	}
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "Go on")
}

// load reads a collection and its baseline.
func (r repository) load(c *collection) *baseline.Ledger {
	r.Helper()
	c.files = map[string]string{}
	names, err := filepath.Glob(filepath.Join(r.top, "films", "*.md"))
	if err != nil {
		r.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			r.Fatal(err)
		}
		c.files["films/"+filepath.Base(name)] = string(text)
	}
	text, err := os.ReadFile(filepath.Join(r.top, baseline.Name))
	if err != nil {
		r.Fatal(err)
	}
	ledger, err := baseline.Read(text)
	if err != nil {
		r.Fatalf("%v\n%s", err, text)
	}
	return ledger
}
