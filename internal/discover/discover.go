// Package discover finds out what a command line asks for: from files and
// folders to projects and the Markdown files in them.
package discover

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/disk"
	"github.com/reviewlint/reviewlint/internal/markdown"
)

// A Project is a root folder with the Markdown files found under it. Paths of
// files are relative to Root, with slashes, sorted bytewise, each one once.
type Project struct {
	Place
	Files []string // the files to lint

	// Named says that Files are those the arguments name, one by one or by a
	// folder below Root: only they are to be reported on. All has the rest.
	Named bool

	all func() []string
}

// All returns every Markdown file of the project, Files among them. Where
// Files were named, the first call walks the root; a folder that can't be read
// is then left out, as nobody asked for it. It is safe for concurrent use.
func (p Project) All() []string { return p.all() }

// A Failure is a file or folder that could not be read. It is told, and the
// run goes on.
type Failure struct {
	Path string // as seen from the working directory, with slashes; quoted where it is not UTF-8
	Err  error
}

// Options says what to find.
type Options struct {
	Dir  string   // the working directory
	Args []string // files and folders; none stands for Dir

	// ForceExclude leaves out what is ignored or in a skipped folder even
	// where an argument names it.
	ForceExclude bool

	// IsSite reports whether a folder that holds these names is the root of a
	// site. It is asked about those of Markers that are there, so that a folder
	// need not be listed to be judged. A marker that ends in a slash stands for
	// a folder, any other for whatever has that name. IsSite may be nil.
	IsSite  func(names []string) bool
	Markers []string
}

// A MissingError is an argument that names nothing that exists.
type MissingError string

func (e MissingError) Error() string { return string(e) + ": no such file or folder" }

var errNotUTF8 = errors.New("the name is not valid UTF-8")

// Find returns the projects that o asks for, by their prefix, and what could
// not be read. A project without a file to lint is left out.
//
// The error tells of each argument that doesn't exist, is neither file nor
// folder, is a symbolic link out of its project, or is a folder without any
// Markdown. Those of arguments that don't exist are of type MissingError. A named file that is no Markdown, or excluded, is no error: a hook
// names what was staged.
func Find(o Options) ([]Project, []Failure, error) {
	f, err := newFinder(o)
	if err != nil {
		return nil, nil, err
	}
	args := o.Args
	if len(args) == 0 {
		args = []string{"."}
	}
	var targets []target
	var errs []error
	for _, arg := range args {
		t, err := f.target(arg)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		targets = append(targets, t)
	}
	for _, t := range targets {
		if t.folder {
			f.roots.fallbacks = append(f.roots.fallbacks, t.path)
		}
	}
	slices.SortStableFunc(f.roots.fallbacks, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	if len(targets) == 1 && targets[0].folder {
		f.roots.fallbacks = []string{targets[0].path}
	}
	for _, t := range targets {
		if err := f.add(t); err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) > 0 {
		return nil, nil, errors.Join(errs...)
	}
	return f.settle(), f.failures, nil
}

// A target is what an argument names.
type target struct {
	arg    string
	path   string // absolute, free of symbolic links
	folder bool
}

// A finder gathers what the arguments ask for.
type finder struct {
	options  *Options
	roots    *roots
	dir      string              // the working directory, free of symbolic links
	parents  map[string]string   // a folder as given -> free of symbolic links
	walkers  map[string]*walker  // by their root
	projects map[string]*Project // by their root
	failures []Failure
}

func newFinder(o Options) (*finder, error) {
	dir, err := RealPath(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("working directory %s: %w", o.Dir, disk.Cause(err))
	}
	return &finder{
		options:  &o,
		roots:    newRoots(&o, dir),
		dir:      dir,
		parents:  map[string]string{},
		walkers:  map[string]*walker{},
		projects: map[string]*Project{},
	}, nil
}

func (f *finder) target(arg string) (target, error) {
	if arg == "" {
		return target{}, errors.New("an argument is empty: name a file or a folder, or . for the working directory")
	}
	path, info, err := f.resolve(arg)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = MissingError(arg)
	case err != nil:
		err = fmt.Errorf("%s: %w", arg, disk.Cause(err))
	case !info.IsDir() && !info.Mode().IsRegular():
		err = fmt.Errorf("%s: %s, neither a file nor a folder", arg, kind(info.Mode()))
	default:
		return target{arg, path, info.IsDir()}, nil
	}
	return target{}, err
}

