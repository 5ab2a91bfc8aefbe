package rules_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/reviewlint/reviewlint/"

// arrows says which of our packages each package may import. They point one
// way; lint is handed its rules and never imports them.
var arrows = map[string][]string{
	"internal/source":        {},
	"internal/spelling":      {},
	"internal/glob":          {},
	"internal/disk":          {},
	"internal/git":           {"internal/source"},
	"internal/baseline":      {"internal/source"},
	"internal/matter":        {"internal/source"},
	"internal/markdown":      {"internal/source"},
	"internal/review":        {"internal/spelling", "internal/source", "internal/matter", "internal/markdown"},
	"internal/schema":        {"internal/glob", "internal/spelling", "internal/source", "internal/matter", "internal/markdown", "internal/review"},
	"internal/site":          {"internal/spelling", "internal/source", "internal/matter", "internal/markdown", "internal/review"},
	"internal/discover":      {"internal/disk", "internal/markdown"},
	"internal/lint":          {"internal/baseline", "internal/disk", "internal/glob", "internal/spelling", "internal/source", "internal/matter", "internal/markdown", "internal/review", "internal/schema", "internal/site"},
	"internal/lint/linttest": {"internal/config", "internal/source", "internal/markdown", "internal/review", "internal/lint"},
	"internal/config":        {"internal/glob", "internal/spelling", "internal/source", "internal/matter", "internal/schema", "internal/site", "internal/lint"},
	"rules":                  {"internal/spelling", "internal/source", "internal/matter", "internal/markdown", "internal/review", "internal/schema", "internal/site", "internal/lint"},
	"report":                 {"internal/source", "internal/lint"},
	"cmd/reviewlint":         {"internal/baseline", "internal/config", "internal/disk", "internal/git", "internal/glob", "internal/matter", "internal/schema", "internal/review", "internal/spelling", "internal/discover", "internal/markdown", "internal/lint", "internal/site", "internal/source", "rules", "report"},
}

func TestImportsPointOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{.Name}} {{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		name := strings.TrimPrefix(fields[0], module)
		if fields[1] == "main" {
			commands++
		}
		allowed, known := arrows[name]
		if !known {
			t.Errorf("%s: no arrow says what it may import", name)
		}
		for _, imported := range fields[2:] {
			ours, ok := strings.CutPrefix(imported, module)
			if ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s", name, ours)
			}
		}
	}
	if commands != 1 {
		t.Errorf("%d main packages: pre-commit builds them all, and there must be one", commands)
	}
}
