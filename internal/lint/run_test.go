package lint

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/source"
)

// findWord returns a check that reports every occurrence of word.
func findWord(word string) func(*FilePass) {
	return func(p *FilePass) {
		src := p.File.Bytes()
		for at := 0; ; at++ {
			i := bytes.Index(src[at:], []byte(word))
			if i < 0 {
				return
			}
			at += i
			p.Report(Diagnostic{Span: source.At(at, at+len(word)), Message: "found " + word})
		}
	}
}

func replaceWith(text string) func(*FixPass, Diagnostic) []Fix {
	return func(p *FixPass, d Diagnostic) []Fix {
		return []Fix{{Message: "replace it", Safety: Safe, Edits: Replace(d.Span, text)}}
	}
}

func project(files map[string]string) Input {
	in := Input{FS: fstest.MapFS{}}
	for name, text := range files {
		in.FS.(fstest.MapFS)[name] = &fstest.MapFile{Data: []byte(text)}
		in.Files = append(in.Files, name)
	}
	slices.Sort(in.Files)
	return in
}

func lines(r *Result) []string {
	var out []string
	for _, d := range r.Findings {
		out = append(out, fmt.Sprintf("%s:%d:%d: %s: %s", d.Path, d.Start.Line, d.Start.Column, d.Rule.Name, d.Message))
	}
	return out
}

func TestRunIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("films/%03d.md", i)] = strings.Repeat("a LOUD word\n", i%7)
	}
	shout := &Rule{Name: "shout", Severity: Warning, File: findWord("LOUD")}
	whole := &Rule{Name: "whole", Severity: Warning, Project: func(p *ProjectPass) {
		for s := range p.Heads() {
			p.Report(Diagnostic{Path: s.Path, Message: "seen"})
		}
	}}
	var first []string
	for _, jobs := range []int{1, 2, 3, 8, 16} {
		got := lines(Run(project(files), Options{Rules: []*Rule{shout, whole}, Jobs: jobs}))
		if first == nil {
			first = got
		}
		if diff := cmp.Diff(first, got); diff != "" {
			t.Fatalf("with %d workers (-one +%d):\n%s", jobs, jobs, diff)
		}
	}
	if len(first) < 300 {
		t.Errorf("only %d findings", len(first))
	}
}

func TestPanicStaysInItsFile(t *testing.T) {
	fail := func(path string) {
		if path == "b.md" {
			panic("oh no")
		}
	}
	const told = "b.md:1:1: internal-error: reviewlint itself failed on this file: oh no"
	for _, test := range []struct {
		name string
		rule *Rule
		want string
	}{
		{"File", &Rule{File: func(p *FilePass) { fail(p.File.Path) }}, told},
		{"Review", &Rule{Review: func(p *ReviewPass) { fail(p.Review.Path) }}, told},
		{"Fix", &Rule{File: findWord("LOUD"), Fix: func(p *FixPass, d Diagnostic) []Fix {
			fail(d.Path)
			return []Fix{{Safety: Safe, Edits: Replace(d.Span, "soft")}}
		}}, told},
		{"Project", &Rule{Project: func(p *ProjectPass) { panic("oh no") }}, ".: reviewlint itself failed on this file: oh no"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.rule.Name, test.rule.Severity = "fragile", Warning
			shout := &Rule{Name: "shout", Severity: Warning, File: findWord("WORD")}
			in := project(map[string]string{"a.md": "WORD LOUD", "b.md": "WORD LOUD", "c.md": "WORD LOUD"})
			r := Run(in, Options{Rules: []*Rule{test.rule, shout}, Jobs: 2, Fix: TryFixes})
			got := lines(r)
			for _, f := range r.Failures {
				got = append(got, f.Path+": "+f.Err.Error())
			}
			if !slices.Contains(got, test.want) {
				t.Errorf("%s isn't told: %v", test.want, got)
			}
			for _, path := range []string{"a.md", "b.md", "c.md"} {
				if !slices.Contains(got, path+":1:1: shout: found WORD") {
					t.Errorf("the other rule's finding in %s is lost: %v", path, got)
				}
			}
		})
	}
}

// A file that isn't linted may be read for a rule, and fail.
func TestPanicInAFileThatIsOnlyRead(t *testing.T) {
	all := project(map[string]string{"a.md": "x", "b.md": "x"})
	in := Input{FS: panicking{all.FS}, Files: []string{"a.md"}, All: func() []string { return all.Files }}
	asks := &Rule{Name: "asks", Severity: Warning, Review: func(p *ReviewPass) { p.Summary("b.md"); p.Marker() }}
	r := Run(in, Options{Rules: []*Rule{asks}})
	if len(r.Failures) != 1 || r.Failures[0].Path != "b.md" {
		t.Errorf("failures: %v", r.Failures)
	}
}

