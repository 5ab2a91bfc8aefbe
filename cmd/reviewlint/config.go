package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/internal/discover"
	"github.com/reviewlint/reviewlint/internal/disk"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/rules"
)

// configs are the configs that hold for a run, by their paths.
type configs struct {
	given string   // the config given by hand, an absolute path; or ""
	read  sync.Map // by path: functions that read a config once
	known map[string]*governing
}

// A governing is a config with what it governs.
type governing struct {
	*config.Config
	folder   string             // of the config, an absolute path
	files    []string           // what it governs, as seen from there
	projects []discover.Project // whose files these are, one after another
	whole    bool               // files are all that it governs
	broken   []lint.Diagnostic  // what is wrong in it: then nothing is linted
}

// configs returns the configs of a run over some paths. That which most likely
// holds is being read from now on, while the files are still looked for.
func (f *flags) configs(paths ...string) (*configs, error) {
	c := &configs{known: map[string]*governing{}}
	var err error
	if f.config != "" {
		if c.given, err = discover.RealPath(f.config); err != nil {
			return nil, fmt.Errorf("--config %s: %w", f.config, disk.Cause(err))
		}
	}
	go func() {
		if folder, err := discover.RealPath(append(paths, ".")[0]); err == nil {
			c.load(c.path(folder))
		}
	}()
	return c, nil
}

// path returns the path of the config that holds for what lies in a folder.
func (c *configs) path(folder string) string {
	if c.given != "" {
		return c.given
	}
	return discover.Config(folder)
}

// load reads a config, once; "" is none. It is safe for concurrent use.
func (c *configs) load(name string) (*governing, error) {
	if name == "" {
		return nil, nil
	}
	load, _ := c.read.LoadOrStore(name, sync.OnceValues(func() (*governing, error) {
		g := &governing{folder: filepath.Dir(name), whole: true}
		var err error
		g.Config, g.broken, err = config.Read(filepath.Base(name), rules.All(), g.file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, disk.Cause(err))
		}
		return g, nil
	}))
	return load.(func() (*governing, error))()
}

// govern reads the configs that hold for some projects, and notes what they govern.
func (c *configs) govern(projects []discover.Project) error {
	for i := range projects {
		g, err := c.of(projects[i].Root)
		if err != nil {
			return err
		}
		if g != nil {
			g.govern(&projects[i])
		}
	}
	return nil
}

// of returns the config that holds for the project with the given root, or nil.
func (c *configs) of(root string) (*governing, error) {
	name := c.path(root)
	g, err := c.load(name)
	if g != nil {
		c.known[name] = g
	}
	return g, err
}

// file returns the bytes of a file that a config names.
func (g *governing) file(name string) ([]byte, error) {
	name = filepath.FromSlash(name)
	if !filepath.IsAbs(name) {
		name = filepath.Join(g.folder, name)
	}
	return os.ReadFile(name)
}

// govern notes the files of a project as governed.
func (g *governing) govern(p *discover.Project) {
	for _, file := range p.Files {
		g.files = append(g.files, strings.TrimPrefix(g.seen(p.Root)+"/"+file, "/"))
	}
	g.projects = append(g.projects, *p)
	g.whole = g.whole && !p.Named
}

// head returns the front matter of the file of an index.
func (g *governing) head(i int) (*matter.Matter, error) {
	const most = 64 << 10 // bytes; what goes on beyond seems never to be closed
	p := 0
	for ; i >= len(g.projects[p].Files); p++ {
		i -= len(g.projects[p].Files)
	}
	f, err := os.OpenInRoot(g.projects[p].Root, filepath.FromSlash(g.projects[p].Files[i]))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return nil, err
	}
	return matter.Parse(src, matter.YAML11), nil // which takes more for true and false
}

// law returns what is laid down for the project with the given root, and false
// if what should do so is broken. The configs of all projects have been read.
func (c *configs) law(root string, selected []string) (lint.Law, bool) {
	g, err := c.of(root)
	if g == nil || err != nil {
		return lint.Law{}, err == nil
	}
	law := g.Law(selected)
	law.Folder = g.seen(root)
	return law, len(g.broken) == 0
}

// seen returns a project's root as it is seen from the config's folder. One
// that lies elsewhere, since the config was given by hand, is taken for it.
func (g *governing) seen(root string) string {
	rel, err := filepath.Rel(g.folder, root)
	if err != nil || !filepath.IsLocal(rel) || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}

// check finds what is wrong with the configs in the face of what they govern.
func (c *configs) check() {
	for _, g := range c.known {
		if len(g.broken) == 0 && g.whole && len(g.files) > 0 {
			g.broken = g.Unmatched(config.Files{Paths: g.files, Head: g.head})
		}
	}
}

// broken returns what is wrong in the configs as results, so that it is
// reported as all else is.
func (c *configs) broken() []*lint.Result {
	var results []*lint.Result
	told := map[string]bool{} // configs may extend the same one
	for _, name := range slices.Sorted(maps.Keys(c.known)) {
		g := c.known[name]
		var found []lint.Diagnostic
		for _, d := range g.broken {
			if key := fmt.Sprint(filepath.Join(g.folder, d.Path), d.Span, d.Message); !told[key] {
				told[key] = true
				found = append(found, d)
			}
		}
		if len(found) > 0 {
			results = append(results, &lint.Result{Place: placeOf(g.folder), Findings: found, Source: g.file})
		}
	}
	return results
}

// placeOf returns where a folder lies, seen from the working directory: where
// nobody knows that, by its absolute path.
func placeOf(folder string) lint.Place {
	dir, _ := discover.RealPath(".")
	return lint.Place(discover.PlaceOf(dir, folder))
}
