package lint

import (
	"iter"
	"path"
	"slices"
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

	law *Law

	files     []string          // those that are linted, by path
	summaries []*review.Summary // of files; nil where one can't be read
	reader    reader
	troubles  *troubles
	jobs      int
	rest      func() []entry  // the project's other Markdown files, by path
	heads     func() struct{} // loads the front matter of the rest
	holds     func() bool     // whether the preset's convention holds
	marker    func() byte
	memo      sync.Map
}

// An entry is a Markdown file that isn't linted, and what was asked of it.
type entry struct {
	path    string
	once    sync.Once
	summary *review.Summary
	head    *review.Summary // front matter only
}

func newProject(in Input, law *Law, r reader, t *troubles, jobs int) *Project {
	p := &Project{law: law, files: in.Files, summaries: make([]*review.Summary, len(in.Files)), reader: r, troubles: t, jobs: jobs}
	all := sync.OnceValue(func() []string {
		if in.All == nil {
			return in.Files
		}
		return in.All()
	})
	config := site.Detect
	if law.Site != nil {
		config = law.Site
	}
	p.Site = site.New(in.FS, config(in.FS), all)
	p.rest = sync.OnceValue(func() []entry {
		var rest []entry
		for _, path := range all() {
			if _, linted := slices.BinarySearch(in.Files, path); !linted {
				rest = append(rest, entry{path: path})
			}
		}
		return rest
	})
	p.heads = sync.OnceValue(func() struct{} {
		rest := p.rest()
		parallel(len(rest), jobs, func(i int) {
			p.open(rest[i].path, func(f *review.File) { rest[i].head = f.HeadSummary() })
			if rest[i].head != nil && len(rest) > manyFiles {
				rest[i].head.Forget()
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
	d := review.Dialect{Markdown: markdown.Dialect{Engine: p.Site.Engine, Template: p.Site.Template(path), RawIDs: p.Site.RawIDs(), HardWrap: p.Site.HardWrap}}
	if p.Site.YAML11() {
		d.YAML = matter.YAML11
	}
	return d
}

// Summary returns the summary of a file of the project, or nil if there is no
// such file or it can't be read.
func (p *Project) Summary(path string) *review.Summary {
	if i, linted := slices.BinarySearch(p.files, path); linted {
		return p.summaries[i]
	}
	e := find(p.rest(), path)
	if e == nil {
		return nil
	}
	return p.summaryOf(e)
}

func (p *Project) summaryOf(e *entry) *review.Summary {
	e.once.Do(func() { p.open(e.path, func(f *review.File) { e.summary = f.Summary() }) })
	return e.summary
}

// Linted yields the files that are linted and reported on, in order of path.
func (p *Project) Linted() iter.Seq[*review.Summary] {
	return func(yield func(*review.Summary) bool) {
		for _, s := range p.summaries {
			if s != nil && !yield(s) {
				return
			}
		}
	}
}

// Heads yields every file of the project in order of path; of files that are
// not linted only the front matter is there.
func (p *Project) Heads() iter.Seq[*review.Summary] {
	return func(yield func(*review.Summary) bool) {
		p.heads()
		linted, rest := 0, p.rest()
		for linted < len(p.files) || len(rest) > 0 {
			var s *review.Summary
			if len(rest) == 0 || linted < len(p.files) && p.files[linted] < rest[0].path {
				s = p.summaries[linted]
				linted++
			} else {
				s, rest = rest[0].head, rest[1:]
			}
			if s != nil && !yield(s) {
				return
			}
		}
	}
}

// Schema returns what the collection of a file with the front matter m requires
// of it, or nil if the file is in none.
func (p *Project) Schema(path string, m *matter.Matter) *schema.Schema {
	if len(p.law.Collections) > 0 {
		if c := p.law.collection(path, m); c != nil {
			return c.Schema
		}
		return nil
	}
	if schema.Carries(m) != schema.NoFit && p.holds() {
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
		switch m := s.Matter(); schema.Carries(m) {
		case schema.Full:
			full++
			if schema.KeepsTemplate(m) {
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
	balance := int32(0)
	for s := range p.Linted() {
		balance += s.Underlines - s.Asterisks
	}
	rest := p.rest()
	parallel(len(rest), p.jobs, func(i int) { p.summaryOf(&rest[i]) })
	for i := range rest {
		if s := rest[i].summary; s != nil {
			balance += s.Underlines - s.Asterisks
		}
	}
	if balance > 0 {
		return '_'
	}
	return '*'
}

// open reads a file that isn't linted and gives it to use. One that can't be
// read isn't there for the rules.
func (p *Project) open(path string, use func(*review.File)) {
	p.troubles.guard(path, func() {
		if src, err := p.reader.readFile(path); err == nil {
			use(review.Parse(path, src, p.Dialect(path)))
		}
	})
}

// head returns at least the front matter of a file that Heads yields.
func (p *Project) head(path string) *review.Summary {
	if i, linted := slices.BinarySearch(p.files, path); linted {
		return p.summaries[i]
	}
	if e := find(p.rest(), path); e != nil {
		return e.head
	}
	return nil
}

// Folder yields the files that lie in a folder, in order of path: those that
// are linted, then the others.
func (p *Project) Folder(dir string) iter.Seq[*review.Summary] {
	return func(yield func(*review.Summary) bool) {
		for i, file := range p.files {
			if path.Dir(file) == dir && p.summaries[i] != nil && !yield(p.summaries[i]) {
				return
			}
		}
		rest := p.rest()
		for i := range rest {
			if path.Dir(rest[i].path) != dir {
				continue
			}
			if s := p.summaryOf(&rest[i]); s != nil && !yield(s) {
				return
			}
		}
	}
}

func find(entries []entry, path string) *entry {
	i, ok := sort.Find(len(entries), func(i int) int { return strings.Compare(path, entries[i].path) })
	if !ok {
		return nil
	}
	return &entries[i]
}
