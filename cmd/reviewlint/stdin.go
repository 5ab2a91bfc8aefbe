package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"golang.org/x/tools/txtar"

	"github.com/reviewlint/reviewlint/internal/discover"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
)

// nameless is what standard input is called when nobody says its name.
const nameless = "stdin.md"

func isStdin(args []string) bool { return len(args) == 1 && args[0] == "-" }

// lintStdin is a run over the text on standard input. With --fix, the mended
// text is what goes to standard output, whatever else there is to tell.
func (p *program) lintStdin(o lint.Options) error {
	text, err := io.ReadAll(p.stdin)
	if err != nil {
		return err
	}
	in, closer, err := p.flags.stdinInput(text)
	if err != nil {
		return err
	}
	defer closer.Close()
	broken, err := p.flags.govern(&in)
	if err != nil {
		return err
	}
	switch {
	case broken != nil && p.flags.fix: // then the text goes on as it came
		_, err = p.stdout.Write(text)
		return errors.Join(err, p.conclude(broken, p.stderr))
	case broken != nil:
		return p.conclude(broken, p.stdout)
	}
	if err := p.flags.allow(&in); err != nil {
		return err
	}
	result := lint.Run(in, o)
	if !p.flags.fix {
		return p.conclude([]*lint.Result{result}, p.stdout)
	}
	for _, c := range result.Mended.Changes {
		text = c.New
	}
	_, err = p.stdout.Write(text)
	return errors.Join(err, p.conclude([]*lint.Result{result}, p.stderr))
}

// govern gives a project of one file its law, or returns what is wrong in the
// config.
func (f *flags) govern(in *lint.Input) ([]*lint.Result, error) {
	configs, err := f.configs(f.stdinFilename)
	if err != nil || configs.given == "" && in.Root == "" {
		return nil, err
	}
	if _, err := configs.of(in.Root); err != nil {
		return nil, err
	}
	in.Law, _ = configs.law(in.Root, f.selected)
	return configs.broken(), nil
}

// stdinInput returns the project that has text in the place of the named file,
// and what to close after the run.
func (f *flags) stdinInput(text []byte) (lint.Input, io.Closer, error) {
	if f.stdinFilename == "" {
		return alone(nameless, text)
	}
	project, name, err := f.home(f.stdinFilename)
	switch {
	case err != nil:
		return lint.Input{}, nil, err
	case name == "": // excluded
		in, closer, err := alone(nameless, text)
		in.Files = nil
		return in, closer, err
	case project == nil:
		return alone(name, text)
	}
	disk, err := lint.OpenDisk(project.Root)
	if err != nil {
		return lint.Input{}, nil, err
	}
	in := input(*project, disk, lint.Law{})
	above, err := single(name, text)
	in.FS = overlay{above, disk}
	in.Files = []string{name}
	in.All = func() []string {
		all := project.All()
		if i, there := slices.BinarySearch(all, name); !there {
			all = slices.Insert(slices.Clone(all), i, name)
		}
		return all
	}
	return in, disk, err
}

// home returns the project that a file belongs to, and the file's path from
// its root, or "" where a run that names it leaves it out. There need be no
// such file yet: then the project is that of the Markdown beside it, or nil
// where there is none.
func (f *flags) home(name string) (*discover.Project, string, error) {
	if f.forceExclude || !markdown.IsFile(name) {
		if excluded, err := discover.Excludes(f.discovery(), name); excluded || err != nil {
			return nil, "", err
		}
	}
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		projects, _, err := f.discover(name)
		if err != nil || len(projects) == 0 {
			return nil, "", err
		}
		return &projects[0], projects[0].Files[0], nil
	}
	if folder, err := discover.RealPath(filepath.Dir(name)); err == nil {
		projects, _, _ := f.discover(folder)
		for _, p := range projects {
			rel, err := filepath.Rel(p.Root, filepath.Join(folder, filepath.Base(name)))
			if err == nil && filepath.IsLocal(rel) {
				return &p, filepath.ToSlash(rel), nil
			}
		}
	}
	return nil, filepath.ToSlash(filepath.Clean(name)), nil
}

// alone returns a project of one file.
func alone(name string, text []byte) (lint.Input, io.Closer, error) {
	folder, base := path.Split(name)
	fsys, err := single(base, text)
	return lint.Input{FS: fsys, Files: []string{base}, Place: lint.Place{Prefix: folder}}, io.NopCloser(nil), err
}

// single returns a file system of one file.
func single(name string, text []byte) (fs.FS, error) {
	return txtar.FS(&txtar.Archive{Files: []txtar.File{{Name: name, Data: text}}})
}

// An overlay is a folder with some of its files replaced, or added.
type overlay struct{ above, below fs.FS }

// Open opens the file of the given name.
func (o overlay) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(o.above, name); err == nil && !info.IsDir() {
		return o.above.Open(name)
	}
	return o.below.Open(name)
}

// ReadDir lists a folder, sorted by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	added, addedErr := fs.ReadDir(o.above, name)
	entries, err := fs.ReadDir(o.below, name)
	if addedErr != nil {
		return entries, err
	}
	all := slices.Concat(added, entries)
	byName := func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) }
	slices.SortStableFunc(all, byName)
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}
