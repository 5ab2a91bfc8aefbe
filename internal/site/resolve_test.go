package site

import (
	"fmt"
	"io/fs"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/markdown"
)

func newSite(fsys fstest.MapFS) *Site {
	var files []string
	for name := range fsys {
		if markdown.IsFile((&link{decoded: name}).ext()) {
			files = append(files, name)
		}
	}
	return New(fsys, Detect(fsys), func() []string { return files })
}

// A resolution is one link and what is expected of it: path is where it leads
// if it is OK, near what is offered if it is Broken.
type resolution struct {
	link    string
	kind    Kind
	verdict Verdict
	path    string
	near    string
}

func check(t *testing.T, s *Site, from string, tests []resolution) {
	t.Helper()
	for _, tt := range tests {
		got := s.Resolve(from, tt.link, tt.kind)
		if got.Verdict != tt.verdict || got.Path != tt.path || got.Near != tt.near {
			t.Errorf("%s in %s: got %v, want %v %q %q", tt.link, from, got, tt.verdict, tt.path, tt.near)
		}
		if (got.Reason == "") != (got.Verdict == OK) {
			t.Errorf("%s: %v with the reason %q", tt.link, got.Verdict, got.Reason)
		}
	}
}

func TestResolveAnywhere(t *testing.T) {
	for _, fsys := range []fstest.MapFS{project("films/heat.md"), project("_config.yml", "films/heat.md")} {
		check(t, newSite(fsys), "films/heat.md", []resolution{
			{link: "", verdict: Unknown},
			{link: "https://example.org/x.md", verdict: Unknown},
			{link: "mailto:a@example.org", verdict: Unknown},
			{link: "Mission: Impossible.md", verdict: Unknown},
			{link: "//example.org/x.md", verdict: Unknown},
			{link: "{{ site.baseurl }}/x.md", verdict: Unknown},
			{link: "{% link x.md %}", verdict: Unknown},
			{link: "{{< ref x.md >}}", verdict: Unknown},
			{link: "<%= x %>.md", verdict: Unknown},
			{link: "{filename}/x.md", verdict: Unknown},
			{link: "?page=2", verdict: Unknown},
			{link: "#plot", verdict: OK, path: "films/heat.md"},
			{link: "#", verdict: OK, path: "films/heat.md"},
			{link: `..\x.md`, verdict: Unknown},
			{link: "..%5Cx.md", verdict: Unknown},
			{link: "a%2Fx.md", verdict: Unknown},
			{link: "a//x.md", verdict: Unknown},
			{link: "x\n.md", verdict: Unknown},
			{link: "x%00.md", verdict: Unknown},
			{link: "\xff.md", verdict: Unknown},
			{link: "~/x.md", verdict: Unknown},
			{link: "@assets/x.png", verdict: Unknown},
			{link: "www.example.org/x.md", verdict: Unknown},
			{link: "example.com/x.png", verdict: Unknown},
			{link: "../../../../x.md", verdict: Unknown},
			{link: "../../site/films/heat.md", verdict: Unknown},
		})
	}
}

func TestResolveFragment(t *testing.T) {
	s := newSite(project("heat.md", "ran.md"))
	for link, want := range map[string]string{
		"#plot": "plot", "ran.md#the%20plot": "the%20plot", "ran.md?x=1#a#b": "a#b", "ran.md": "", "raw.png#x": "x",
	} {
		if got := s.Resolve("heat.md", link, Page).Fragment; got != want {
			t.Errorf("%s: got %q, want %q", link, got, want)
		}
	}
}

