package rules

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/lint/linttest"
)

const fixtures = "../testdata/rules"

// TestRules runs every rule over its fixtures: NAME.txtar, and variants of it
// such as NAME.hugo.txtar.
func TestRules(t *testing.T) {
	for _, rule := range All() {
		if rule == lint.InternalError || rule == lint.InvalidConfig { // which take a fault of reviewlint, and a config
			continue
		}
		paths, err := filepath.Glob(filepath.Join(fixtures, rule.Page()+"*.txtar"))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, path := range paths {
			page, variant, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".txtar"), ".")
			if page != rule.Page() {
				continue
			}
			found = found || variant == ""
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
				var others []*lint.Rule
				if rule == lint.UnusedSuppression { // there must be something to suppress
					others = []*lint.Rule{HTMLItalics, HTMLBold}
				}
				linttest.Run(t, rule, path, others...)
			})
		}
		if !found {
			t.Errorf("%s has no fixture %s/%s.txtar", rule.Name, fixtures, rule.Page())
		}
	}
}

// TestFixturesHaveRules finds fixtures that a renamed rule has left behind.
func TestFixturesHaveRules(t *testing.T) {
	known := map[string]bool{}
	for _, rule := range All() {
		known[rule.Page()] = true
	}
	entries, err := os.ReadDir(fixtures)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if page, _, _ := strings.Cut(e.Name(), "."); !known[page] {
			t.Errorf("%s/%s belongs to no rule", fixtures, e.Name())
		}
	}
}

func TestMetadata(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	seen := map[string]bool{}
	for _, rule := range All() {
		t.Run(rule.Name, func(t *testing.T) {
			switch {
			case !kebab.MatchString(rule.Name):
				t.Error("the name is not in kebab case")
			case seen[rule.Name]:
				t.Error("the name is taken")
			}
			seen[rule.Name] = true

			s := rule.Summary
			isUpper := s != "" && s[0] >= 'A' && s[0] <= 'Z' && (len(s) == 1 || s[1] < 'A' || s[1] > 'Z') // not HTML
			if s == "" || isUpper || strings.HasSuffix(s, ".") || strings.ContainsAny(s, "\n`") {
				t.Errorf("the summary %q is not one lower-case line without a full stop", s)
			}
			if rule.Severity < lint.Info || rule.Severity > lint.Error {
				t.Errorf("the severity is %v", rule.Severity)
			}
			page := Page(rule)
			if !strings.HasPrefix(page, "# "+rule.Name+"\n\n") {
				t.Errorf("the page %s.md does not begin with `# %s`", rule.Page(), rule.Name)
			}
			if !strings.HasSuffix(page, "\n") || strings.HasSuffix(page, "\n\n") {
				t.Errorf("the page %s.md does not end with one line ending", rule.Page())
			}
		})
	}
}
