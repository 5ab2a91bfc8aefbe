package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/reviewlint/reviewlint/internal/lint/linttest"
	"github.com/reviewlint/reviewlint/report"
)

var (
	formatsBlock = regexp.MustCompile("(?s)(<!-- formats -->\n)()(.*?)(<!-- /formats -->\n)")
	inputsBlock  = regexp.MustCompile("(?s)(<!-- inputs -->\n)()(.*?)(<!-- /inputs -->\n)")
)

// TestReportPage keeps report/README.md true: its recipes are files that other
// tests try, its tables list the formats and the inputs of the action that there
// are. With -update it is written anew.
func TestReportPage(t *testing.T) {
	top := filepath.Join("..", "..")
	name := filepath.Join(top, "report", "README.md")
	old := readFile(t, name)
	text := fill(old, shownBlock, func(name string) string { return readFile(t, filepath.Join(top, name)) })
	text = fill(text, formatsBlock, func(string) string {
		var b strings.Builder
		b.WriteString("| format | is |\n|---|---|\n")
		for _, f := range report.Formats {
			fmt.Fprintf(&b, "| `%s` | %s |\n", f.Name, f.Summary)
		}
		return b.String()
	})
	text = fill(text, inputsBlock, func(string) string { return inputTable(t, filepath.Join(top, "action.yml")) })
	linttest.Golden(t, name, text, "")
}

// TestOwnDocs holds our documents to the rules that they are about.
func TestOwnDocs(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	var out bytes.Buffer
	if code := run([]string{"--output", "concise", "README.md", "CONTRIBUTING.md", "report", "rules"}, nil, &out, &out); code != exitClean {
		t.Errorf("exit code %d:\n%s", code, out.String())
	}
}

// inputTable lists the inputs of an action in their order there.
func inputTable(t *testing.T, name string) string {
	t.Helper()
	var action struct{ Inputs yaml.Node }
	if err := yaml.Unmarshal([]byte(readFile(t, name)), &action); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("| input | default | is |\n|---|---|---|\n")
	for i := 0; i < len(action.Inputs.Content); i += 2 {
		var input struct{ Description, Default string }
		if err := action.Inputs.Content[i+1].Decode(&input); err != nil {
			t.Fatal(err)
		}
		value := ""
		if input.Default != "" {
			value = "`" + input.Default + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", action.Inputs.Content[i].Value, value, input.Description)
	}
	return b.String()
}

// TestGitLabRecipe does what the recipe has GitLab do, the installation aside,
// and looks whether the report is where GitLab will look for it.
func TestGitLabRecipe(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("needs sh")
	}
	var recipe struct {
		Job struct {
			Script    []string
			Artifacts struct{ Reports struct{ Codequality string } }
		} `yaml:"reviewlint"`
	}
	if err := yaml.Unmarshal([]byte(readFile(t, filepath.Join("..", "..", "testdata", "gitlab-ci.yml"))), &recipe); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	plant(t, folder, map[string]string{"films/heat.md": faulty})
	lint := exec.Command("sh", "-c", recipe.Job.Script[len(recipe.Job.Script)-1])
	lint.Dir = folder
	if out, err := lint.CombinedOutput(); exitCode(err) != 1 || !strings.Contains(string(out), "films/heat.md:5:10: ") {
		t.Errorf("%v: %s", err, out)
	}
	var findings []struct{ Location struct{ Path string } }
	text := readFile(t, filepath.Join(folder, recipe.Job.Artifacts.Reports.Codequality))
	if err := json.Unmarshal([]byte(text), &findings); err != nil || len(findings) != 1 || findings[0].Location.Path != "films/heat.md" {
		t.Errorf("%v: the report is %s", err, text)
	}
}