func TestResolvePlain(t *testing.T) {
	s := newSite(project(
		"index.md", "films/heat.md", "films/the-thing.md", "films/What's Up?.md", "films/50%.md", "films/ran/README.md",
		"films/Amélie.md", "films/Dr. No.md", "films/alien-2.md", "films/photo.PNG", "films/ame\u0301lie.jpg", "films/page.html",
		"books/dune.md", "books/dune-messiah.md", "docs/guide/start.md", "static/poster.jpg", "posters/heat.webp"))
	check(t, s, "films/heat.md", []resolution{
		{link: "the-thing.md", verdict: OK, path: "films/the-thing.md"},
		{link: "./the-thing.md#plot", verdict: OK, path: "films/the-thing.md"},
		{link: "the-thing.md?raw", verdict: OK, path: "films/the-thing.md"},
		{link: "../books/dune.md", verdict: OK, path: "books/dune.md"},
		{link: "What's%20Up%3F.md", verdict: OK, path: "films/What's Up?.md"},
		{link: "50%.md", verdict: OK, path: "films/50%.md"},
		{link: "Am%C3%A9lie.md", verdict: OK, path: "films/Amélie.md"},
		{link: "page.html", verdict: OK, path: "films/page.html"},

		{link: "the-thnig.md", verdict: Broken, near: "the-thing.md"},
		{link: "./the-thnig.md#plot", verdict: Broken, near: "./the-thing.md#plot"},
		{link: "../books/dune-mesiah.md", verdict: Broken, near: "../books/dune-messiah.md"},
		{link: "Amelie.md", verdict: Broken, near: "Amélie.md"},
		{link: "../film/the-thing.md", verdict: Broken, near: "the-thing.md"},
		{link: "nothing-alike.md", verdict: Broken},
		{link: "alien-3.md", verdict: Broken},
		{link: "The-Thing.md", verdict: Broken, near: "the-thing.md"},
		{link: "../Books/dune.md", verdict: Broken, near: "../books/dune.md"},
		{link: "photo.png", kind: Image, verdict: Broken, near: "photo.PNG"},
		{link: "../posters/haet.webp", kind: Image, verdict: Broken, near: "../posters/heat.webp"},
		{link: "../posters/hear.webp", kind: Image, verdict: Broken},
		{link: "../posters/heat.png", kind: Image, verdict: Broken, near: "../posters/heat.webp"},
		{link: "../posters/heat.pdf", verdict: Broken},
		{link: "heat.png", kind: Image, verdict: Broken},
		{link: "../film/ran/README.md", verdict: Broken, near: "ran/README.md"},
		{link: "../boks/README.md", verdict: Broken},
		{link: "dr.%20no.md", verdict: Broken, near: "Dr.%20No.md"},
		{link: "song.mp3", verdict: Broken},

		{link: "am%C3%A9lie.jpg", kind: Image, verdict: Unknown},
		{link: "missing.html", verdict: Unknown},
		{link: "missing", verdict: Unknown},
		{link: "Dr. No", verdict: OK, path: "films/Dr. No.md"},
		{link: "Dr. Who", verdict: Unknown},
		{link: "the-thing", verdict: OK, path: "films/the-thing.md"},
		{link: "the-thing", kind: Image, verdict: Unknown},
		{link: "the-thing.md/", verdict: Unknown},
		{link: "ran", verdict: OK, path: "films/ran/README.md"},
		{link: "ran/", verdict: OK, path: "films/ran/README.md"},
		{link: "..", verdict: OK, path: "index.md"},
		{link: "../posters/", verdict: OK, path: "posters"},
		{link: "../posters/", kind: Image, verdict: Unknown},

		{link: "/books/dune.md", verdict: OK, path: "books/dune.md"},
		{link: "/guide/start.md", verdict: OK, path: "docs/guide/start.md"},
		{link: "/guide/start", verdict: OK, path: "docs/guide/start.md"},
		{link: "/poster.jpg", kind: Image, verdict: OK, path: "static/poster.jpg"},
		{link: "/books/dnue.md", verdict: Broken, near: "/books/dune.md"},
		{link: "/books/dune-mesiah.md", verdict: Broken, near: "/books/dune-messiah.md"},
		{link: "/elsewhere/dune.md", verdict: Unknown},
		{link: "/dune.md", verdict: Unknown},
		{link: "/books/dune.jpg", kind: Image, verdict: Unknown},
		{link: "/books/dune-9", verdict: Unknown},
	})
}

func TestResolveReason(t *testing.T) {
	s := newSite(project("heat.md", "Ran.md"))
	for link, want := range map[string]Target{
		"alien.md": {Verdict: Broken, Reason: "no file `alien.md`"},
		"ran.md":   {Verdict: Broken, Reason: "`Ran.md` differs in case", Near: "Ran.md"},
		"../x.md":  {Verdict: Unknown, Reason: "the path leads out of the project"},
	} {
		if diff := cmp.Diff(want, s.Resolve("heat.md", link, Page)); diff != "" {
			t.Errorf("%s: %s", link, diff)
		}
	}
}

