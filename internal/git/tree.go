package git

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Tree is the folder as it was at a commit, as an fs.FS. Files are read from
// git's objects when they are opened. It is safe for concurrent use.
type Tree struct {
	entries []*entry       // by path
	folders map[string]int // -> the index of the first entry below

	mu  sync.Mutex // one asks at a time
	cat *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// An entry is a file of a tree.
type entry struct {
	path   string
	object string
	size   int64 // guarded by Tree.mu; unknown until the file is read
	link   bool
}

const (
	maxLinks = 8        // how many symbolic links may lead to a file
	maxText  = 64 << 20 // how large a file may be, in bytes, that is read
	unknown  = -1
)

var errTooLarge = errors.New("it is too large")

// Tree returns the folder as it was at a commit. It has to be closed. Git isn't
// asked for the sizes of files: in a partial clone it would have to fetch them
// all, one by one.
func (r *Repository) Tree(commit string) (*Tree, error) {
	listing, err := r.command("ls-tree", "-r", "-z", commit).Output()
	if err != nil {
		return nil, failure(err)
	}
	t := &Tree{folders: map[string]int{".": 0}}
	for line := range bytes.SplitSeq(bytes.TrimSuffix(listing, []byte{0}), []byte{0}) {
		about, name, _ := strings.Cut(string(line), "\t")
		fields := strings.Fields(about) // mode, type, object
		if len(fields) != 3 || fields[1] != "blob" {
			continue // a submodule
		}
		t.entries = append(t.entries, &entry{name, fields[2], unknown, fields[0] == "120000"})
	}
	slices.SortFunc(t.entries, func(a, b *entry) int { return strings.Compare(a.path, b.path) })
	for i, e := range t.entries {
		for dir := path.Dir(e.path); ; dir = path.Dir(dir) {
			if _, known := t.folders[dir]; known {
				break
			}
			t.folders[dir] = i
		}
	}
	t.cat = r.command("cat-file", "--batch")
	if t.in, err = t.cat.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := t.cat.StdoutPipe()
	if err != nil {
		return nil, err
	}
	t.out = bufio.NewReaderSize(out, 64<<10)
	return t, failure(t.cat.Start())
}

// Close ends the reading.
func (t *Tree) Close() error {
	return errors.Join(t.in.Close(), t.cat.Wait())
}

// Paths returns the paths of all files, sorted.
func (t *Tree) Paths() []string {
	paths := make([]string, len(t.entries))
	for i, e := range t.entries {
		paths[i] = e.path
	}
	return paths
}

// Open opens a file or a folder.
func (t *Tree) Open(name string) (fs.File, error) {
	e, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if e == nil {
		return &openFolder{info: info{path.Base(name), t, nil}, path: name}, nil
	}
	text, err := t.read(e)
	if err != nil && !errors.Is(err, errTooLarge) { // which whoever asks for the size gets to know
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openFile{info{path.Base(name), t, e}, bytes.NewReader(text), err}, nil
}

// Stat says what is at a path. No file is read for it, but for its size.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	e, err := t.find("stat", name)
	if err != nil {
		return nil, err
	}
	if e == nil {
		return info{path.Base(name), t, nil}, nil
	}
	return info{path.Base(name), t, e}, nil
}

// ReadDir lists a folder, sorted by name.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	i, ok := t.folders[name]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	prefix := name + "/"
	if name == "." {
		prefix = ""
	}
	var all []fs.DirEntry
	last := ""
	for ; i < len(t.entries) && strings.HasPrefix(t.entries[i].path, prefix); i++ {
		base, _, folder := strings.Cut(t.entries[i].path[len(prefix):], "/")
		switch {
		case base == last:
		case folder:
			all = append(all, fs.FileInfoToDirEntry(info{base, t, nil}))
		default:
			all = append(all, fs.FileInfoToDirEntry(info{base, t, t.entries[i]}))
		}
		last = base
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// find returns the file at a path, at the end of symbolic links; nil for a
// folder.
func (t *Tree) find(op, name string) (*entry, error) {
	for at, links := name, 0; fs.ValidPath(at) && links < maxLinks; links++ {
		if _, folder := t.folders[at]; folder {
			return nil, nil
		}
		i, ok := slices.BinarySearchFunc(t.entries, at, func(e *entry, path string) int { return strings.Compare(e.path, path) })
		if !ok {
			break
		}
		if !t.entries[i].link {
			return t.entries[i], nil
		}
		target, err := t.read(t.entries[i])
		if err != nil {
			return nil, &fs.PathError{Op: op, Path: name, Err: err}
		}
		if path.IsAbs(string(target)) {
			break
		}
		at = path.Join(path.Dir(at), string(target))
	}
	return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

// read returns the bytes of a file, or errTooLarge.
func (t *Tree) read(e *entry) ([]byte, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := io.WriteString(t.in, e.object+"\n"); err != nil {
		return nil, err
	}
	head, err := t.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	size, isBlob := strings.CutPrefix(strings.TrimSuffix(head, "\n"), e.object+" blob ")
	if !isBlob {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(head))
	}
	if e.size, err = strconv.ParseInt(size, 10, 64); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	if e.size > maxText {
		_, err := io.CopyN(io.Discard, t.out, e.size+1)
		return nil, cmp.Or(err, errTooLarge)
	}
	text := make([]byte, e.size+1) // with the line ending behind it
	_, err = io.ReadFull(t.out, text)
	return text[:e.size], err
}

// sizeOf returns the size of a file, which may have to be read for it.
func (t *Tree) sizeOf(e *entry) int64 {
	size := func() int64 {
		t.mu.Lock()
		defer t.mu.Unlock()
		return e.size
	}
	if size() == unknown {
		t.read(e) // who opens the file gets to know what is wrong with it
	}
	return max(size(), 0)
}
