package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
)

// TestActionLints runs the action's scripts, all but those that build the
// program, for workflows and collections of all kinds.
func TestActionLints(t *testing.T) {
	weird := []string{"the end.md", `it's "quoted".md`, "$(touch pwned).md", "`touch pwned`.md", "-dash.md", "a;touch pwned.md", "*.md", "a,b:c %.md"}
	weirdFiles := map[string]string{"fine.md": mended}
	for _, name := range weird {
		weirdFiles[name] = faulty
	}
	tests := map[string]struct {
		files, inputs, env map[string]string
		head               string // the repository that a pull request comes from
		code, upload       string
		says               []string
		silent             string // what must not be said
		refused            bool   // the script itself fails
	}{
		"clean":    {files: map[string]string{"a.md": mended}, code: "0", upload: "true"},
		"findings": {files: map[string]string{"films/a.md": faulty}, code: "1", upload: "true", says: []string{"::warning ", "file=films/a.md,"}},
		"no Markdown": {
			files: map[string]string{"a.txt": faulty}, code: "2", upload: "false",
			says: []string{"reviewlint: "},
		},
		"a path that isn't there": {
			files: map[string]string{"a.md": mended}, inputs: map[string]string{"paths": "b.md"}, code: "2", upload: "false",
			says: []string{"reviewlint: b.md: no such file or folder"},
		},
		"a broken config": {
			files: map[string]string{"a.md": faulty, ".reviewlint.yaml": "rules"}, code: "2", upload: "false",
			says: []string{"::error file=.reviewlint.yaml,"},
		},
		"names": {
			files: weirdFiles, inputs: map[string]string{"paths": strings.Join(weird, "\n") + "\n"}, code: "1", upload: "true",
			says: []string{"file=the end.md,", `file=it's "quoted".md,`, "file=$(touch pwned).md,", "file=`touch pwned`.md,", "file=-dash.md,", "file=a%2Cb%3Ac %25.md,"},
		},
		"a folder": {
			files:  map[string]string{"the films/heat/a.md": mended, "b.md": faulty},
			inputs: map[string]string{"working-directory": "the films", "paths": "heat"}, code: "0", upload: "true",
		},
		"a folder that isn't there": {
			files: map[string]string{"a.md": mended}, inputs: map[string]string{"working-directory": "$(touch pwned)"},
			refused: true, says: []string{"::error title=reviewlint::there is no such working-directory"},
		},
		"flags": {
			files: map[string]string{"a.md": faulty}, inputs: map[string]string{"args": " --select\thtml-bold\n --statistics "},
			code: "0", upload: "true",
		},
		"flags from a stranger": {
			files: map[string]string{"a.md": mended}, inputs: map[string]string{"args": "; touch pwned $(touch pwned) `touch pwned` *"},
			code: "2", upload: "false", says: []string{"reviewlint: ;: no such file or folder"},
		},
		"findings that never fail": {
			files: map[string]string{"a.md": faulty}, inputs: map[string]string{"fail-on": "never"}, code: "0", upload: "true",
			says: []string{"::warning "},
		},
		"warnings that don't fail": {
			files: map[string]string{"a.md": faulty}, inputs: map[string]string{"fail-on": "error"}, code: "0", upload: "true",
		},
		"a fork": {
			files: map[string]string{"a.md": faulty}, head: "stranger/reviews", code: "1", upload: "false", says: []string{"::warning "},
		},
		"Dependabot": {
			files: map[string]string{"a.md": mended}, env: map[string]string{"GITHUB_ACTOR": "dependabot[bot]"}, code: "0", upload: "false",
		},
		"a fork that must be uploaded": {
			files: map[string]string{"a.md": mended}, head: "stranger/reviews", inputs: map[string]string{"sarif": "always"}, code: "0", upload: "true",
		},
		"no upload":      {files: map[string]string{"a.md": faulty}, inputs: map[string]string{"sarif": "never"}, code: "1", upload: "false"},
		"wrong sarif":    {inputs: map[string]string{"sarif": "on"}, refused: true, says: []string{"::error title=reviewlint::the input sarif is none of auto, always, never"}},
		"wrong fail-on":  {inputs: map[string]string{"fail-on": "info"}, refused: true, says: []string{"the input fail-on is none of warning, error, never"}},
		"wrong new-only": {inputs: map[string]string{"new-only": "yes"}, refused: true, says: []string{"the input new-only is neither true nor false"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := newRunner(t, filepath.Join("..", ".."))
			plant(t, r.workspace, tt.files)
			r.inputs = tt.inputs
			r.useThisProgram()
			if tt.head != "" {
				r.contexts[headRepository] = tt.head
			}
			for k, v := range tt.env {
				r.env[k] = v
			}
			code, said, outputs := r.run("Lint")
			if (code != 0) != tt.refused {
				t.Errorf("the script exits with %d", code)
			}
			want := map[string]string{"code": tt.code, "upload": tt.upload}
			if tt.refused {
				want = map[string]string{}
			}
			sarif := outputs["sarif"]
			delete(outputs, "sarif")
			if diff := cmp.Diff(want, outputs); diff != "" {
				t.Errorf("outputs (-want +got):\n%s", diff)
			}
			if written := sarif != ""; written != (tt.code != "2" && !tt.refused && tt.inputs["sarif"] != "never") {
				t.Errorf("the report in SARIF is %q", sarif)
			} else if text, err := os.ReadFile(sarif); written && !bytes.Contains(text, []byte(`"2.1.0"`)) {
				t.Errorf("the report in SARIF is %q, %v", text, err)
			}
			for _, words := range tt.says {
				if !strings.Contains(said, words) {
					t.Errorf("%q isn't said in\n%s", words, said)
				}
			}
			if found, _ := filepath.Glob(filepath.Join(r.workspace, "*pwned")); len(found) > 0 {
				t.Error("a name was run as a command")
			}
			if tt.refused {
				return
			}
			r.contexts["steps.lint.outputs.code"] = outputs["code"]
			if code, said, _ := r.run("Fail where findings say so"); string('0'+rune(code)) != tt.code || said != "" {
				t.Errorf("the action ends with %d %s", code, said)
			}
		})
	}
}

