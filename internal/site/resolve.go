package site

import (
	"io/fs"
	"path"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

// A Verdict is what is known about a link.
type Verdict uint8

const (
	Unknown Verdict = iota // it takes a build, a plugin or another host to tell
	OK                     // it leads to a file of the project
	Broken                 // certainly, it leads nowhere
)

func (v Verdict) String() string { return [...]string{"unknown", "ok", "broken"}[v] }

// A Kind is what a link is for.
type Kind uint8

const (
	Page  Kind = iota // to be followed
	Image             // to be shown
)

// A Target is where a link leads.
type Target struct {
	Verdict  Verdict
	Path     string // OK: the file or folder it leads to, from the project's root
	Fragment string // what follows the #, as it is written
	Reason   string // Broken: what was looked for; Unknown: why; one clause
	Near     string // Broken: the nearest target there is, as the link would be written; "" if none is clearly near
}

// A Site resolves links and knows a project's conventions. It is safe for
// concurrent use, and reads no folder before a link asks for it.
type Site struct {
	Config
	files  func() []string
	tree   tree
	stems  func() map[string]struct{}
	near   func() names
	assets sync.Map // folder of static files -> func() *inventory
}

// plainRoots are the folders that a site-absolute path is looked for in when
// no generator says which.
var plainRoots = []string{".", "content", "src", "docs", "public", "static"}

// New returns the site that config builds from the project at the root of
// fsys. Files returns the paths of all its Markdown files, those included that
// are not linted: a target that is missing among them counts as missing.
func New(fsys fs.FS, config Config, files func() []string) *Site {
	s := &Site{Config: config, files: files, tree: tree{fsys: fsys}}
	s.stems = sync.OnceValue(func() map[string]struct{} { return stems(files()) })
	s.near = sync.OnceValue(func() names { return indexFiles(files()) })
	return s
}

// Resolve says where a link in the file from leads. The link is a destination
// after Markdown's and HTML's own unescaping, not percent-decoded.
func (s *Site) Resolve(from, dest string, kind Kind) Target {
	l, why := parse(dest)
	if why != "" {
		return Target{Fragment: l.fragment, Reason: why}
	}
	t := s.resolve(from, &l, kind)
	t.Fragment = l.fragment
	return t
}

func (s *Site) resolve(from string, l *link, kind Kind) Target {
	switch {
	case l.path == "":
		return Target{Verdict: OK, Path: from}
	case s.Generator == Zola && strings.HasPrefix(l.path, "@/"):
		return s.inContent(l)
	case strings.HasPrefix(l.path, "@"):
		return Target{Reason: "the path starts with an alias"}
	case l.isAbsolute() && s.Generator == None:
		return s.plainAbsolute(l, kind)
	case l.isAbsolute():
		return s.siteAbsolute(l)
	case s.Generator == None:
		return s.plainRelative(from, l, kind)
	}
	return s.siteRelative(from, l, kind)
}

// plainRelative resolves a path in a plain folder, where it is one of files.
func (s *Site) plainRelative(from string, l *link, kind Kind) Target {
	p, t := s.relative(from, l, kind)
	if t.Verdict == OK || t.Reason != "" {
		return t
	}
	if ext := l.ext(); !markdown.IsFile(ext) && !isStatic(ext) {
		return Target{Reason: "the path may be a page's address"}
	}
	return s.missing(p, func(near string) string { return l.relativeTo(from, near) })
}

// siteRelative resolves a path that the browser will resolve against the
// page's address, which takes the site's URLs to follow. Markdown files have
// no address, so such a path is rewritten by its file's name or is broken.
func (s *Site) siteRelative(from string, l *link, kind Kind) Target {
	p, t := s.relative(from, l, kind)
	switch {
	case t.Verdict == OK || t.Reason != "":
		return t
	case !markdown.IsFile(l.ext()):
		return Target{Reason: "the path is relative to the page's address"}
	case s.knows(l):
		return Target{Reason: "a file of that name is elsewhere in the project"}
	}
	return Target{
		Verdict: Broken,
		Reason:  "no file `" + nameOf(p) + "` anywhere in the project",
		Near:    s.nearFile(p, func(near string) string { return l.relativeTo(from, near) }),
	}
}

// nameOf returns what a file goes by: its name, or that of a folder's page with
// the folder's.
func nameOf(p string) string {
	dir, name := path.Split(p)
	if isIndex(stemOf(name)) {
		return path.Join(path.Base(dir), name)
	}
	return name
}

// relative looks for a path beside the file that links to it. It returns the
// path, and OK with the target, or Unknown with a reason, or neither.
func (s *Site) relative(from string, l *link, kind Kind) (string, Target) {
	var p string
	for _, spelling := range l.spellings() {
		p = path.Join(path.Dir(from), spelling)
		if !fs.ValidPath(p) {
			return p, Target{Reason: "the path leads out of the project"}
		}
		if t := s.lookup(p, l, kind); t.Verdict == OK || t.Reason != "" {
			return p, t
		}
	}
	return p, Target{}
}

// inContent resolves Zola's own links, which name a file below content.
func (s *Site) inContent(l *link) Target {
	p := path.Join("content", strings.TrimPrefix(l.decoded, "@/"))
	if fs.ValidPath(p) && s.tree.find(p) == exists {
		return Target{Verdict: OK, Path: p}
	}
	return Target{Reason: "the path is Zola's to resolve"}
}

// lookup tells whether p exists, as it stands or as the page that a path
// without ending means: neither OK nor a reason where it certainly doesn't.
func (s *Site) lookup(p string, l *link, kind Kind) Target {
	slash := strings.HasSuffix(l.path, "/")
	switch s.tree.find(p) {
	case exists:
		if slash {
			return Target{Reason: "the path of a file ends in a slash"}
		}
		return Target{Verdict: OK, Path: p}
	case isDir:
		if kind == Image {
			return Target{Reason: "the path is a folder"}
		}
		return Target{Verdict: OK, Path: s.index(p)}
	case unclear:
		return Target{Reason: "a folder on the path cannot be read"}
	}
	if ext := l.ext(); kind == Page && !markdown.IsFile(ext) && !isStatic(ext) && s.tree.find(p+".md") == exists {
		return Target{Verdict: OK, Path: p + ".md"}
	}
	return Target{}
}

// index returns the page of a folder, or the folder if it has none.
func (s *Site) index(dir string) string {
	for _, name := range []string{"index.md", "_index.md", "README.md"} {
		if p := path.Join(dir, name); s.tree.find(p) == exists {
			return p
		}
	}
	return dir
}

// missing returns the verdict on a file p that was not found, of which
// written makes a link.
func (s *Site) missing(p string, written func(path string) string) Target {
	if similar := s.tree.similar(p); similar != "" && similar != p {
		if norm.NFC.String(similar) == norm.NFC.String(p) {
			return Target{Reason: "the path differs in its Unicode normalisation"}
		}
		return Target{
			Verdict: Broken,
			Reason:  "`" + similar + "` differs in case",
			Near:    written(similar),
		}
	}
	return Target{Verdict: Broken, Reason: "no file `" + p + "`", Near: s.nearFile(p, written)}
}