func TestResolveSite(t *testing.T) {
	fsys := project(
		"_posts/2024-01-06-heat.md", "_posts/2024-02-01-ran.md", "_posts/poster.jpg", "about.md", "notes/index.md",
		"images/heat.jpg", "images/old/ran.jpg", "images/old/mononoke.jpg", "empty/.gitkeep", "_covers/x.jpg", "covers/y.jpg", "assets/style.txt")
	s := newSite(with(fsys, "_config.yml", "baseurl: /notes\ntheme: minima"))
	check(t, s, "_posts/2024-01-06-heat.md", []resolution{
		{link: "2024-02-01-ran.md", verdict: OK, path: "_posts/2024-02-01-ran.md"},
		{link: "../about.md#me", verdict: OK, path: "about.md"},
		{link: "about.md", verdict: Unknown},
		{link: "ran.md", verdict: Unknown}, // a date is all that it lacks
		{link: "NOTES.md", verdict: Unknown},
		{link: "2024-02-01-rann.md", verdict: Broken, near: "2024-02-01-ran.md"},
		{link: "abuot.md", verdict: Broken, near: "../about.md"},
		{link: "stalker.md", verdict: Broken},
		{link: "stalker.html", verdict: Unknown},
		{link: "stalker", verdict: Unknown},
		{link: "poster.jpg", kind: Image, verdict: OK, path: "_posts/poster.jpg"},
		{link: "stalker.jpg", kind: Image, verdict: Unknown},

		{link: "/notes/images/heat.jpg", kind: Image, verdict: OK, path: "images/heat.jpg"},
		{link: "/notes/images/mononkoe.jpg", kind: Image, verdict: Broken, near: "/notes/images/old/mononoke.jpg"},
		{link: "/notes/images/stalker.jpg", kind: Image, verdict: Broken},
		{link: "/notes/images/haet.jpg", kind: Image, verdict: Broken, near: "/notes/images/heat.jpg"},
		{link: "/notes/images/heat.png", kind: Image, verdict: Broken, near: "/notes/images/heat.jpg"},
		{link: "/notes/images/ran.png", kind: Image, verdict: Broken},
		{link: "/notes/images/ran.jpg", kind: Image, verdict: Unknown},
		{link: "/notes/images/Heat.jpg", kind: Image, verdict: Unknown},
		{link: "/images/stalker.jpg", kind: Image, verdict: Unknown},
		{link: "/notes/stalker.jpg", kind: Image, verdict: Unknown},
		{link: "/notes/photos/stalker.jpg", kind: Image, verdict: Unknown},
		{link: "/notes/covers/stalker.jpg", kind: Image, verdict: Unknown},
		{link: "/notes/assets/stalker.jpg", kind: Image, verdict: Unknown},
		{link: "/notes/2024/01/06/heat.html", verdict: Unknown},
		{link: "/notes/about", verdict: Unknown},
		{link: "/notes/images/stalker.md", verdict: Unknown},
	})
}

func TestResolveStatic(t *testing.T) {
	const image = "/images/stalker.jpg"
	tests := []struct {
		name    string
		fsys    fstest.MapFS
		verdict Verdict
	}{
		{"hugo", project("hugo.toml", "static/images/heat.jpg"), Broken},
		{"hugo found", project("hugo.toml", "static/images/stalker.jpg"), OK},
		{"hugo found in assets", project("hugo.toml", "assets/images/stalker.jpg"), OK},
		{"hugo elsewhere", project("hugo.toml", "assets/images/heat.jpg"), Unknown},
		{"hugo beside a page", project("hugo.toml", "static/images/heat.jpg", "content/x/stalker.jpg"), Unknown},
		{"hugo theme", with(project("themes/a/static/x.css", "static/images/heat.jpg"), "hugo.toml", "theme='a'"), Broken},
		{"hugo theme has it", with(project("themes/a/static/images/stalker.jpg"), "hugo.toml", "theme='a'"), OK},
		{"hugo theme not there", with(project("static/images/heat.jpg"), "hugo.toml", "theme='a'"), Unknown},
		{"hugo modules", with(project("static/images/heat.jpg"), "hugo.yaml", "module: {imports: [{path: x}]}"), Unknown},
		{"hugo languages", with(project("static/images/heat.jpg"), "hugo.yaml", "languages: {de: {staticDir: x}}"), Unknown},
		{"hugo staticDir", with(project("files/images/heat.jpg"), "hugo.toml", "staticDir='files'"), Broken},
		{"hugo broken config", with(project("static/images/heat.jpg"), "hugo.toml", "= ="), Unknown},
		{"hugo outside staticDir", with(project("static/images/heat.jpg"), "hugo.toml", "staticDir='../x'"), Unknown},
		{"astro", project("astro.config.mjs", "public/images/heat.jpg"), Broken},
		{"astro root folder", project("astro.config.mjs", "images/heat.jpg"), Unknown},
		{"zola", project("zola.toml", "static/images/heat.jpg"), Broken},
		{"eleventy", project("eleventy.config.js", "images/heat.jpg"), Unknown},
		{"eleventy found", project("eleventy.config.js", "src/images/stalker.jpg"), OK},
		{"other", project("mkdocs.yml", "docs/images/heat.jpg"), Unknown},
		{"jekyll", project("_config.yml", "images/heat.jpg"), Broken},
		{"jekyll without files", folderIn(project("_config.yml"), "images/old"), Unknown},
		{"jekyll plugins", project("_config.yml", "images/heat.jpg", "_plugins/x.rb"), Unknown},
		{"jekyll keep_files", with(project("images/heat.jpg"), "_config.yml", "keep_files: [images]"), Unknown},
		{"jekyll source", with(project("src/images/heat.jpg", "images/x"), "_config.yml", "source: src"), Broken},
		{"redirected", with(project("_config.yml", "images/heat.jpg"), "_redirects", "/images/* /i/:splat"), Unknown},
		{"others redirected", with(project("_config.yml", "images/heat.jpg"), "_redirects", "/old/* /new"), Broken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := newSite(tt.fsys).Resolve("x.md", image, Image); got.Verdict != tt.verdict {
				t.Errorf("got %+v, want %v", got, tt.verdict)
			}
		})
	}
}

