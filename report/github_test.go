package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A workflowCommand is what the runner of GitHub Actions makes of a line.
type workflowCommand struct {
	name       string
	properties map[string]string
	message    string
}

// parseCommand reads a line as the runner does: the first :: ends the
// properties, a comma ends each, the first = its name; then the escapes are
// taken back, that of % last.
func parseCommand(t interface{ Fatalf(string, ...any) }, line string) workflowCommand {
	rest, ok := strings.CutPrefix(line, "::")
	head, message, ended := strings.Cut(rest, "::")
	if !ok || !ended {
		t.Fatalf("%q is no command", line)
	}
	name, properties, _ := strings.Cut(head, " ")
	c := workflowCommand{name, map[string]string{}, message}
	for property := range strings.SplitSeq(strings.TrimSpace(properties), ",") {
		key, value, _ := strings.Cut(property, "=")
		c.properties[key] = takeBack(value, "%3A", ":", "%2C", ",")
	}
	c.message = takeBack(message)
	return c
}

// takeBack replaces escapes one after the other, those of all parts at last.
func takeBack(s string, escapes ...string) string {
	escapes = append(escapes, "%0D", "\r", "%0A", "\n", "%25", "%")
	for i := 0; i < len(escapes); i += 2 {
		s = strings.ReplaceAll(s, escapes[i], escapes[i+1])
	}
	return s
}

func parseCommands(t *testing.T, out string) []workflowCommand {
	t.Helper()
	var commands []workflowCommand
	for line := range strings.Lines(out) {
		commands = append(commands, parseCommand(t, strings.TrimSuffix(line, "\n")))
	}
	return commands
}

// Whatever is in a path or a message, the runner reads it as it was.
func TestGitHubRoundTrip(t *testing.T) {
	plain := rapid.StringOf(rapid.SampledFrom([]rune("ab%:,=;]#[ 0AD25é😀|`")))
	rapid.Check(t, func(t *rapid.T) {
		path := "a" + plain.Draw(t, "path")
		d := lint.Diagnostic{
			Rule: links, Severity: lint.Error, Message: plain.Draw(t, "message"), Help: plain.Draw(t, "help"),
			Start: source.Position{Line: 4, Column: 10}, End: source.Position{Line: 4, Column: 13},
		}
		got := parseCommand(t, strings.TrimSuffix(string(appendAnnotation(nil, &d, path)), "\n"))
		want := workflowCommand{
			"error",
			map[string]string{"file": path, "line": "4", "endLine": "4", "col": "10", "endColumn": "13", "title": "broken-link"},
			path + ":4:10: " + d.Message,
		}
		if d.Help != "" {
			want.message += "\nhelp: " + d.Help
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(workflowCommand{})); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// A line ending in the name of a file is kept there, and can't end the command.
func TestGitHubLineEndings(t *testing.T) {
	d := lint.Diagnostic{Rule: links, Severity: lint.Info, Message: "one\n::error::two", Help: "\r\u202e"}
	out := string(appendAnnotation(nil, &d, "a\r\n::b.md"))
	got := parseCommand(t, strings.TrimSuffix(out, "\n"))
	if strings.Count(out, "\n") != 1 || got.properties["file"] != "a\r\n::b.md" {
		t.Errorf("%q", out)
	}
	if want := "a\\r\\n::b.md:0:0: one\\n::error::two\nhelp: \\r\\u202e"; got.message != want {
		t.Errorf("message %q, want %q", got.message, want)
	}
}

// Columns stand only where a finding is within one line: elsewhere GitHub
// takes them for an error.
func TestGitHubColumns(t *testing.T) {
	for _, c := range parseCommands(t, render(t, "github", nasty(t), Options{})) {
		oneLine := c.properties["line"] == c.properties["endLine"]
		if _, columns := c.properties["col"]; c.properties["file"] != "" && columns != oneLine {
			t.Errorf("%v", c)
		}
	}
}

func TestGitHubLimits(t *testing.T) {
	find := func(path string, s lint.Severity, n int) []lint.Diagnostic {
		found := make([]lint.Diagnostic, n)
		for i := range found {
			found[i] = lint.Diagnostic{Rule: links, Path: path, Severity: s, Message: fmt.Sprint(i)}
		}
		return found
	}
	for _, test := range []struct {
		name             string
		errors, warnings int // in a.md
		infos            int
		want             [3]int // commands of each level, with the last notice
		rest             string
	}{
		{"nothing", 0, 0, 0, [3]int{}, ""},
		{"all fit", 10, 10, 10, [3]int{10, 10, 10}, ""},
		{"errors", 13, 0, 0, [3]int{10, 0, 1}, "and 3 more: 3 errors;"},
		{"the notice takes a place", 11, 10, 10, [3]int{10, 10, 10}, "and 2 more: 1 error and 1 suggestion;"},
		{"infos", 0, 0, 11, [3]int{0, 0, 10}, "and 2 more: 2 suggestions;"},
		{"all", 2000, 11, 100, [3]int{10, 10, 10}, "and 2,082 more: 1,990 errors, 1 warning and 91 suggestions;"},
	} {
		var findings []lint.Diagnostic
		findings = append(findings, find("a.md", lint.Error, test.errors)...)
		findings = append(findings, find("a.md", lint.Warning, test.warnings)...)
		findings = append(findings, find("a.md", lint.Info, test.infos)...)
		commands := parseCommands(t, render(t, "github", []*lint.Result{project{}.result(findings...)}, Options{}))
		var got [3]int
		levels := map[string]int{"error": 0, "warning": 1, "notice": 2}
		last := 0
		for _, c := range commands {
			if levels[c.name] < last {
				t.Errorf("%s: %s comes late", test.name, c.name)
			}
			last = levels[c.name]
			got[last]++
		}
		rest := ""
		if len(commands) > 0 {
			rest = commands[len(commands)-1].message
		}
		if got != test.want || !strings.HasPrefix(rest, test.rest) || (test.rest == "") != !strings.Contains(rest, " more: ") {
			t.Errorf("%s: %v, want %v; %q, want %q", test.name, got, test.want, rest, test.rest)
		}
	}
}

// One bad file doesn't hide the others: each gets its first annotation before
// any gets its second. They stand in the order of all reports.
func TestGitHubRoundRobin(t *testing.T) {
	var findings []lint.Diagnostic
	for _, f := range []struct {
		path string
		n    int
	}{{"a.md", 20}, {"b.md", 1}, {"c.md", 3}, {"d.md", 20}} {
		for i := range f.n {
			findings = append(findings, lint.Diagnostic{Rule: links, Path: f.path, Severity: lint.Warning, Message: fmt.Sprint(i)})
		}
	}
	r := project{}.result(findings...)
	r.Failures = []lint.Failure{{Path: "gone.md", Err: fmt.Errorf("no such file")}}
	var got []string
	for _, c := range parseCommands(t, render(t, "github", []*lint.Result{r}, Options{WorkDir: "site"})) {
		got = append(got, c.message[:min(len(c.message), len("site/gone.md:1:1"))])
	}
	want := []string{
		"site/gone.md:1:1",
		"site/a.md:0:0: 0", "site/a.md:0:0: 1", "site/a.md:0:0: 2",
		"site/b.md:0:0: 0",
		"site/c.md:0:0: 0", "site/c.md:0:0: 1", "site/c.md:0:0: 2",
		"site/d.md:0:0: 0", "site/d.md:0:0: 1", "site/d.md:0:0: 2",
		"and 34 more: 34 ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
