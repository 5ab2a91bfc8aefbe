// Package config reads .reviewlint.yaml: what it says, each value with its
// place, and what that means to the engine. What is wrong in a config is told
// as a finding at its exact place; nothing is guessed.
package config

import (
	"cmp"
	"io/fs"
	"reflect"
	"slices"

	"github.com/reviewlint/reviewlint/internal/glob"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/site"
)

// A Config is a config that has been read, with all that it extends.
type Config struct {
	File        *File // what it says
	Collections []*schema.Collection

	name      string       // its path
	rules     []*lint.Rule // all there are
	overrides []override
	excludes  map[*lint.Rule]*glob.Set
}

// An override is an Override with its globs ready to match.
type override struct {
	*Override
	files *glob.Set
}

// Read reads the config of the given path, as seen from the project's root,
// with read, which gives the bytes of any file by its path from there; rules are
// all rules there are. With findings, the config must not be used.
func Read(name string, rules []*lint.Rule, read func(name string) ([]byte, error)) (*Config, []lint.Diagnostic, error) {
	src, err := read(name)
	if err != nil {
		return nil, nil, err
	}
	r := &fileReader{rules: rules, read: read, known: map[reflect.Type][]field{}, done: map[string]*File{}}
	file := r.file(name, src)
	c := &Config{File: file, name: name, rules: rules}
	if len(r.found) == 0 {
		compile := &compiler{read: read}
		c.compile(compile)
		r.found = compile.found
	}
	slices.SortStableFunc(r.found, func(a, b lint.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), a.Span.Compare(b.Span))
	})
	return c, r.found, nil
}

func (c *Config) compile(by *compiler) {
	c.Collections = by.collections(c.File)
	c.excludes = map[*lint.Rule]*glob.Set{}
	for _, r := range c.File.Rules {
		c.excludes[r.Rule] = by.globs(r.Exclude)
	}
	for i := range c.File.Overrides {
		o := &c.File.Overrides[i]
		c.overrides = append(c.overrides, override{o, by.globs(o.Files)})
	}
}

// Law returns what the config lays down. The rules of the given names are on
// where the config as a whole switches them off: the command line asks for them.
func (c *Config) Law(selected []string) lint.Law {
	law := lint.Law{Policies: c.policies(selected), Collections: c.Collections}
	if c.File.Site != nil && c.File.Site.Generator.Said() {
		g := generators[c.File.Site.Generator.Is]
		law.Site = func(fsys fs.FS) site.Config { return site.Read(fsys, g) }
	}
	return law
}

var generators = map[string]site.Generator{
	"jekyll": site.Jekyll, "hugo": site.Hugo, "eleventy": site.Eleventy, "astro": site.Astro,
	"zola": site.Zola, "other": site.Other, "none": site.None,
}
