package config

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// someFiles are the project of these tests, as paths and front matters in turn.
var someFiles = []string{
	"books/it.md", "title: It\nlayout: page\nrating: 4",
	"films/1995/heat.md", "title: Heat\nlayout: review\nrating: 4\nstatus: finished\ntags: [crime, drama]",
	"films/jaws.md", "title: Jaws\nlayout: review\nrating: 4\nextra: { year: 1975 }",
	"notes.md", "",
}

// TestUnmatched holds what is told of a config in the face of the files, as
// the text that is meant, what is wrong with it, and what to do.
func TestUnmatched(t *testing.T) {
	const collection = "collections:\n  - name: films\n    "
	for _, tt := range []struct{ config, want string }{
		{collection + "files: [films/*.md, flims/*.md]", "flims/*.md: no Markdown file matches `flims/*.md`; did you mean `films/*.md`?\n"},
		{collection + "files: films", "films: no Markdown file matches `films`; did you mean `films/**`?\n"},
		{collection + "files: Films/*.md", "Films/*.md: no Markdown file matches `Films/*.md`; did you mean `films/*.md`?\n"},
		{collection + "files: it.md", "it.md: no Markdown file matches `it.md`; did you mean `**/it.md`?\n"},
		{collection + "files: music/*.md", "music/*.md: no Markdown file matches `music/*.md`; a glob is matched against whole paths from the config's folder: `**/*.md` is every Markdown file\n"},
		{collection + "files: [films/**, '!**/*.md']", "films/**: no Markdown file is left by `films/**` and `!**/*.md`; see which of them takes out what the others match\n"},
		{collection + "where: { layout: reveiw }", "reveiw: no Markdown file meets `layout: reveiw`; there it is `review` or `page`\n"},
		{collection + "files: films/**\n    where: { tags: darma }", "darma: no Markdown file under `files` meets `tags: darma`; there it is `drama` or `crime`\n"},
		{collection + "where: { layuot: review }", "layuot: no Markdown file meets `layuot: review`; did you mean `layout`?\n"},
		{collection + "where: { layout: review, title: It }", "layout: no Markdown file meets all of `where`; each is met by some: see `reviewlint config --collections`\n"},
		{collection + "files: films/**\n    where: { rating: { not: 4 } }", "rating: no Markdown file under `files` meets `rating: { not: 4 }`; in all of them it is `4`\n"},
		{collection + "keys: { a: { equals: '{{ titel }}' } }", "titel: no review of `films` has the key `titel`; did you mean `title`?\n"},
		{collection + "keys: { a: { equals: 'of {{ page.title }}' } }", "page.title: no review of `films` has the key `page.title`; did you mean `title`?\n"},
		{collection + "keys: { a: { equals: 'titl {{ title }} {{titl|upcase}} {{ gnre\t| downcase }}' } }", "titl: no review of `films` has the key `titl`; did you mean `title`?\n" +
			"gnre: no review of `films` has the key `gnre`; if reviews are yet to have it, name it under `keys`\n"},
		{collection + "keys: { a: { agrees-with: raitng } }", "raitng: no review of `films` has the key `raitng`; did you mean `rating`?\n"},
		{collection + "keys: { a: { required: { when: { sttus: x } } } }", "sttus: no review of `films` has the key `sttus`; did you mean `status`?\n"},
		{collection + "title: name", "name: no review of `films` has the key `name`; if reviews are yet to have it, name it under `keys`\n"},
		{collection + "where: { layout: review }\n  - name: old\n    files: films/**", "old: every file of `old` belongs to `films`; put it before `films`, or say there which files are meant\n"},

		// What may be so for now.
		{collection + "files: [films/*.md, films/*.markdown, '_drafts/**', '!films/bad/**']", ""},
		{collection + "where: { layout: review, draft: { not: true } }", ""},
		{collection + "title: name\n    keys:\n      name:\n      a: { equals: '{{ name }}', agrees-with: { body: x }, required: { when: { done: false, name: x } } }", ""},
		{collection + "keys: { a: { equals: '{{ extra.year }} {{ file.stem }}' } }", ""},
		{collection + "files: films/1995/**\n  - name: old\n    files: films/**", ""},
		{"extends: base.yaml", ""},
		{"overrides: [{ files: nowhere/**, rules: { broken-link: off } }]", ""},
	} {
		c := read(t, testRules(), "a.yaml", tt.config, "base.yaml", collection+"files: x/**\n  - name: y\n    title: z")
		got := ""
		at := uint32(0)
		for _, d := range c.Unmatched(filesOf(someFiles...)) {
			if d.Span.Start < at {
				t.Errorf("%s: findings are out of order", tt.config)
			}
			at = d.Span.Start
			got += fmt.Sprintf("%s: %s; %s\n", d.Span.Of([]byte(tt.config)), d.Message, d.Help)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s\n(-want +got):\n%s", tt.config, diff)
		}
	}
}

// What can't be read may be what a config speaks of.
func TestUnmatchedOfUnreadable(t *testing.T) {
	c := read(t, testRules(), "a.yaml", "collections: [{ name: films, where: { layout: reveiw }, title: name }]")
	if found := c.Unmatched(filesOf(append(someFiles, "films/torn.md", "layout: [")...)); len(found) > 0 {
		t.Error(found[0].Message)
	}
	files := filesOf(someFiles...)
	files.Head = func(int) (*matter.Matter, error) { return nil, fs.ErrPermission }
	if found := c.Unmatched(files); len(found) > 0 {
		t.Error(found[0].Message)
	}
}

// TestUnmatchedReadsLittle holds that of a config in which all is well only a
// few files are looked at.
func TestUnmatchedReadsLittle(t *testing.T) {
	c := read(t, testRules(), "a.yaml", "collections: [{ name: films, where: { layout: review }, keys: { a: { equals: '{{ title }}' } } }]")
	var files Files
	for i := range 10_000 {
		files.Paths = append(files.Paths, fmt.Sprintf("%05d.md", i))
	}
	heads := 0
	files.Head = func(i int) (*matter.Matter, error) {
		heads++
		layout := "page"
		if i >= 9_000 { // the last tenth of them
			layout = "review"
		}
		return matter.Parse([]byte("---\ntitle: x\nlayout: "+layout+"\n---\n"), matter.YAML12), nil
	}
	if found := c.Unmatched(files); len(found) > 0 || heads > 100 {
		t.Errorf("%d findings, and %d files were read", len(found), heads)
	}
}

func filesOf(all ...string) Files {
	var files Files
	for i := 0; i < len(all); i += 2 {
		files.Paths = append(files.Paths, all[i])
	}
	files.Head = func(i int) (*matter.Matter, error) {
		text := strings.TrimSuffix("---\n"+all[2*i+1]+"\n---\n", "---\n\n---\n")
		return matter.Parse([]byte(text), matter.YAML12), nil
	}
	return files
}
