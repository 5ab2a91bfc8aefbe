package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// headRepository is how the action asks where a pull request comes from.
const headRepository = "github.event.pull_request.head.repo.full_name || github.repository"

// An action is what action.yml says, as far as a runner's bash has to do with it.
type action struct {
	Inputs map[string]struct{ Default string }
	Runs   struct{ Steps []step }
}

type step struct {
	ID, Name, Shell, Run string
	Env                  map[string]string
}

// A runner does what one of GitHub does for the action's scripts.
type runner struct {
	*testing.T
	action

	workspace, temp string
	inputs          map[string]string // those that the workflow gives
	contexts        map[string]string // what other expressions come to
	env             map[string]string
}

// newRunner returns a runner with an empty workspace for the action in the
// given folder.
func newRunner(t *testing.T, folder string) *runner {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("needs bash")
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{T: t, workspace: t.TempDir(), temp: filepath.Join(t.TempDir(), "the temp"), contexts: map[string]string{headRepository: "owner/reviews"}}
	if err := yaml.Unmarshal([]byte(readFile(t, filepath.Join(folder, "action.yml"))), &r.action); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(r.temp, 0o755); err != nil {
		t.Fatal(err)
	}
	r.env = map[string]string{
		"GITHUB_ACTION_PATH": folder,
		"GITHUB_WORKSPACE":   r.workspace,
		"GITHUB_REPOSITORY":  "owner/reviews",
		"GITHUB_ACTOR":       "owner",
		"GITHUB_ACTIONS":     "true",
		"RUNNER_TEMP":        r.temp,
		"GORACE":             "atexit_sleep_ms=0",
	}
	return r
}

// useThisProgram spares the runner the installation.
func (r *runner) useThisProgram() {
	r.Helper()
	program, err := exec.LookPath("reviewlint") // this very program, by way of testscript
	if err != nil {
		r.Fatal(err)
	}
	r.contexts["steps.source.outputs.folder"] = filepath.Dir(program)
}

// run runs the script of a step, and returns how it ends, what it says, and
// the outputs that it sets.
func (r *runner) run(name string) (code int, said string, outputs map[string]string) {
	r.Helper()
	i := slices.IndexFunc(r.Runs.Steps, func(s step) bool { return s.Name == name })
	if i < 0 {
		r.Fatalf("there is no step %q", name)
	}
	s := r.Runs.Steps[i]
	script, output := filepath.Join(r.temp, "script.sh"), filepath.Join(r.temp, "output")
	plant(r.T, r.temp, map[string]string{"script.sh": s.Run, "output": ""})
	c := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
	c.Dir = r.workspace
	c.Env = append(withoutGit(), "GITHUB_OUTPUT="+output)
	for k, v := range r.env {
		c.Env = append(c.Env, k+"="+v)
	}
	for k, v := range s.Env {
		c.Env = append(c.Env, k+"="+r.expand(v))
	}
	out, err := c.CombinedOutput()
	outputs = map[string]string{}
	for line := range strings.Lines(readFile(r.T, output)) {
		k, v, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		outputs[k] = v
	}
	return exitCode(err), string(out), outputs
}

// withoutGit returns the environment without what git and GitHub, which may be
// what runs these tests, say of another repository.
func withoutGit() []string {
	return slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT") })
}

// expand puts in what the expressions in s come to.
func (r *runner) expand(s string) string {
	r.Helper()
	return regexp.MustCompile(`\$\{\{ (.*?) \}\}`).ReplaceAllStringFunc(s, func(expression string) string {
		expression = strings.TrimSuffix(strings.TrimPrefix(expression, "${{ "), " }}")
		if input, ok := strings.CutPrefix(expression, "inputs."); ok {
			if value, given := r.inputs[input]; given {
				return value
			}
			declared, ok := r.Inputs[input]
			if !ok {
				r.Errorf("there is no input %q", input)
			}
			return declared.Default
		}
		value, known := r.contexts[expression]
		if !known {
			r.Errorf("what is %q?", expression)
		}
		return value
	})
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
