package schema

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/matter"
)

const templateMatter = `---
title: " Heat &amp; <i>Dust</i> "
artist: The Ports
accents: Amélie Ö
tags: [quiet, "winter light"]
extra: { year: 1983, label: { id: 8bp } }
date: 2024-02-09 10:00:00
folded: >
  one
  two
empty: ""
---
`

func TestTemplateMake(t *testing.T) {
	m := matter.Parse([]byte(templateMatter), matter.YAML12)
	for text, want := range map[string]string{
		"My review of {{ title }}":          "My review of Heat &amp; <i>Dust</i>",
		"{{artist}} – {{ extra.year }}!":    "The Ports – 1983!",
		"{{ tags }}":                        "quiet, winter light",
		"{{ folded }}":                      "one two",
		"{{ title | strip_html | upcase }}": "HEAT &AMP; DUST",
		`{{ accents | slugify }} {{ accents | slugify: "latin" }}`: "amélie-ö amelie-o",
		"{{ artist | downcase|slugify }}":                          "the-ports",
		`{{ date | date: "%Y/%m/%d, %-d.%-m." }}`:                  "2024/02/09, 9.2.",
		`{{ date | date: '|%Y|' }}`:                                "|2024|",
		"{{ file.stem }} {{ file.slug }}":                          "2024-02-09-heat heat",
		"{{ file.folder }}/{{ extra.label.id }}":                   "films/8bp",
		"constant":                                                 "constant",
		"":                                                         "",
		"{{ missing }}":                                            "-",
		"{{ empty }} {{ title }}":                                  "-",
		"{{ extra }}":                                              "-",
		`{{ artist | date: "%Y" }}`:                                "-",
		"{ title } {{ extra.year }} } {":                           "{ title } 1983 } {",
		"{{ file.folder | upcase }}{{ file.slug }} {{ artist }} {{ artist }}": "FILMSheat The Ports The Ports",
	} {
		template, err := ParseTemplate(text)
		if err != nil {
			t.Errorf("ParseTemplate(%q): %v", text, err)
			continue
		}
		got, ok := template.Make("films/2024-02-09-heat.md", m)
		if !ok {
			got = "-"
		}
		if got != want {
			t.Errorf("%q makes %q, want %q", text, got, want)
		}
	}
}

func TestTemplateMakePlain(t *testing.T) {
	m := matter.Parse([]byte(templateMatter), matter.YAML12)
	template, err := ParseTemplate("My review of {{ title }}")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := template.MakePlain("heat.md", m); got != "My review of Heat & Dust" {
		t.Errorf("MakePlain = %q", got)
	}
}

func TestTemplateKeys(t *testing.T) {
	template, err := ParseTemplate("{{ b }} {{ a.c | upcase }} {{ b }} {{ file.slug }}")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"b", "a.c"}, template.Keys()); diff != "" {
		t.Errorf("Keys (-want +got):\n%s", diff)
	}
	if !template.UsesFile() || Preset.Key("excerpt").Equals.UsesFile() {
		t.Error("UsesFile is wrong")
	}
}

// TestParseTemplateErrors marks where each error stands.
func TestParseTemplateErrors(t *testing.T) {
	for _, test := range []struct{ text, at, message, meant string }{
		{"My {{ title", "{{", "the braces are never closed", ""},
		{"My {{ }}", " ", "there is no key between the braces", ""},
		{"{{ my title }}", "my title", "`my title` is no key", ""},
		{"{{ title | slugfy }}", "slugfy", "there is no filter `slugfy`, only downcase, upcase, slugify, strip_html, date", "slugify"},
		{"{{ a }}{{ title |upcase | }}", "", "there is no filter behind the bar", ""},
		{"{{ title | upcase: 2 }}", "upcase: 2", "`upcase` takes nothing behind it", "upcase"},
		{"{{ t | slugify: ascii }}", "slugify: ascii", "`slugify` knows the mode `latin` only", `slugify: "latin"`},
		{"{{ d | date }}", "date", "`date` needs a form in quotes", `date: "%Y"`},
		{`{{ d | date: "%B" }}`, `date: "%B"`, "`date` knows `%Y`, `%m` and `%d` only", ""},
		{`{{ d | date: "%" }}`, `date: "%"`, "`date` knows `%Y`, `%m` and `%d` only", ""},
		{"{{ file.name }}", "file.name", "`file.name` isn't known of a file, only file.stem, file.slug, file.folder", "file.stem"},
		{"{{ file.slgu }}", "file.slgu", "`file.slgu` isn't known of a file, only file.stem, file.slug, file.folder", "file.slug"},
		{"a {% if x %}{{ title }}", "{%", "a template takes no tags, only keys between `{{` and `}}`", ""},
	} {
		_, err := ParseTemplate(test.text)
		var bad *TemplateError
		if !errors.As(err, &bad) {
			t.Errorf("ParseTemplate(%q): %v", test.text, err)
			continue
		}
		got := []string{test.text[bad.Start:bad.End], bad.Error(), bad.Meant}
		if diff := cmp.Diff([]string{test.at, test.message, test.meant}, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// TestParseTemplateAny holds that any text is a template or has an error in it.
func TestParseTemplateAny(t *testing.T) {
	part := rapid.SampledFrom([]string{"{{", "}}", " ", "title", "|", "date", ":", `"%Y"`, "'", "%", "{%", "file.", "slug", "é", "\n"})
	m := matter.Parse([]byte(templateMatter), matter.YAML12)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 12).Draw(t, "parts"), "")
		template, err := ParseTemplate(text)
		if err == nil {
			template.Make("films/heat.md", m)
			return
		}
		var bad *TemplateError
		if !errors.As(err, &bad) || bad.Start < 0 || bad.Start > bad.End || bad.End > len(text) {
			t.Errorf("ParseTemplate(%q): %#v", text, err)
		}
	})
}
