package discover

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/disk"
	"github.com/reviewlint/reviewlint/internal/markdown"
)

// skipped reports whether a folder of this name is passed by: what generators
// and package managers write, and what others wrote.
func skipped(name string) bool {
	switch name {
	case "_site", "public", "node_modules", "vendor", "themes", "archetypes":
		return true
	}
	return name[0] == '.'
}

// A walker reads folders under top. Inside it, a path is relative to top, with
// slashes; that of a folder ends in one, so that top is "". Paths of files
// are made once: what a project or a .gitignore sees is a slice of them.
type walker struct {
	roots  *roots
	dir    string                       // the working directory
	root   string                       // where the walk may start
	top    string                       // of root's git repository, or root
	nested func(root string) *Project   // for a root below the one that is walked; nil: leave it out
	fail   func(path string, err error) // path is absolute; nil: nobody wants to know
	found  int                          // Markdown files met

	known   map[string]surroundings // of folders
	pending []string                // a stack: the entries of the open folders
	listing listing                 // of the folder read last
}

// surroundings are what is known at a folder from itself and those above it.
type surroundings struct {
	ignores *ignores
	ignored bool // the folder, or one above it
}

// A listing is what a folder holds beside its Markdown files and its folders,
// which are pending.
type listing struct {
	markers   []string
	config    bool
	git       bool
	gitignore bool
}

func newWalker(r *roots, dir, root string) *walker {
	return &walker{roots: r, dir: dir, root: root, top: Top(root), known: map[string]surroundings{}}
}

// walk adds the Markdown files under a folder to p, whose root holds it.
func (w *walker) walk(folder string, p *Project) {
	above := w.surroundings(filepath.Dir(folder)).ignores
	w.folder(w.rel(folder), len(w.rel(p.Root)), p, above)
}

// folder adds the Markdown files under the folder at to p. The first root
// bytes of at are p's root, and ig is what the folders above it ignore.
func (w *walker) folder(at string, root int, p *Project, ig *ignores) {
	start := len(w.pending)
	defer func() { w.pending = w.pending[:start] }()
	if err := w.list(at); err != nil {
		w.failed(at, err)
	}
	if len(at) > root && w.isRoot(at) {
		if w.nested == nil {
			return
		}
		root, p = len(at), w.nested(w.abs(at))
	}
	ig = w.enter(at, ig, w.listing.git, w.listing.gitignore)
	end := len(w.pending)
	slices.Sort(w.pending[start:end])
	for i := start; i < end; i++ {
		entry := at + w.pending[i]
		path, isFolder := strings.CutSuffix(entry, "/")
		switch {
		case ig.match(path, isFolder):
		case isFolder:
			w.folder(entry, root, p, ig)
		case !utf8.ValidString(entry):
			w.failed(entry, errNotUTF8)
		default:
			w.found++
			p.Files = append(p.Files, entry[root:])
		}
	}
}

// batch is how many entries of a folder are held at a time.
const batch = 1024

// list reads the folder at: its Markdown files and its folders become pending.
func (w *walker) list(at string) error {
	w.listing = listing{markers: w.listing.markers[:0]}
	d, err := os.Open(w.abs(at))
	if err != nil {
		return err
	}
	defer d.Close()
	for {
		entries, err := d.ReadDir(batch)
		for _, e := range entries {
			w.note(e.Name(), e.Type())
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (w *walker) note(name string, mode fs.FileMode) {
	l := &w.listing
	switch {
	case name == ".git":
		l.git = true
		return
	case name == ".gitignore":
		l.gitignore = mode.IsRegular()
		return
	case name == configNames[0], name == configNames[1]:
		l.config = l.config || !mode.IsDir()
		return
	case mode.IsRegular() && markdown.IsFile(name):
		w.pending = append(w.pending, name)
		return
	case mode.IsDir() && !skipped(name):
		// With its slash it is sorted where the paths of its files belong.
		w.pending = append(w.pending, name+"/")
	}
	if m := w.roots.marker(name, mode.IsDir()); m != "" {
		l.markers = append(l.markers, m)
	}
}

// isRoot reports whether the folder at, just listed, begins a project.
func (w *walker) isRoot(at string) bool {
	l, o := &w.listing, w.roots.options
	return l.config || l.git && isTop(w.abs(at)) || len(l.markers) > 0 && o.IsSite != nil && o.IsSite(l.markers)
}

// excludes reports whether a walk from the working directory, or from the root
// if that is elsewhere, would not enter this folder.
func (w *walker) excludes(folder string) bool {
	return w.passesBy(folder) || w.surroundings(folder).ignored
}

// passesBy is excludes for the names of folders alone.
func (w *walker) passesBy(folder string) bool {
	from := w.root
	if within(w.dir, folder) {
		from = w.dir
	}
	for name := range strings.SplitSeq(below(from, folder), "/") {
		if name != "" && skipped(name) {
			return true
		}
	}
	return false
}

// excludesFile is excludes for a file in a folder.
func (w *walker) excludesFile(folder, name string) bool {
	return w.excludes(folder) || w.surroundings(folder).ignores.match(w.rel(folder)+name, false)
}

// surroundings returns what a folder and those above it, up to the top, say.
func (w *walker) surroundings(folder string) surroundings {
	s, ok := w.known[folder]
	if ok || !within(w.top, folder) {
		return s
	}
	at := w.rel(folder)
	if at != "" {
		s = w.surroundings(filepath.Dir(folder))
		s.ignored = s.ignored || s.ignores.match(at[:len(at)-1], true)
	}
	s.ignores = w.enter(at, s.ignores, exists(filepath.Join(folder, ".git")), isFile(filepath.Join(folder, ".gitignore")))
	w.known[folder] = s
	return s
}

// enter adds to ig what is ignored in the folder at, and below it. A
// repository within another one knows nothing of the outer.
func (w *walker) enter(at string, ig *ignores, git, gitignore bool) *ignores {
	if git {
		ig = w.load(excludeFile(w.abs(at)), at, nil)
	}
	if gitignore {
		ig = w.load(filepath.Join(w.abs(at), ".gitignore"), at, ig)
	}
	return ig
}

func (w *walker) load(file, at string, above *ignores) *ignores {
	text, err := os.ReadFile(file)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) && w.fail != nil {
			w.fail(file, disk.Cause(err))
		}
		return above
	}
	return newIgnores(string(text), len(at), above)
}

func (w *walker) failed(at string, err error) {
	if w.fail != nil {
		w.fail(w.abs(at), disk.Cause(err))
	}
}

func (w *walker) abs(at string) string { return filepath.Join(w.top, at) }

func (w *walker) rel(folder string) string {
	if folder == w.top {
		return ""
	}
	return below(w.top, folder) + "/"
}