// folderIn adds an empty folder to a project.
func folderIn(fsys fstest.MapFS, name string) fstest.MapFS {
	fsys[name] = &fstest.MapFile{Mode: fs.ModeDir}
	return fsys
}

// linkTo adds a symbolic link that leads out of the project.
func linkTo(fsys fstest.MapFS, name string) fstest.MapFS {
	fsys[name] = &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("../outside")}
	return fsys
}

func TestResolveSymlink(t *testing.T) {
	check(t, newSite(linkTo(project("heat.md"), "covers")), "heat.md", []resolution{
		{link: "covers/heat.jpg", kind: Image, verdict: Unknown},
		{link: "covers/old/heat.jpg", kind: Image, verdict: Unknown},
		{link: "heat.md/x.jpg", kind: Image, verdict: Broken},
	})
}

func TestResolveZola(t *testing.T) {
	s := newSite(project("zola.toml", "content/films/heat.md"))
	check(t, s, "content/a.md", []resolution{
		{link: "@/films/heat.md", verdict: OK, path: "content/films/heat.md"},
		{link: "@/films/ran.md", verdict: Unknown},
	})
}

func TestResolveHugoNames(t *testing.T) {
	s := newSite(project("hugo.toml", "content/films/heat.en.md", "content/films/ran/index.md",
		"content/books/emma/index.md", "content/books/2024-01-02-dune/index.en.md", "content/_index.md"))
	check(t, s, "content/books/emma/index.md", []resolution{
		{link: "heat.md", verdict: Unknown},
		{link: "ran.md", verdict: Unknown},
		{link: "alien.md", verdict: Broken},
		{link: "../emma/index.md", verdict: OK, path: "content/books/emma/index.md"},
		{link: "../emmma/index.md", verdict: Broken, near: "index.md"},
		{link: "../emam/index.md", verdict: Broken, near: "index.md"},
		{link: "/emam/index.md", verdict: Unknown},
		{link: "../ran/index.md", verdict: Unknown},
		{link: "../../films/ran/_index.md", verdict: Unknown},
		{link: "../../films/index.md", verdict: Unknown}, // Hugo makes a page for every folder
		{link: "../dune/index.md", verdict: Unknown},
		{link: "../heat/index.md", verdict: Unknown},
		{link: "../index.md", verdict: Unknown},
		{link: "_index.md", verdict: Unknown},
		{link: "../alien/README.md", verdict: Broken},
	})
	got := s.Resolve("content/a.md", "books/emmma/index.md", Page).Reason
	if want := "no file `emmma/index.md` anywhere in the project"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A listed tree counts the folders that are read.
type listed struct {
	fstest.MapFS
	mu    sync.Mutex
	reads map[string]int
}

func (l *listed) ReadDir(name string) ([]fs.DirEntry, error) {
	l.mu.Lock()
	l.reads[name]++
	l.mu.Unlock()
	return l.MapFS.ReadDir(name)
}

func TestResolveConcurrently(t *testing.T) {
	fsys := &listed{MapFS: project("films/heat.md", "films/ran.md", "books/dune.md"), reads: map[string]int{}}
	s := New(fsys, Config{}, func() []string { return []string{"films/heat.md", "films/ran.md", "books/dune.md"} })
	if len(fsys.reads) > 0 {
		t.Errorf("read before the first link: %v", fsys.reads)
	}
	var wg sync.WaitGroup
	for i := range 32 {
		wg.Go(func() {
			for link, want := range map[string]Verdict{
				"ran.md": OK, "../books/dune.md": OK, "rann.md": Broken, "../gone/x.md": Broken, fmt.Sprintf("%d.md", i): Broken,
			} {
				if got := s.Resolve("films/heat.md", link, Page); got.Verdict != want {
					t.Errorf("%s: got %+v", link, got)
				}
			}
		})
	}
	wg.Wait()
	for dir, n := range fsys.reads {
		if n != 1 {
			t.Errorf("%s was read %d times", dir, n)
		}
	}
}
