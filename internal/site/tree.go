package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

// A tree answers whether files exist, byte for byte: it lists folders, since
// to ask a case-insensitive file system for heat.md finds Heat.md. Listings
// are kept. A tree is safe for concurrent use.
type tree struct {
	fsys    fs.FS
	folders sync.Map // path -> func() *folder
}

// A folder is a listing; nil stands for a folder that does not exist.
type folder struct {
	entries []entry         // by name
	unread  bool            // it is there, but what it holds cannot be known
	folded  func() []string // the entries' names, folded
	others  func() names    // the files that are no Markdown: of that the site has an index
}

// An entry is what a listing says of one name; an fs.DirEntry holds far more.
type entry struct {
	name string
	mode fs.FileMode // its type
}

func (e *entry) isDir() bool  { return e.mode.IsDir() }
func (e *entry) isLink() bool { return e.mode&fs.ModeSymlink != 0 }

func newFolder(dir string, list []fs.DirEntry, unread bool) *folder {
	entries := make([]entry, len(list))
	for i, e := range list {
		entries[i] = entry{e.Name(), e.Type()}
	}
	f := &folder{entries: entries, unread: unread}
	f.folded = sync.OnceValue(func() []string {
		names := make([]string, len(entries))
		for i, e := range entries {
			names[i] = folded(e.name)
		}
		return names
	})
	f.others = sync.OnceValue(func() names {
		var list []string
		for _, e := range entries {
			if !e.isDir() && !markdown.IsFile(path.Ext(e.name)) {
				list = append(list, path.Join(dir, e.name))
			}
		}
		return indexFiles(list)
	})
	return f
}

// A found is what a tree says about a path.
type found uint8

const (
	absent  found = iota
	exists        // as a file, or as something that may be one
	isDir         // as a folder
	unclear       // a folder on the way cannot be read
)

// find looks a path up, which is slash-separated and relative to the root.
func (t *tree) find(p string) found {
	if p == "." {
		return isDir
	}
	dir := t.folder(path.Dir(p))
	if dir == nil {
		return absent
	}
	e := dir.entry(path.Base(p))
	switch {
	case e == nil && dir.unread:
		return unclear
	case e == nil:
		return absent
	case e.isDir():
		return isDir
	case e.isLink() && !t.folder(p).isUnread():
		return isDir
	}
	return exists
}

// folder returns the listing of a folder.
func (t *tree) folder(p string) *folder {
	if list, ok := t.folders.Load(p); ok {
		return list.(func() *folder)()
	}
	list, _ := t.folders.LoadOrStore(p, sync.OnceValue(func() *folder { return t.list(p) }))
	return list.(func() *folder)()
}

func (t *tree) list(p string) *folder {
	if p != "." {
		parent := t.folder(path.Dir(p))
		if parent == nil {
			return nil
		}
		e := parent.entry(path.Base(p))
		switch {
		case e == nil && parent.unread:
			return newFolder(p, nil, true)
		case e == nil || !e.isDir() && !e.isLink():
			return nil
		}
	}
	entries, err := fs.ReadDir(t.fsys, p)
	return newFolder(p, entries, err != nil)
}

func (f *folder) isUnread() bool { return f != nil && f.unread }

func (f *folder) entry(name string) *entry {
	i, ok := slices.BinarySearchFunc(f.entries, name, func(e entry, name string) int {
		return cmp.Compare(e.name, name)
	})
	if !ok {
		return nil
	}
	return &f.entries[i]
}

// similar returns the one path that is p but for letter case and Unicode
// normalisation, or "".
func (t *tree) similar(p string) string {
	at := "."
	for segment := range strings.SplitSeq(p, "/") {
		dir := t.folder(at)
		if dir == nil {
			return ""
		}
		name := segment
		if dir.entry(segment) == nil {
			if name = dir.similar(segment); name == "" {
				return ""
			}
		}
		at = path.Join(at, name)
	}
	return at
}

func (f *folder) similar(name string) string {
	want, match := folded(name), ""
	for i, other := range f.folded() {
		if other != want {
			continue
		}
		if match != "" {
			return ""
		}
		match = f.entries[i].name
	}
	return match
}

// folded returns the spelling under which names are equal that some file
// system takes for equal.
func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }
