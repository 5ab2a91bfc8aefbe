package config

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// read reads the config a.yaml, which must be fine, among files given as name
// and text in turn.
func read(t *testing.T, rules []*lint.Rule, files ...string) *Config {
	t.Helper()
	c, found, err := Read("a.yaml", rules, func(name string) ([]byte, error) {
		for i := 0; i < len(files); i += 2 {
			if files[i] == name {
				return []byte(files[i+1]), nil
			}
		}
		return nil, fs.ErrNotExist
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		t.Fatalf("%s:%d:%d: %s", d.Path, d.Start.Line, d.Start.Column, d.Message)
	}
	return c
}

// told writes what a config says of its collections, a line each, with the file
// that says it.
func told(c *Config) string {
	var b strings.Builder
	line := func(depth int, name string, all []Fact) {
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", depth), name)
		for _, f := range all {
			fmt.Fprintf(&b, " | %s: %s (%s)", f.Name, f.Value, f.At.Path())
		}
		b.WriteByte('\n')
	}
	for i := range c.File.Collections {
		collection := &c.File.Collections[i]
		line(0, collection.Name.Is, collection.Facts()[1:])
		for j := range collection.Keys {
			line(1, collection.Keys[j].Name.Is, collection.Keys[j].Is.Facts())
		}
	}
	return b.String()
}

func TestExtends(t *testing.T) {
	c := read(t, testRules(),
		"a.yaml", `
extends: [shared/b.yaml, c.yaml]
collections:
  - name: books
    keys:
      year: { minimum: 1450 }
  - name: films
    unknown-keys: true
    keys:
      rating: { required: false, rating: { stars: 5 } }
      mood: { enum: [good, bad] }
`,
		"shared/b.yaml", `
extends: ../d.yaml
collections:
  - name: films
    files: films/**
    where: { layout: review }
    keys:
      title: { required: true, pattern: '^\w' }
      rating: { required: true, rating: { max: 5 }, message: see the scale }
`,
		"c.yaml", `
collections:
  - name: films
    files: movies/**
    keys:
      title: { pattern: '\w$' }
  - name: albums
`,
		"d.yaml", `
collections:
  - name: films
    title: name
    files: d/**
`)
	want := `books
  year | minimum: 1450 (a.yaml)
films | files: movies/** (c.yaml) | where: { layout: review } (shared/b.yaml) | title: name (d.yaml) | unknown-keys: true (a.yaml)
  title | required: true (shared/b.yaml) | pattern: \w$ (c.yaml)
  rating | required: false (a.yaml) | message: see the scale (shared/b.yaml) | rating: { stars: 5 } (a.yaml)
  mood | enum: [good, bad] (a.yaml)
albums
`
	if diff := cmp.Diff(want, told(c)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRulings(t *testing.T) {
	rules := testRules()
	c := read(t, rules,
		"a.yaml", `
extends: b.yaml
rules:
  html-italics: { marker: "*", exclude: old/** }
overrides:
  - files: films/**
    rules: { html-italics: { severity: info, words: [Alien, Heat] } }
  - files: films/drafts/**
    rules: { html-italics: off, broken-link: warning }
`,
		"b.yaml", `
rules:
  html-italics: { severity: error, marker: _, strict: true }
overrides:
  - files: films/**
    rules: { html-italics: { severity: warning, most: 7 } }
`)
	for _, tt := range []struct{ path, want string }{
		{"a.md", "html-italics: error, exclude: old/**, marker: '*', strict: true, most: 3; broken-link: error"},
		{"old/a.md", "html-italics: off, exclude: old/**, marker: '*', strict: true, most: 3; broken-link: error"},
		{"films/a.md", "html-italics: info, exclude: old/**, marker: '*', strict: true, most: 7, words: [Alien, Heat]; broken-link: error"},
		{"films/drafts/a.md", "html-italics: off, exclude: old/**, marker: '*', strict: true, most: 7, words: [Alien, Heat]; broken-link: warning"},
	} {
		var all []string
		for _, rule := range rules[:2] {
			var facts []string
			for _, f := range c.RuleFacts(rule, tt.path) {
				facts = append(facts, f.Name+": "+f.Value)
			}
			all = append(all, strings.Join(facts, ", "))
		}
		if got := strings.Join(all, "; "); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.path, got, tt.want)
		}

		// The engine is told the same.
		policy := c.Law(nil).Policies(tt.path)
		for i, rule := range rules[:2] {
			setting := policy.Settings[rule]
			severity := setting.Severity.String()
			if setting.Exclude.Match(tt.path) {
				severity = off
			}
			if said := c.RuleFacts(rule, tt.path)[0].Value; severity != said {
				t.Errorf("%s: %s is %s for the engine, %s for people", tt.path, rules[i].Name, severity, said)
			}
		}
		options := fmt.Sprintf("%+v", policy.Settings[rules[0]].Options)
		wantOptions := "{Marker:* Strict:true Most:3 Words:[]}"
		if strings.HasPrefix(tt.path, "films") {
			wantOptions = "{Marker:* Strict:true Most:7 Words:[Alien Heat]}"
		}
		if options != wantOptions {
			t.Errorf("%s: options %s, want %s", tt.path, options, wantOptions)
		}
	}
}

func TestSelectedRulesAreOn(t *testing.T) {
	rules := testRules()
	c := read(t, rules, "a.yaml", "rules: { html-italics: off, broken-link: off }\n")
	policy := c.Law([]string{"html-italics"}).Policies("a.md")
	if s := policy.Settings[rules[0]].Severity; s != lint.Warning {
		t.Errorf("the rule that the command line names is %s", s)
	}
	if s := policy.Settings[rules[1]].Severity; s != 0 {
		t.Errorf("the other rule is %s", s)
	}
}
