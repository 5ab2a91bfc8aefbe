package config

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/reviewlint/reviewlint/internal/lint"
)

var yamlBlock = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// The configs that our pages show are configs.
func TestShownConfigs(t *testing.T) {
	shown := 0
	for _, page := range []string{"README.md", filepath.Join("..", "..", "README.md")} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range yamlBlock.FindAllSubmatch(text, -1) {
			if !regexp.MustCompile(`(?m)^(collections|rules|extends):`).Match(block[1]) {
				continue // of a workflow, or of pre-commit
			}
			shown++
			_, found, err := Read(".reviewlint.yaml", shownRules(), func(name string) ([]byte, error) {
				if name != ".reviewlint.yaml" {
					return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
				}
				return block[1], nil
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range found {
				t.Errorf("%s: %s\n%s", page, d.Message, block[1])
			}
		}
	}
	if shown < 5 {
		t.Errorf("only %d configs were found", shown)
	}
}

// shownRules are the rules that the pages name.
func shownRules() []*lint.Rule {
	return []*lint.Rule{
		{Name: "html-italics", Severity: lint.Warning},
		{Name: "broken-link", Severity: lint.Error},
		{Name: "missing-key", Severity: lint.Error},
	}
}
