package discover

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFind(t *testing.T) {
	small := []string{".git/", "README.md", "films/heat.md", "films/thief.md", "books/emma.md", "notes.txt"}
	site := []string{".git/", "README.md", "docs/a.md", "site/_config.yml", "site/index.md", "site/_posts/heat.md"}
	skips := []string{
		".git/", ".git/description.md", "heat.md", "_site/a.md", "public/a.md", "node_modules/x/a.md", "vendor/a.md",
		"themes/t/_config.yml", "themes/t/a.md", "archetypes/a.md", ".github/a.md", "films/vendor/a.md", "films/public.md",
	}
	ignoring := []string{
		".git/info/exclude <- secret.md", ".gitignore <- drafts/|/top.md|*.tmp.md", "heat.md", "top.md", "secret.md",
		"films/top.md", "films/a.tmp.md", "films/.gitignore <- !a.tmp.md|old/*|!old/b.md", "films/old/a.md", "films/old/b.md",
		"films/drafts/.gitignore <- !*", "films/drafts/a.md",
	}
	tests := []struct {
		name  string
		tree  []string
		cwd   string
		args  []string
		force bool
		want  []string
	}{
		{name: "no argument", tree: small, want: []string{": README.md books/emma.md films/heat.md films/thief.md"}},
		{name: "a folder", tree: small, args: []string{"films"}, want: []string{"+: films/heat.md films/thief.md"}},
		{name: "a file", tree: small, args: []string{"films/heat.md"}, want: []string{"+: films/heat.md"}},
		{name: "from a folder below", tree: small, cwd: "films", want: []string{"..+: films/heat.md films/thief.md"}},
		{name: "a folder above", tree: small, cwd: "films", args: []string{".."}, want: []string{"..: README.md books/emma.md films/heat.md films/thief.md"}},
		{name: "no Markdown, but named", tree: small, args: []string{"notes.txt"}},
		{name: "given twice", tree: small, args: []string{"films/thief.md", "films", "./films/heat.md", "films/"}, want: []string{"+: films/heat.md films/thief.md"}},
		{name: "a file of what is walked", tree: small, args: []string{"films/heat.md", "."}, want: []string{": README.md books/emma.md films/heat.md films/thief.md"}},
		{name: "spellings of one path", tree: small, args: []string{"./films/heat.md", "books/../films/heat.md", "films//heat.md", "films/./heat.md"}, want: []string{"+: films/heat.md"}},
		{name: "names of all kinds", tree: []string{".git/", "-x.md", "a b/c d.md", "é/ü😀.md", "a|b.md", `a\b.md`, "*.md"}, args: []string{"-x.md", "a b", "é/ü😀.md", "*.md"}, want: []string{"+: *.md -x.md a b/c d.md é/ü😀.md"}},
		{
			name: "endings", tree: []string{".git/", "a.md", "b.markdown", "c.mdx", "d.mdown", "e.mkd", "f.mkdn", "g.MD", "h.Markdown", "i.md.txt", "j.m", "kmd", "l.mdo", "m.m\u212Ad"},
			want: []string{": a.md b.markdown c.mdx d.mdown e.mkd f.mkdn g.MD h.Markdown"},
		},
		{name: "bytewise order", tree: []string{".git/", "a/x.md", "a-b.md", "a.md", "B.md", "a/b/c.md", "a/b.md", "é.md"}, want: []string{": B.md a-b.md a.md a/b.md a/b/c.md a/x.md é.md"}},
		{name: "a folder that looks like a file", tree: []string{".git/", "a.md/b.md"}, want: []string{": a.md/b.md"}},

		{name: "a site in a repository", tree: site, want: []string{": README.md docs/a.md", "site: _posts/heat.md index.md"}},
		{name: "a site alone", tree: site, args: []string{"site"}, want: []string{"site: _posts/heat.md index.md"}},
		{name: "a folder of a site", tree: site, cwd: "site", args: []string{"_posts"}, want: []string{"+: _posts/heat.md"}},
		{name: "files of two roots", tree: site, args: []string{"site/_posts/heat.md", "docs/a.md"}, want: []string{"+: docs/a.md", "site+: _posts/heat.md"}},
		{name: "only a nested site has files", tree: []string{".git/", "x/", "a/b/_config.yml", "a/b/c.md"}, want: []string{"a/b: c.md"}},
		{name: "a marker beside a folder", tree: []string{".git/", "s/site.toml", "s/content/a.md", "t/site.toml", "t/a.md", "u/site.toml", "u/content <- a file", "u/a.md"}, want: []string{": t/a.md u/a.md", "s: content/a.md"}},
		{name: "the same, named", tree: []string{".git/", "s/site.toml", "s/content/a.md", "t/site.toml", "t/a.md", "u/site.toml", "u/content <- a file", "u/a.md"}, args: []string{"s/content/a.md", "t/a.md", "u/a.md"}, want: []string{"+: t/a.md u/a.md", "s+: content/a.md"}},
		{name: "a config", tree: []string{".git/", "a.md", "x/.reviewlint.yaml", "x/y/b.md", "z/.reviewlint.yml", "z/c.md"}, want: []string{": a.md", "x: y/b.md", "z: c.md"}},
		{name: "a config, going up", tree: []string{".git/", "x/.reviewlint.yaml", "x/_posts/y/b.md"}, args: []string{"x/_posts/y/b.md"}, want: []string{"x+: _posts/y/b.md"}},
		{name: "the closest wins", tree: []string{".git/", ".reviewlint.yaml", "x/_config.yml", "x/a.md", "b.md"}, args: []string{"x/a.md", "b.md"}, want: []string{"+: b.md", "x+: a.md"}},
		{name: "not beyond the repository", tree: []string{".reviewlint.yaml", "r/.git/", "r/s/a.md"}, cwd: "r/s", want: []string{"..+: s/a.md"}},
		{name: "a worktree's .git is a file", tree: []string{".reviewlint.yaml", "r/.git <- gitdir: ../nowhere", "r/s/a.md"}, cwd: "r/s", want: []string{"..+: s/a.md"}},
		{name: "a submodule of a site", tree: []string{".git/", "_config.yml", "posts/.git <- gitdir: ../.git/modules/posts", "posts/a.md", ".gitignore <- b.md", "posts/b.md"}, want: []string{": posts/a.md posts/b.md"}},
		{name: "the same, named", tree: []string{".git/", "_config.yml", "posts/.git <- gitdir: ../.git/modules/posts", "posts/a.md"}, cwd: "posts", args: []string{"a.md"}, want: []string{"..+: posts/a.md"}},
		{name: "repositories side by side", tree: []string{"a/.git/", "a/b.md", "c/.git/", "c/d.md"}, args: []string{".", "c/d.md"}, want: []string{"a: b.md", "c: d.md"}},
		{name: "no repository", tree: []string{"x/a.md", "x/y/b.md"}, cwd: "x", want: []string{": a.md y/b.md"}},
		{name: "no repository, a folder", tree: []string{"x/a.md", "x/y/b.md"}, args: []string{"x/y"}, want: []string{"x/y: b.md"}},
		{name: "no repository, elsewhere", tree: []string{"w/", "x/a.md", "x/y/b.md"}, cwd: "w", args: []string{"../x", "../x/y/b.md"}, want: []string{"../x: a.md y/b.md"}},
		{name: "no repository, files elsewhere", tree: []string{"w/", "x/a.md", "x/y/b.md"}, cwd: "w", args: []string{"../x/a.md", "../x/y/b.md"}, want: []string{"../x+: a.md", "../x/y+: b.md"}},
		{name: "no repository, the same folder twice", tree: []string{"w/", "x/a.md", "x/y/b.md"}, cwd: "w", args: []string{"../x/y", "../x"}, want: []string{"../x: a.md y/b.md"}},
		{name: "no repository, above the working directory", tree: []string{"w/a.md", "b.md"}, cwd: "w", args: []string{"..", "a.md"}, want: []string{"..: b.md w/a.md"}},

		{name: "skipped folders", tree: skips, want: []string{": films/public.md heat.md"}},
		{name: "skipped, but named", tree: skips, args: []string{"_site", ".github", "vendor/a.md", "themes/t"}, want: []string{"+: .github/a.md _site/a.md vendor/a.md", "themes/t: a.md"}},
		{name: "skipped, named and excluded", tree: skips, args: []string{"heat.md", ".github/a.md", "vendor/a.md", "films/vendor/a.md", "themes/t/a.md"}, force: true, want: []string{"+: heat.md"}},
		{name: "from within a skipped folder", tree: skips, cwd: "vendor", force: true, want: []string{"..+: vendor/a.md"}},

		{name: "ignored", tree: ignoring, want: []string{": films/a.tmp.md films/old/b.md films/top.md heat.md"}},
		{name: "ignored from above", tree: ignoring, args: []string{"films"}, want: []string{"+: films/a.tmp.md films/old/b.md films/top.md"}},
		{name: "ignored, but named", tree: ignoring, args: []string{"top.md", "secret.md", "films/drafts/a.md", "films/old/a.md"}, want: []string{"+: films/drafts/a.md films/old/a.md secret.md top.md"}},
		{name: "an ignored folder, named", tree: ignoring, args: []string{"films/drafts"}, want: []string{"+: films/drafts/a.md"}},
		{name: "ignored, named and excluded", tree: ignoring, args: []string{"top.md", "secret.md", "films/drafts/a.md", "films/old/a.md", "films/top.md"}, force: true, want: []string{"+: films/top.md"}},
		{name: "ignored above the root", tree: []string{".git/", ".gitignore <- /s/a.md", "s/_config.yml", "s/a.md", "s/b.md"}, cwd: "s", want: []string{": b.md"}},
		{name: "a repository within another", tree: []string{".git/info/exclude <- a.md", ".gitignore <- b.md", "r/.git/info/exclude <- c.md", "r/a.md", "r/b.md", "r/c.md"}, want: []string{"r: a.md b.md"}},
		{name: "a worktree's exclude", tree: []string{"w/.git <- gitdir: ../m/.git/worktrees/w", "m/.git/worktrees/w/commondir <- ../..|", "m/.git/info/exclude <- b.md", "w/a.md", "w/b.md"}, cwd: "w", want: []string{": a.md"}},
		{name: "a byte order mark and CRLF", tree: []string{".git/", ".gitignore <- \ufeffa.md\r|b.md\r|", "a.md", "b.md", "c.md"}, want: []string{": c.md"}},
		{name: "a .gitignore that is no file", tree: []string{".git <- what?", ".gitignore/", "x/.gitignore -> ../list", "list <- *.md", "x/y/a.md"}, args: []string{"x", "x/y"}, want: []string{"+: x/y/a.md"}},

		{name: "links met", tree: []string{".git/", "a.md", "b.md -> a.md", "x/c.md", "y -> x", "x/up -> ..", "gone.md -> nowhere"}, want: []string{": a.md x/c.md"}},
		{name: "links named", tree: []string{".git/", "a.md", "b.md -> a.md", "x/c.md", "y -> x", "notes.md -> notes.txt", "notes.txt"}, args: []string{"b.md", "y/c.md", "y", "notes.md"}, want: []string{"+: a.md x/c.md"}},
		{name: "links named, no repository", tree: []string{"x/a.md", "y/b.md -> ../x/a.md"}, args: []string{"y/b.md"}, want: []string{"+: x/a.md"}},
		{name: "above a link", tree: []string{".git/", "real/x/", "real/a.md", "y -> real/x", "a.md"}, args: []string{"y/../a.md"}, want: []string{"+: real/a.md"}},
		{name: "a working directory behind a link", tree: []string{"r/.git/", "r/a.md", "l -> r"}, cwd: "l", args: []string{".", "a.md"}, want: []string{": a.md"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := realTemp(t)
			plant(t, dir, tt.tree...)
			o := options(filepath.Join(dir, tt.cwd), tt.args...)
			o.ForceExclude = tt.force
			projects, failures, err := Find(o)
			if err != nil || len(failures) > 0 {
				t.Fatal(err, failures)
			}
			if diff := cmp.Diff(tt.want, shown(projects)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindErrors(t *testing.T) {
	const none = ": no Markdown files here (.md, .markdown, .mdx, .mdown, .mkd, .mkdn)"
	tests := []struct {
		name string
		tree []string
		args []string
		want []string
	}{
		{"no such file", nil, []string{"gone.md", "also/gone"}, []string{"gone.md: no such file or folder", "also/gone: no such file or folder"}},
		{"nothing here", []string{".git/", "a.txt"}, nil, []string{"." + none}},
		{"nothing there", []string{".git/", "a.md", "films/a.txt"}, []string{"films", "."}, []string{"films" + none}},
		{"all of it ignored", []string{".git/", ".gitignore <- *.md", "a.md"}, nil, []string{"." + none + " but what .gitignore leaves out, such as a.md"}},
		{"a folder of it ignored", []string{".git/", ".gitignore <- x/", "node_modules/b.md", "x/y/a.md"}, nil, []string{"." + none + " but what .gitignore leaves out, such as x/y/a.md"}},
		{"all of it passed by", []string{".git/b.md", "_site/x/a.md", "public/a.txt"}, nil, []string{"." + none + " but in folders that are passed by unless they are named, such as _site"}},
		{"an empty argument", []string{".git/", "a.md"}, []string{""}, []string{"an argument is empty: name a file or a folder, or . for the working directory"}},
		{"a file as a folder", []string{".git/", "a.md"}, []string{"a.md/"}, []string{"a.md/: not a directory"}},
		{"a link to nothing", []string{".git/", "a.md -> b.md"}, []string{"a.md"}, []string{"a.md: no such file or folder"}},
		{"links in a ring", []string{".git/", "a.md -> b.md", "b.md -> a.md"}, []string{"a.md"}, []string{"a.md: too many levels of symbolic links"}},
		{
			"links out of the project", []string{"o/b.md", "r/.git/", "r/a.md -> ../o/b.md", "r/x -> ../o"}, []string{"r/a.md", "r/x/b.md", "r/x"},
			[]string{
				"r/a.md: a symbolic link to DIR/o/b.md, outside of DIR/r: name it by its own path",
				"r/x/b.md: a symbolic link to DIR/o/b.md, outside of DIR/r: name it by its own path",
				"r/x: a symbolic link to DIR/o, outside of DIR/r: name it by its own path",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := realTemp(t)
			plant(t, dir, tt.tree...)
			projects, _, err := Find(options(dir, tt.args...))
			if err == nil {
				t.Fatalf("no error, but %v", shown(projects))
			}
			got := strings.Split(strings.ReplaceAll(err.Error(), dir, "DIR"), "\n")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A file that is not there yet is excluded as it would be if it were.
func TestExcludes(t *testing.T) {
	dir := realTemp(t)
	plant(t, dir, ".git/", ".gitignore <- drafts/|*.old.md", "films/", "_site/index.md", "l -> films")
	for file, want := range map[string]bool{
		"a.md":                   false,
		"films/a.md":             false,
		"l/a.md":                 false,
		"books/new/a.md":         false,
		"films/a.txt":            true,
		"films/a.old.md":         true,
		"drafts/a.md":            true,
		"books/drafts/deep/a.md": true,
		"_site/index.md":         true,
		"_site/a.md":             true,
		filepath.Join(dir, "vendor", "x", "a.md"): true,
	} {
		if got, err := Excludes(options(dir), file); got != want || err != nil {
			t.Errorf("%s: %v, %v; want %v", file, got, err, want)
		}
	}
}

// A file belongs to the same project whether it is walked to or named, and is
// left out by --force-exclude only if no walk meets it.
func TestNamedAsWalked(t *testing.T) {
	dir := realTemp(t)
	plant(t, dir,
		"a.md", "x/b.md", "x/y/c.md", "site/_config.yml", "site/d.md", "site/posts/.git <- gitdir: ../../.git/modules/p",
		"site/posts/e.md", "site/docs/.reviewlint.yml", "site/docs/f/g.md", "clone/.git/", "clone/h/i.md",
		"clone/.gitignore <- j.md", "clone/j.md", "clone/deep/content/", "clone/deep/site.toml", "clone/deep/k.md",
		"themes/_config.yml", "themes/l.md", "_site/m.md",
	)
	for _, repository := range []bool{false, true} {
		if repository {
			plant(t, dir, ".git/", ".gitignore <- /x/y/|h/")
		}
		for _, cwd := range []string{"", "x", "site", "site/posts", "clone/h"} {
			o := options(filepath.Join(dir, cwd))
			walked, _, err := Find(o)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, p := range walked {
				p.Named = true
				want = append(want, shown([]Project{p})...)
				for _, file := range p.Files {
					o.Args = append(o.Args, filepath.Join(p.Root, file))
				}
			}
			if cwd == "" {
				o.ForceExclude = true
				for _, name := range []string{"clone/j.md", "themes/l.md", "_site/m.md"} {
					o.Args = append(o.Args, filepath.Join(dir, name))
				}
			}
			named, _, err := Find(o)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, shown(named)); diff != "" {
				t.Errorf("repository %v, in %q (-walked +named):\n%s", repository, cwd, diff)
			}
		}
	}
}

func TestFindAbsolute(t *testing.T) {
	dir := realTemp(t)
	plant(t, dir, "r/.git/", "r/films/heat.md", "r/emma.md", "l -> r")
	for _, arg := range []string{filepath.Join(dir, "r", "films", "heat.md"), filepath.Join(dir, "l", "films") + "/"} {
		projects, _, err := Find(options(filepath.Join(dir, "r"), arg))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"+: films/heat.md"}, shown(projects)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", arg, diff)
		}
		if want := filepath.Join(dir, "r"); projects[0].Root != want {
			t.Errorf("root %s, want %s", projects[0].Root, want)
		}
	}
}

func TestAll(t *testing.T) {
	dir := realTemp(t)
	plant(t, dir, ".git/", ".gitignore <- draft.md|!x/draft.md", "a.md", "draft.md", "x/b.md", "x/draft.md", "site/_config.yml", "site/c.md", "vendor/d.md", "l.md -> a.md")
	for _, tt := range []struct {
		args []string
		want string
	}{
		{nil, "a.md x/b.md x/draft.md"},
		{[]string{"a.md"}, "a.md x/b.md x/draft.md"},
		{[]string{"x"}, "a.md x/b.md x/draft.md"},
		{[]string{"draft.md", "vendor/d.md"}, "a.md draft.md vendor/d.md x/b.md x/draft.md"},
		{[]string{".", "draft.md"}, "a.md draft.md x/b.md x/draft.md"},
	} {
		projects, _, err := Find(options(dir, tt.args...))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(projects[0].All(), " "); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.args, got, tt.want)
		}
	}
}