type panicking struct{ fs.FS }

func (p panicking) Open(name string) (fs.File, error) {
	if name == "b.md" {
		panic("oh no")
	}
	return p.FS.Open(name)
}

// A file may change after it was surveyed: its findings are dropped, not shown
// at places of the past.
func TestFileThatChangesBeforeItIsJudged(t *testing.T) {
	in := project(map[string]string{"a.md": "one\n\n[x](y.md)\n"})
	link := &Rule{Name: "link", Severity: Warning, Review: func(p *ReviewPass) {
		in.FS.(fstest.MapFS)["a.md"].Data = []byte("another text\n")
		p.Report(Diagnostic{Span: p.Review.Links[0].Target, Message: "found"})
	}}
	r := Run(in, Options{Rules: []*Rule{link}})
	if len(r.Findings) != 0 || len(r.Failures) != 1 || r.Failures[0].Err != ErrChanged {
		t.Errorf("findings %v, failures %v", lines(r), r.Failures)
	}
}

// A fix that makes another file worse is taken back.
func TestFixThatHarmsAnotherFile(t *testing.T) {
	in := project(map[string]string{"a.md": "x", "b.md": "fine"})
	before := review.Hash([]byte("x"))
	hurts := &Rule{Name: "hurts", Severity: Warning, File: findWord("x"), Fix: replaceWith("y")}
	watches := &Rule{Name: "watches", Severity: Warning, Project: func(p *ProjectPass) {
		if p.summaries[0].Hash != before {
			p.Report(Diagnostic{Path: "b.md", Message: "a.md has changed"})
		}
	}}
	r := Run(in, Options{Rules: []*Rule{hurts, watches}, Fix: TryFixes})
	if len(r.Mended.Changes) != 0 || len(r.Findings) != 1 {
		t.Errorf("changed %v, findings %v", r.Mended.Changes, lines(r))
	}
}

// countingFS counts which files are opened.
type countingFS struct {
	fs.FS
	opened atomic.Int32
}

func (c *countingFS) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".md") {
		c.opened.Add(1)
	}
	return c.FS.Open(name)
}

func TestOtherFilesAreReadOnlyWhenAsked(t *testing.T) {
	all := project(map[string]string{"a.md": "x", "b.md": "x", "c.md": "x", "d.md": "x"})
	asks := func(p *ReviewPass) { p.Summary("c.md"); p.Summary("c.md"); p.Summary("nowhere.md") }
	counts := func(p *ProjectPass) {
		for range p.Heads() {
		}
	}
	for _, test := range []struct {
		name   string
		rule   *Rule
		opened int32
	}{
		{"nothing asked", &Rule{Name: "r", File: findWord("x")}, 1},
		{"one asked twice", &Rule{Name: "r", Review: asks}, 2},
		{"all asked", &Rule{Name: "r", Project: counts}, 4},
		{"mended, twice read and once looked at again", &Rule{Name: "r", Severity: Warning, File: findWord("x"), Fix: replaceWith("y")}, 2},
	} {
		counting := &countingFS{FS: all.FS}
		in := Input{FS: counting, Files: []string{"a.md"}, All: func() []string { return all.Files }}
		Run(in, Options{Rules: []*Rule{test.rule}, Jobs: 2, Fix: TryFixes})
		if got := counting.opened.Load(); got != test.opened {
			t.Errorf("%s: %d files opened, want %d", test.name, got, test.opened)
		}
	}
}

