package lint

import (
	"iter"
	"sort"
	"strings"
	"sync"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/site"
)

// A Project is what rules may know beyond the file they look at. Files that
// are not linted in this run are read only when a rule asks for them, and then
// once. Its methods are safe for concurrent use.
type Project struct {
	Site *site.Site

	read   func(path string) ([]byte, error)
	linted []entry         // by path
	rest   func() []entry  // the project's other Markdown files, by path
	heads  func() struct{} // loads the front matter of the rest
	holds  func() bool     // whether the preset's convention holds
	marker func() byte
	memo   sync.Map // what rules and Anchors remember: key -> func() T
}

// An entry is one Markdown file of the project and what is known of it.
type entry struct {
	path    string
	once    sync.Once
	summary *review.Summary
	head    *review.Summary // front matter only, of a file that isn't linted
}

func newProject(in Input, read func(string) ([]byte, error), jobs int) *Project {
	p := &Project{read: read, linted: make([]entry, len(in.Files))}
	for i, path := range in.Files {
		p.linted[i].path = path
	}
	all := sync.OnceValue(func() []string {
		if in.All == nil {
			return in.Files
		}
		return in.All()
	})
	p.Site = site.New(in.FS, site.Detect(in.FS), all)
	p.rest = sync.OnceValue(func() []entry {
		var rest []entry
		for _, path := range all() {
			if find(p.linted, path) == nil {
				rest = append(rest, entry{path: path})
			}
		}
		return rest
	})
	p.heads = sync.OnceValue(func() struct{} {
		rest := p.rest()
		parallel(len(rest), jobs, func(i int) {
			if f, ok := p.open(rest[i].path); ok {
				rest[i].head = f.Head()
			}
		})
		return struct{}{}
	})
	p.holds = sync.OnceValue(p.conventionHolds)
	p.marker = sync.OnceValue(p.commonMarker)
	return p
}

// Dialect says how the site reads the file of the given path.
func (p *Project) Dialect(path string) review.Dialect {
	d := review.Dialect{Markdown: markdown.Dialect{Engine: p.Site.Engine, Template: p.Site.Template(path), RawIDs: p.Site.RawIDs()}}
	if p.Site.YAML11() {
		d.YAML = matter.YAML11
	}
	return d
}

// Summary returns the summary of a file of the project, or nil if there is no
// such file or it can't be read.
func (p *Project) Summary(path string) *review.Summary {
	e := find(p.linted, path)
	if e != nil && e.summary != nil {
		return e.summary
	}
	if e == nil {
		if e = find(p.rest(), path); e == nil {
			return nil
		}
	}
	e.once.Do(func() {
		if f, ok := p.open(path); ok {
			e.summary = f.Summary()
		}
	})
	return e.summary
}

// Heads yields every file of the project in order of path; of files that are
// not linted only the front matter is there.
func (p *Project) Heads() iter.Seq[*review.Summary] {
	return func(yield func(*review.Summary) bool) {
		p.heads()
		linted, rest := p.linted, p.rest()
		for len(linted)+len(rest) > 0 {
			var s *review.Summary
			if len(rest) == 0 || len(linted) > 0 && linted[0].path < rest[0].path {
				s, linted = linted[0].summary, linted[1:]
			} else {
				s, rest = rest[0].head, rest[1:]
			}
			if s != nil && !yield(s) {
				return
			}
		}
	}
}

// Schema returns what a review's collection requires of it, or nil.
func (p *Project) Schema(s *review.Summary) *schema.Schema {
	if schema.Carries(s.Matter) != schema.NoFit && p.holds() {
		return schema.Preset
	}
	return nil
}

// conventionHolds decides once for the project whether reviews that carry the
// built-in convention, or half of it, are held against it. A collection whose
// reviews go by the same two words but make their excerpts otherwise has a
// convention of its own, of which nothing is known.
func (p *Project) conventionHolds() bool {
	const few = 5 // too few reviews to tell a convention from its breach
	full, partial, kept := 0, 0, 0
	for s := range p.Heads() {
		switch schema.Carries(s.Matter) {
		case schema.Full:
			full++
			if schema.KeepsTemplate(s.Matter) {
				kept++
			}
		case schema.Partial:
			partial++
		}
	}
	return full > 0 && full >= partial && (full < few || 2*kept >= full)
}

// Marker returns the byte that the project writes emphasis with: * or _.
func (p *Project) Marker() byte { return p.marker() }

func (p *Project) commonMarker() byte {
	balance := 0
	for _, entries := range [][]entry{p.linted, p.rest()} {
		for i := range entries {
			if s := p.Summary(entries[i].path); s != nil {
				balance += s.Underlines - s.Asterisks
			}
		}
	}
	if balance > 0 {
		return '_'
	}
	return '*'
}

func (p *Project) open(path string) (*review.File, bool) {
	src, err := p.read(path)
	if err != nil {
		return nil, false
	}
	return review.Parse(path, src, p.Dialect(path)), true
}

func find(entries []entry, path string) *entry {
	i, ok := sort.Find(len(entries), func(i int) int { return strings.Compare(path, entries[i].path) })
	if !ok {
		return nil
	}
	return &entries[i]
}
