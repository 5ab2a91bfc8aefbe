package discover

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// configNames are the names of our own config, which make a folder a root.
var configNames = [...]string{".reviewlint.yaml", ".reviewlint.yml"}

// roots tells the root of any folder, and remembers.
type roots struct {
	options *Options
	markers map[string]string // a marker without its slash -> the marker
	known   map[string]string // folder -> what marked returns

	// fallbacks are the working directory and the folders that arguments
	// name, the outermost first. Of one folder alone it is that: the working
	// directory may be anything, and hold any number of collections.
	fallbacks []string
}

func newRoots(o *Options, dir string) *roots {
	r := &roots{
		options:   o,
		markers:   make(map[string]string, len(o.Markers)),
		known:     map[string]string{},
		fallbacks: []string{dir},
	}
	for _, m := range o.Markers {
		r.markers[strings.TrimSuffix(m, "/")] = m
	}
	return r
}

// of returns the root of the files in a folder: the closest folder, going up,
// that has a config or is a site; else the top of the git repository; else the
// folder that is the only argument; else the working directory or a folder that
// an argument names, if it holds the folder; else the folder itself. The
// outermost of those named is taken, lest one file be found in two projects.
func (r *roots) of(folder string) string {
	if root := r.marked(folder); root != "" {
		return root
	}
	for _, named := range r.fallbacks {
		if within(named, folder) {
			return named
		}
	}
	return folder
}

// marked returns the closest folder, going up, that is marked as a root or the
// top of a repository, or "".
func (r *roots) marked(folder string) string {
	root, ok := r.known[folder]
	if ok {
		return root
	}
	if r.probe(folder) || isTop(folder) {
		root = folder
	} else if parent := filepath.Dir(folder); parent != folder {
		root = r.marked(parent)
	}
	r.known[folder] = root
	return root
}

// probe reports whether a folder is marked as a root. It looks for each name
// by itself: the folder may hold 100,000 reviews, of which one was named.
func (r *roots) probe(folder string) bool {
	if configIn(folder) != "" {
		return true
	}
	if r.options.IsSite == nil {
		return false
	}
	var there []string
	for _, marker := range r.options.Markers {
		name := strings.TrimSuffix(marker, "/")
		info, err := os.Lstat(filepath.Join(folder, name))
		if err == nil && (info.IsDir() || name == marker) {
			there = append(there, marker)
		}
	}
	return len(there) > 0 && r.options.IsSite(there)
}

// Config returns the path of the config that holds for what lies in a folder,
// given as an absolute path: the closest one going up, as far as the top of the
// git repository; or "".
func Config(folder string) string {
	for at := folder; ; at = filepath.Dir(at) {
		name := configIn(at)
		if name != "" || isTop(at) || at == filepath.Dir(at) {
			return name
		}
	}
}

// configIn returns the path of the config in a folder, or "".
func configIn(folder string) string {
	for _, name := range configNames {
		name = filepath.Join(folder, name)
		if info, err := os.Lstat(name); err == nil && !info.IsDir() {
			return name
		}
	}
	return ""
}

// marker returns the marker that an entry of a folder is, or "".
func (r *roots) marker(name string, folder bool) string {
	if m := r.markers[name]; folder || m == name {
		return m
	}
	return ""
}

// Top returns the top of the git repository that holds a folder, given by its
// absolute path, or the folder itself where there is none. It is as far as
// .gitignore files count.
func Top(folder string) string {
	for at := folder; ; at = filepath.Dir(at) {
		if isTop(at) {
			return at
		}
		if at == filepath.Dir(at) {
			return folder
		}
	}
}

// isTop reports whether a folder is the top of a git repository. A submodule
// is part of the repository it stands in: the posts of a site may be one.
func isTop(folder string) bool {
	git := filepath.Join(folder, ".git")
	info, err := os.Lstat(git)
	if err != nil || info.IsDir() {
		return err == nil
	}
	text, err := os.ReadFile(git)
	return err != nil || !strings.Contains(string(text), "/modules/")
}

// resolve returns the path of an argument, absolute and free of symbolic
// links, and what is there. A link, or a path through one, must stay inside
// the project it stands in.
func (f *finder) resolve(arg string) (string, fs.FileInfo, error) {
	given := arg
	if !filepath.IsAbs(arg) {
		// Join would fold x/.. away, where x may be a link to elsewhere.
		given = f.dir + string(filepath.Separator) + arg
	}
	info, err := os.Lstat(given)
	if err != nil {
		return "", nil, err
	}
	path, err := f.real(given, info)
	if err != nil {
		return "", nil, err
	}
	clean := filepath.Clean(given)
	if path == clean {
		return path, info, nil
	}
	root, err := RealPath(f.roots.of(filepath.Dir(clean)))
	if err != nil {
		return "", nil, err
	}
	if !within(root, path) {
		return "", nil, fmt.Errorf("a symbolic link to %s, outside of %s: name it by its own path", path, root)
	}
	info, err = os.Lstat(path)
	return path, info, err
}

// real returns a path free of symbolic links. Files named one by one share
// their folders, so the folders are remembered.
func (f *finder) real(path string, info fs.FileInfo) (string, error) {
	folder, name := filepath.Split(path)
	if info.Mode()&fs.ModeSymlink != 0 || name == "" || name == "." || name == ".." {
		return RealPath(path)
	}
	parent, ok := f.parents[folder]
	if !ok {
		var err error
		if parent, err = RealPath(folder); err != nil {
			return "", err
		}
		f.parents[folder] = parent
	}
	return filepath.Join(parent, name), nil
}

// RealPath returns a path that is absolute and free of symbolic links.
func RealPath(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		// The operating system says better what is wrong with links.
		if _, statErr := os.Stat(path); statErr != nil {
			err = statErr
		}
		return "", err
	}
	return filepath.Abs(real)
}

// within reports whether path is folder, or lies below it. Both are clean.
func within(folder, path string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || os.IsPathSeparator(rest[0]) || os.IsPathSeparator(folder[len(folder)-1]))
}

// below returns a path within folder as it is seen from there, with slashes.
func below(folder, path string) string {
	rest := strings.TrimPrefix(path, folder)
	return strings.TrimPrefix(filepath.ToSlash(rest), "/")
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func isFile(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}

func kind(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}
