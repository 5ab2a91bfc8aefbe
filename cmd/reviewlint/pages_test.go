package main

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/lint/linttest"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/rules"
)

var (
	heading      = regexp.MustCompile("(?m)^## (.*)\n")
	codeBlock    = regexp.MustCompile("(?ms)^```.*?^```$")
	exampleFile  = regexp.MustCompile("(?ms)^`([^`\n]+)`:\n\n```\\w+\n(.*?)^```$")
	saidBlock    = regexp.MustCompile("(?s)(\nreviewlint says:\n\n```text\n)()(.*?)(```\n)")
	conciseRule  = regexp.MustCompile(`^[^ ].*?:\d+:\d+: \w+\[([a-z-]+)\]: `)
	severityLine = regexp.MustCompile("(?m)(^Severity: )()(.*)(\n)")
	optionsTable = regexp.MustCompile("(?m)(^## Options\n\n)()((?:\\|.*\n)*\n?)()")
)

// sections are those of a page, in order.
var sections = []string{"What it finds", "Why", "Bad", "Good", "Fix", "Options", "When to turn it off", "Allowing one"}

// unshown are rules of which a page can't show everything, and why.
var unshown = map[*lint.Rule]string{
	lint.InvalidEncoding:   "Bad Good Allowing one", // pages are UTF-8
	lint.InternalError:     "Bad Good Allowing one", // it takes a fault of reviewlint
	lint.InvalidConfig:     "Allowing one",          // nothing is linted with a bad config
	lint.UnusedSuppression: "Allowing one",          // it would itself be a suppression
}

// TestPages keeps the pages of the rules true. All have one shape; what stands
// under Bad has findings of the rule and no other, and the page shows what this
// program says of it; under Good nothing is found; nor is it under Allowing one,
// which has Good's files beside its own, unless what allows it is taken away.
// With -update the pages are written anew.
func TestPages(t *testing.T) {
	top, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range rules.All() {
		t.Run(rule.Name, func(t *testing.T) {
			name := filepath.Join(top, "rules", rule.Page()+".md")
			old := readFile(t, name)
			parts := takeApart(t, rule, old)
			checkExamples(t, rule, parts)

			text := fill(old, severityLine, func(string) string {
				fixes := fixOf(t, top, rule)
				if fixes == "" {
					fixes = "none"
				}
				return fmt.Sprintf("%s. Fixes: %s.", rule.Severity, fixes)
			})
			text = fill(text, optionsTable, func(string) string { return optionTable(rule.Options) + "\n" })
			text = fill(text, saidBlock, func(string) string {
				said, _ := lintFiles(t, filesOf(parts["Bad"]))
				return said
			})
			linttest.Golden(t, name, text, "")
		})
	}
}

