package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

// An inventory is what a folder of static files holds, subfolders included.
type inventory struct {
	files  []string            // from the project's root
	names  map[string]struct{} // their folded base names
	unread bool                // links or unreadable folders: there may be more
}

// plainAbsolute resolves a path from the root of a plain folder. Which root
// is meant is a guess, so only a Markdown file below a folder that does exist
// can be missing.
func (s *Site) plainAbsolute(l *link, kind Kind) Target {
	t := s.belowRoots(l, plainRoots, kind)
	if t.Verdict == OK || t.Reason != "" {
		return t
	}
	p := strings.TrimPrefix(path.Clean(l.decoded), "/")
	first, _, deep := strings.Cut(p, "/")
	if !markdown.IsFile(l.ext()) || !deep || s.tree.find(first) != isDir {
		return Target{Reason: "the root of the path isn't known"}
	}
	return s.missing(p, func(near string) string { return "/" + escaped(near, l) + l.tail })
}

// siteAbsolute resolves a path from the root of the site. Pages have addresses
// that only the site's URLs tell; static files have those of their folders.
func (s *Site) siteAbsolute(l *link) Target {
	if !isStatic(l.ext()) {
		return Target{Reason: "the path is a page's address"}
	}
	if !strings.HasPrefix(l.decoded, s.BaseURL+"/") || !strings.HasPrefix(l.path, s.BaseURL+"/") {
		return Target{Reason: "the path lies outside of the site's base URL"}
	}
	l.path, l.decoded = l.path[len(s.BaseURL):], l.decoded[len(s.BaseURL):]
	t := s.belowRoots(l, s.roots, Image)
	if t.Verdict == OK || t.Reason != "" {
		return t
	}
	p := strings.TrimPrefix(path.Clean(l.decoded), "/")
	first, _, deep := strings.Cut(p, "/")
	if why := s.unowned(first); !deep || why != "" {
		return Target{Reason: cmp.Or(why, "the path may belong to something else on the host")}
	}
	return s.missingStatic(p, first, func(near string) string { return s.BaseURL + "/" + escaped(near, l) + l.tail })
}

// belowRoots looks for a site-absolute path in each of the roots: OK with the
// target, or Unknown with a reason, or neither.
func (s *Site) belowRoots(l *link, roots []string, kind Kind) Target {
	for _, root := range roots {
		for _, spelling := range l.spellings() {
			p := path.Join(root, path.Clean(spelling))
			if !fs.ValidPath(p) {
				return Target{Reason: "the path leads out of the project"}
			}
			if t := s.lookup(p, l, kind); t.Verdict == OK || t.Reason != "" {
				return t
			}
		}
	}
	return Target{}
}

// unowned says why files may be served below the first segment of a path that
// the project does not hold; "" if none may.
func (s *Site) unowned(first string) string {
	switch {
	case s.opaque:
		return "the site may serve files that the project doesn't hold"
	case slices.Contains(s.themed, first):
		return "the theme may serve the file"
	}
	for _, root := range s.served {
		if s.Generator == Jekyll && s.tree.find(path.Join(root, "_"+first)) != absent {
			return "the path may be that of a collection"
		}
		for _, name := range []string{"_redirects", ".htaccess", "netlify.toml", "vercel.json"} {
			if s.redirects(path.Join(root, name), first) || s.redirects(name, first) {
				return "the host may redirect the path"
			}
		}
	}
	return ""
}

// redirects reports whether a host's configuration speaks of paths below first.
func (s *Site) redirects(file, first string) bool {
	if s.tree.find(file) != exists {
		return false
	}
	src, err := fs.ReadFile(s.tree.fsys, file)
	return err != nil || strings.Contains(string(src), first+"/")
}

// missingStatic returns the verdict on the static file p. It is broken if the
// site serves its first folder, and nothing in there has its name.
func (s *Site) missingStatic(p, first string, written func(path string) string) Target {
	want := folded(path.Base(p))
	for _, root := range s.pages {
		if inv := s.inventory(root); inv.unread || inv.holds(want) {
			return Target{Reason: "a file of that name may lie beside a page"}
		}
	}
	var files []string
	for _, root := range s.served {
		dir := path.Join(root, first)
		if s.tree.find(dir) != isDir {
			continue
		}
		inv := s.inventory(dir)
		if inv.unread || inv.holds(want) {
			return Target{Reason: "a file of that name may be elsewhere in the folder"}
		}
		for _, file := range inv.files {
			if root != "." {
				file = strings.TrimPrefix(file, root+"/")
			}
			files = append(files, file)
		}
	}
	if len(files) == 0 {
		return Target{Reason: "the path may belong to something else on the host"}
	}
	t := Target{Verdict: Broken, Reason: "no file `" + p + "` among the site's static files"}
	if near := indexFiles(files).nearFile(p); near != "" {
		t.Near = written(near)
	}
	return t
}

// inventory returns the files below dir.
func (s *Site) inventory(dir string) *inventory {
	if inv, ok := s.assets.Load(dir); ok {
		return inv.(func() *inventory)()
	}
	inv, _ := s.assets.LoadOrStore(dir, sync.OnceValue(func() *inventory {
		inv := &inventory{names: map[string]struct{}{}}
		s.collect(inv, dir)
		return inv
	}))
	return inv.(func() *inventory)()
}

// holds reports whether a file has the folded name.
func (inv *inventory) holds(name string) bool {
	_, ok := inv.names[name]
	return ok
}

func (s *Site) collect(inv *inventory, dir string) {
	f := s.tree.folder(dir)
	if f == nil {
		return
	}
	inv.unread = inv.unread || f.unread
	for _, e := range f.entries {
		p := path.Join(dir, e.name)
		switch {
		case e.isDir():
			s.collect(inv, p)
		case e.isLink() && s.tree.find(p) == isDir:
			inv.unread = true
		default:
			inv.files = append(inv.files, p)
			inv.names[folded(e.name)] = struct{}{}
		}
	}
}