// TestActionNewOnly holds that a branch is spared what was there before it.
func TestActionNewOnly(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs git")
	}
	r := newRunner(t, filepath.Join("..", ".."))
	git := func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		c.Dir, c.Env = r.workspace, withoutGit()
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	plant(t, r.workspace, map[string]string{"old.md": faulty})
	git("init", "-q", "-b", "main")
	git("add", ".")
	git("commit", "-q", "-m", "Start")
	git("checkout", "-q", "-b", "work")
	r.inputs = map[string]string{"new-only": "true"}
	r.useThisProgram()
	if _, said, outputs := r.run("Lint"); outputs["code"] != "0" {
		t.Errorf("what was there before fails the branch:\n%s", said)
	}
	plant(t, r.workspace, map[string]string{"new.md": faulty})
	if _, said, outputs := r.run("Lint"); outputs["code"] != "1" || !strings.Contains(said, "file=new.md,") || strings.Contains(said, "old.md") {
		t.Errorf("exit code %s:\n%s", outputs["code"], said)
	}
}

// TestActionBuilds builds the program from a copy of this module in a folder
// that is called as GitHub calls it.
func TestActionBuilds(t *testing.T) {
	if !differential() {
		t.Skip("builds everything anew: only with REVIEWLINT_DIFFERENTIAL=1")
	}
	module := filepath.Join(t.TempDir(), "v0.1.0")
	if err := os.Mkdir(module, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"action.yml", "go.mod", "go.sum", "cmd", "internal", "report", "rules"} {
		if out, err := exec.Command("cp", "-R", filepath.Join("..", "..", name), module).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	r := newRunner(t, module)
	code, said, source := r.run("Name what is to be built")
	if code != 0 {
		t.Fatal(said)
	}
	_, _, again := r.run("Name what is to be built")
	if diff := cmp.Diff(source, again); diff != "" {
		t.Errorf("the same source has two names: %s", diff)
	}
	r.contexts["steps.source.outputs.folder"] = source["folder"]
	if code, said, _ := r.run("Build reviewlint"); code != 0 {
		t.Fatal(said)
	}
	version, err := exec.Command(filepath.Join(source["folder"], "reviewlint"), "--version").Output()
	if got := string(version); got != "reviewlint v0.1.0\n" {
		t.Errorf("built is %q, %v", got, err)
	}
	plant(t, module, map[string]string{"rules/html_bold.md": "changed"})
	if _, _, changed := r.run("Name what is to be built"); changed["hash"] == source["hash"] {
		t.Error("a changed source has the old name")
	}
}

// TestActionlint lets actionlint and shellcheck look at the action and at
// workflows that use it in every way.
func TestActionlint(t *testing.T) {
	for _, program := range []string{"actionlint", "shellcheck"} {
		if _, err := exec.LookPath(program); err == nil {
			continue
		} else if differential() {
			t.Fatal(err)
		}
		t.Skip("needs ", program)
	}
	top := filepath.Join("..", "..")
	repository := t.TempDir()
	text := readFile(t, filepath.Join(top, "action.yml"))
	plant(t, repository, map[string]string{".git/HEAD": "", "action.yml": text, ".github/workflows/steps.yml": asWorkflow(t, text)})
	used, err := filepath.Glob(filepath.Join(top, "testdata", "workflows", "*.yml"))
	if err != nil || len(used) == 0 {
		t.Fatal("no workflows", err)
	}
	for _, name := range used {
		// Of an action elsewhere actionlint doesn't know the inputs.
		here := strings.ReplaceAll(readFile(t, name), "reviewlint/reviewlint@v0.1.0", "./")
		plant(t, repository, map[string]string{".github/workflows/" + filepath.Base(name): here})
	}
	lint := exec.Command("actionlint", "-oneline")
	lint.Dir = repository
	if out, err := lint.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// asWorkflow returns the action as a workflow of the same inputs and steps:
// the steps of an action itself aren't looked at.
func asWorkflow(t *testing.T, text string) string {
	t.Helper()
	var a struct {
		Inputs map[string]map[string]any
		Runs   struct{ Steps []map[string]any }
	}
	if err := yaml.Unmarshal([]byte(text), &a); err != nil {
		t.Fatal(err)
	}
	for _, input := range a.Inputs {
		input["type"] = "string"
	}
	workflow, err := yaml.Marshal(map[string]any{
		"on":   map[string]any{"workflow_call": map[string]any{"inputs": a.Inputs}},
		"jobs": map[string]any{"action": map[string]any{"runs-on": "ubuntu-latest", "steps": a.Runs.Steps}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(workflow)
}

// TestActionTakesNothingForCode holds that no script has an expression in it:
// its value would be run.
func TestActionTakesNothingForCode(t *testing.T) {
	scripts := 0
	for _, s := range newRunner(t, filepath.Join("..", "..")).Runs.Steps {
		if s.Run == "" {
			continue
		}
		scripts++
		if strings.Contains(s.Run, "${{") {
			t.Errorf("%s: there is an expression in the script", s.Name)
		}
		if s.Shell != "bash" {
			t.Errorf("%s: the shell is %q", s.Name, s.Shell)
		}
	}
	if scripts == 0 {
		t.Error("there are no scripts")
	}
}