// takeApart returns the sections of a page by their headings, and holds that
// they are those that it is to have.
func takeApart(t *testing.T, rule *lint.Rule, page string) map[string]string {
	t.Helper()
	head := regexp.MustCompile(`^# ` + rule.Name + "\n\n[^\n]+\\.\n\nSeverity: [^\n]+\n\n## ")
	if !head.MatchString(page) {
		t.Errorf("the page does not begin with `# %s`, a sentence in one line, and the line `Severity: `", rule.Name)
	}
	var got, want []string
	parts := map[string]string{}
	at := heading.FindAllStringSubmatchIndex(withoutCode(page), -1)
	for i, m := range at {
		end := len(page)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		name := page[m[2]:m[3]]
		got = append(got, name)
		parts[name] = page[m[1]:end]
	}
	for _, s := range sections {
		if !strings.Contains(unshown[rule], s) && (s != "Options" || rule.Options != nil) {
			want = append(want, s)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("sections (-want +got):\n%s", diff)
	}
	return parts
}

// withoutCode returns a page of the same length with nothing in its code blocks.
func withoutCode(page string) string {
	return codeBlock.ReplaceAllStringFunc(page, func(code string) string { return strings.Repeat(" ", len(code)) })
}

// checkExamples holds that the examples show what they are there for.
func checkExamples(t *testing.T, rule *lint.Rule, parts map[string]string) {
	t.Helper()
	if bad, there := parts["Bad"]; there {
		if !saidBlock.MatchString(bad) {
			t.Error("Bad has no block of what reviewlint says")
		}
		if said, found := lintFiles(t, filesOf(bad)); !slices.Equal(found, []string{rule.Name}) {
			t.Errorf("Bad has findings of %v:\n%s", found, said)
		}
	}
	good := filesOf(parts["Good"])
	if _, there := parts["Good"]; there {
		if said, found := lintFiles(t, good); len(found) > 0 {
			t.Errorf("Good has findings:\n%s", said)
		}
	}
	if allowed, there := parts["Allowing one"]; there {
		files := maps.Clone(good)
		maps.Copy(files, filesOf(allowed))
		if said, found := lintFiles(t, files); len(found) > 0 {
			t.Errorf("Allowing one has findings:\n%s", said)
		}
		for name, text := range files {
			if markdown.IsFile(name) {
				files[name] = strings.ReplaceAll(text, "reviewlint", "note") // which allows nothing
			}
		}
		if said, found := lintFiles(t, files); !slices.Equal(found, []string{rule.Name}) {
			t.Errorf("where nothing allows it, Allowing one has findings of %v:\n%s", found, said)
		}
	}
}

// filesOf returns the files that a section shows.
func filesOf(section string) map[string]string {
	files := map[string]string{}
	for _, m := range exampleFile.FindAllStringSubmatch(section, -1) {
		files[m[1]] = m[2]
	}
	return files
}

// lintFiles returns what this program says of some files, and which rules have
// findings in them.
func lintFiles(t *testing.T, files map[string]string) (said string, found []string) {
	t.Helper()
	folder := t.TempDir()
	plant(t, folder, files)
	t.Chdir(folder)
	var text, concise bytes.Buffer
	run([]string{"--color", "never"}, nil, &text, &text)
	run([]string{"--color", "never", "--output", "concise"}, nil, &concise, &concise)
	for line := range strings.Lines(concise.String()) {
		name := "none" // something else went wrong
		if m := conciseRule.FindStringSubmatch(line); m != nil {
			name = m[1]
		}
		if !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return text.String(), found
}

// optionTable returns a table of the options that a struct holds: their names
// and what they do are its fields' tags, their defaults its values.
func optionTable(options any) string {
	var b strings.Builder
	b.WriteString("| option | default | what it does |\n|---|---|---|\n")
	v := reflect.ValueOf(options)
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		words := ""
		if enum := tag.Get("enum"); enum != "" {
			words = ": `" + strings.ReplaceAll(enum, ",", "`, `") + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s%s |\n", tag.Get("option"), optionDefault(v.Field(i)), tag.Get("doc"), words)
	}
	return b.String()
}

// optionDefault writes a value as a config would.
func optionDefault(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Slice:
		items := make([]string, v.Len())
		for i := range items {
			items[i] = fmt.Sprint(v.Index(i))
		}
		return "`[" + strings.Join(items, ", ") + "]`"
	case reflect.String:
		if v.Len() == 0 {
			return "none"
		}
	}
	return fmt.Sprintf("`%v`", v)
}

func TestOptionTable(t *testing.T) {
	got := optionTable(struct {
		Marker string   `option:"marker" enum:"*,_" doc:"the sign to write"`
		Most   int      `option:"most" doc:"how many there may be"`
		Strict bool     `option:"strict" doc:"whether drafts count"`
		Hosts  []string `option:"hosts" doc:"where links may lead"`
	}{Most: 3, Hosts: []string{"boxd.it", "letterboxd.com"}})
	want := "| option | default | what it does |\n|---|---|---|\n" +
		"| `marker` | none | the sign to write: `*`, `_` |\n" +
		"| `most` | `3` | how many there may be |\n" +
		"| `strict` | `false` | whether drafts count |\n" +
		"| `hosts` | `[boxd.it, letterboxd.com]` | where links may lead |\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the table (-want +got):\n%s", diff)
	}
	for _, page := range []string{"## Options\n\n| option |\n|---|\n\n## More\n", "## Options\n\n## More\n"} {
		got := fill(page, optionsTable, func(string) string { return want + "\n" })
		if got != "## Options\n\n"+want+"\n## More\n" {
			t.Errorf("filled in: %q", got)
		}
	}
}