func TestMend(t *testing.T) {
	for _, test := range []struct {
		name        string
		rules       []*Rule
		text, want  string
		left, fixed int
	}{
		{
			"one fix", []*Rule{{Name: "r", File: findWord("LOUD"), Fix: replaceWith("soft")}},
			"a LOUD\r\nb LOUD", "a soft\r\nb soft", 0, 2,
		}, {
			"a fix that brings a finding is put back", []*Rule{
				{Name: "r", File: findWord("LOUD"), Fix: replaceWith("bad")}, {Name: "bad", File: findWord("bad")},
			},
			"a LOUD", "a LOUD", 1, 0,
		}, {
			"a fix that shows another finding to fix", []*Rule{{Name: "r", File: findWord("aa"), Fix: replaceWith("a")}},
			"aaaa", "a", 0, 3,
		}, {
			"overlapping fixes wait for each other", []*Rule{
				{Name: "r", File: findWord("one two"), Fix: replaceWith("1 two")}, {Name: "s", File: findWord("two"), Fix: replaceWith("2")},
			},
			"one two", "1 2", 0, 2,
		}, {
			"fixes that undo each other end", []*Rule{
				{Name: "r", File: findWord("x"), Fix: replaceWith("y")}, {Name: "s", File: findWord("y"), Fix: replaceWith("x")},
			},
			"x", "x", 1, 0,
		}, {
			"unsafe fixes are not made", []*Rule{{Name: "r", File: findWord("x"), Fix: func(p *FixPass, d Diagnostic) []Fix {
				return []Fix{{Message: "guess", Edits: Replace(d.Span, "y")}}
			}}},
			"x", "x", 1, 0,
		}, {
			"markup that changes the page is not written", []*Rule{{Name: "r", File: findWord("x"), Fix: func(p *FixPass, d Diagnostic) []Fix {
				return []Fix{{Markup: true, Safety: Safe, Edits: Replace(d.Span, "*y*")}}
			}}},
			"x", "x", 1, 0,
		}, {
			"a panicking fix is told", []*Rule{{Name: "r", File: findWord("x"), Fix: func(p *FixPass, d Diagnostic) []Fix { panic("no") }}},
			"x", "x", 2, 0,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, r := range test.rules {
				r.Severity = Warning
			}
			in := project(map[string]string{"a.md": test.text})
			written := test.text
			in.Write = func(path string, old, new []byte) error {
				written = string(new)
				return nil
			}
			r := Run(in, Options{Rules: test.rules, Fix: WriteFixes})
			if written != test.want {
				t.Errorf("wrote %q, want %q", written, test.want)
			}
			if len(r.Findings) != test.left || r.Mended.Findings != test.fixed {
				t.Errorf("%d left and %d mended, want %d and %d: %v", len(r.Findings), r.Mended.Findings, test.left, test.fixed, lines(r))
			}
			if src, err := r.Source("a.md"); err == nil && string(src) != test.want {
				t.Errorf("the result's source is %q", src)
			}
		})
	}
}

func TestWriteFails(t *testing.T) {
	in := project(map[string]string{"a.md": "LOUD", "b.md": "LOUD"})
	in.Write = func(path string, old, new []byte) error {
		if path == "a.md" {
			return &fs.PathError{Op: "write", Path: path, Err: fs.ErrPermission}
		}
		return nil
	}
	r := Run(in, Options{Rules: []*Rule{{Name: "r", Severity: Warning, File: findWord("LOUD"), Fix: replaceWith("soft")}}, Fix: WriteFixes})
	if got := lines(r); len(got) != 1 || !strings.HasPrefix(got[0], "a.md") {
		t.Errorf("left: %v", got)
	}
	if len(r.Failures) != 1 || r.Failures[0].Err != fs.ErrPermission || r.Mended.Files != 1 {
		t.Errorf("failures %v, mended %+v", r.Failures, r.Mended)
	}
}

func TestShown(t *testing.T) {
	for _, test := range []struct {
		place      Place
		name, want string
	}{
		{Place{}, "films/heat.md", "films/heat.md"},
		{Place{Prefix: "site"}, "films/heat.md", "site/films/heat.md"},
		{Place{Prefix: "../blog"}, "heat.md", "../blog/heat.md"},
		{Place{Prefix: "..", Below: "films"}, "films/heat.md", "heat.md"},
		{Place{Prefix: "../..", Below: "films/old"}, "films/heat.md", "../heat.md"},
		{Place{Prefix: "../..", Below: "films/old"}, "index.md", "../../index.md"},
		{Place{Prefix: "..", Below: "films"}, "films-of-1995/heat.md", "../films-of-1995/heat.md"},
	} {
		if got := test.place.Shown(test.name); got != test.want {
			t.Errorf("%+v shows %s as %s, want %s", test.place, test.name, got, test.want)
		}
	}
}

func TestMessagesAreBrief(t *testing.T) {
	loud := &Rule{Name: "loud", Severity: Warning, File: func(p *FilePass) {
		p.Report(Diagnostic{Message: strings.Repeat("é", 1000), Help: "two\nlines"})
	}}
	d := Run(project(map[string]string{"a.md": "x"}), Options{Rules: []*Rule{loud}}).Findings[0]
	if len(d.Message) > longest+len("…") || !utf8.ValidString(d.Message) || d.Help != "two lines" {
		t.Errorf("%d bytes, %q", len(d.Message), d.Help)
	}
}