func (f *finder) add(t target) error {
	switch {
	case !t.folder && !markdown.IsFile(t.path):
		return nil
	case !utf8.ValidString(t.path):
		f.fail(t.path, errNotUTF8)
		return nil
	case t.folder:
		return f.addFolder(t)
	}
	f.addFile(t.path)
	return nil
}

func (f *finder) addFolder(t target) error {
	root := f.roots.of(t.path)
	w := f.walker(root)
	found, failed := w.found, len(f.failures)
	if !f.options.ForceExclude || !w.excludes(t.path) {
		p := f.project(root)
		if t.path == root {
			p.Named = false
		}
		w.walk(t.path, p)
	}
	if w.found == found && len(f.failures) == failed {
		return fmt.Errorf("%s: no Markdown files here (%s)%s", t.arg, strings.Join(markdown.Endings(), ", "), f.leftOut(w, t.path))
	}
	return nil
}

func (f *finder) addFile(path string) {
	folder, name := filepath.Dir(path), filepath.Base(path)
	root := f.roots.of(folder)
	if f.options.ForceExclude && f.walker(root).excludesFile(folder, name) {
		return
	}
	p := f.project(root)
	p.Files = append(p.Files, below(root, path))
}

// walker returns the walker that reads what lies under root.
func (f *finder) walker(root string) *walker {
	w := f.walkers[root]
	if w == nil {
		w = newWalker(f.roots, f.dir, root)
		w.nested = func(root string) *Project {
			p := f.project(root)
			p.Named = false
			return p
		}
		w.fail = f.fail
		f.walkers[root] = w
	}
	return w
}

// fail notes what could not be read; path is absolute.
func (f *finder) fail(path string, err error) {
	path = seenFrom(f.dir, path)
	if !utf8.ValidString(path) {
		path = strconv.Quote(path)
	}
	f.failures = append(f.failures, Failure{path, err})
}

func (f *finder) project(root string) *Project {
	p := f.projects[root]
	if p == nil {
		p = &Project{Place: PlaceOf(f.dir, root), Named: true}
		f.projects[root] = p
	}
	return p
}

// settle puts everything in order: arguments may overlap, and come in any.
func (f *finder) settle() []Project {
	var projects []Project
	for _, p := range f.projects {
		if len(p.Files) == 0 {
			continue
		}
		p.Files = inOrder(p.Files)
		p.all = func() []string { return p.Files }
		if p.Named {
			p.all = sync.OnceValue(func() []string { return f.rest(p) })
		}
		projects = append(projects, *p)
	}
	slices.SortFunc(projects, func(a, b Project) int { return cmp.Compare(a.Prefix, b.Prefix) })
	slices.SortStableFunc(f.failures, func(a, b Failure) int { return cmp.Compare(a.Path, b.Path) })
	f.failures = slices.CompactFunc(f.failures, func(a, b Failure) bool { return a.Path == b.Path })
	return projects
}

// rest walks the root of a project of which only some files were named.
func (f *finder) rest(named *Project) []string {
	w := newWalker(newRoots(f.options, f.dir), f.dir, named.Root)
	whole := &Project{Place: named.Place}
	w.walk(named.Root, whole)
	return inOrder(append(whole.Files, named.Files...))
}

func inOrder(files []string) []string {
	slices.Sort(files)
	return slices.Compact(files)
}
