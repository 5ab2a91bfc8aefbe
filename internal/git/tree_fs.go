package git

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"time"
)

// An info says what a file or folder of a tree is.
type info struct {
	name  string
	tree  *Tree
	entry *entry // nil for a folder
}

func (i info) Name() string       { return i.name }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.entry == nil }
func (i info) Sys() any           { return nil }

func (i info) Size() int64 {
	if i.entry == nil {
		return 0
	}
	return i.tree.sizeOf(i.entry)
}

func (i info) Mode() fs.FileMode {
	if i.entry == nil {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type openFile struct {
	info
	text *bytes.Reader
	err  error // why there is no text
}

func (f *openFile) Read(b []byte) (int, error) {
	if f.err != nil {
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: f.err}
	}
	return f.text.Read(b)
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openFolder struct {
	info
	path string
	read int
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.path, Err: errors.New("it is a folder")}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	all, err := f.tree.ReadDir(f.path)
	rest := all[min(f.read, len(all)):]
	if n > 0 && len(rest) == 0 && err == nil {
		return nil, io.EOF
	}
	if n > 0 && n < len(rest) {
		rest = rest[:n]
	}
	f.read += len(rest)
	return rest, err
}
