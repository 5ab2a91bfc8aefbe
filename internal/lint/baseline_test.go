package lint

import (
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/baseline"
)

var (
	loud  = &Rule{Name: "loud", Severity: Error, File: findWord("LOUD"), Fix: replaceWith("soft")}
	shout = &Rule{Name: "shout", Severity: Warning, File: findWord("SHOUT")}
	hint  = &Rule{Name: "hint", Severity: Info, File: findWord("HINT")}
)

// essay is a text that no other one is like: its words are made of name.
func essay(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: The review of all that there is in %s\n---\n", name)
	for i := range 200 {
		fmt.Fprintf(&b, "%s%d ", name, i*i%173)
	}
	return b.String() + "\n\n"
}

// with runs the rules over files with a baseline, which may be nil.
func with(files map[string]string, held *baseline.Ledger, o Options, rules ...*Rule) *Result {
	in := project(files)
	in.Baseline = held
	o.Rules, o.Known, o.Jobs = rules, []*Rule{loud, shout, hint}, 2
	return Run(in, o)
}

// recorded returns the baseline of files, as it comes from disk.
func recorded(t *testing.T, files map[string]string) *baseline.Ledger {
	t.Helper()
	return reread(t, with(files, nil, Options{Record: Warning}, loud, shout, hint).Ledger)
}

func reread(t *testing.T, l *baseline.Ledger) *baseline.Ledger {
	t.Helper()
	again, err := baseline.Read(l.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(l.Encode()), string(again.Encode())); diff != "" {
		t.Fatalf("read again it is another (-was +is):\n%s", diff)
	}
	return again
}

func TestBaseline(t *testing.T) {
	const old = "What he says is LOUD and SHOUT to me, a HINT."
	heat := essay("heat")
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string // what is told
		gone  int
	}{
		{"as it was", map[string]string{"heat.md": heat + old}, []string{"heat.md: hint"}, 0},
		{"further down", map[string]string{"heat.md": heat + "A line.\n\n\n" + old}, []string{"heat.md: hint"}, 0},
		{"another place and other words", map[string]string{"heat.md": "\n\nNow that is LOUD.\n\nIt will SHOUT.\n\n" + heat}, nil, 0},
		{"one mended", map[string]string{"heat.md": heat + "What he says is soft and SHOUT to me."}, nil, 1},
		{"one more", map[string]string{"heat.md": heat + "Here a new LOUD word stands.\n\n" + old}, []string{"heat.md: loud", "heat.md: hint"}, 0},
		{"another rule in its place", map[string]string{"heat.md": heat + "What he says is SHOUT and SHOUT to me."}, []string{"heat.md: shout"}, 1},
		{"renamed", map[string]string{"the-heat.md": heat + old}, []string{"the-heat.md: hint"}, 0},
		{"renamed and edited", map[string]string{"the-heat.md": strings.Replace(heat, "heat9 ", "HEAT NINE ", 20) + "Well.\n\n" + old}, []string{"the-heat.md: hint"}, 0},
		{"copied", map[string]string{"heat.md": heat + old, "copy.md": heat + old}, []string{"copy.md: loud", "copy.md: shout", "copy.md: hint", "heat.md: hint"}, 0},
		{"another file in its place", map[string]string{"thief.md": essay("thief") + old}, []string{"thief.md: loud", "thief.md: shout", "thief.md: hint"}, 2},
		{"gone", map[string]string{"thief.md": essay("thief")}, nil, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			held := recorded(t, map[string]string{"heat.md": heat + old})
			r := with(test.files, held, Options{KeepSuppressed: true}, loud, shout, hint)
			var got []string
			for _, d := range r.Findings {
				got = append(got, d.Path+": "+d.Rule.Name)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if r.Gone != test.gone {
				t.Errorf("%d are gone, want %d", r.Gone, test.gone)
			}
			if r.Baselined != 2-test.gone || len(r.Suppressed) != r.Baselined {
				t.Errorf("%d are in the baseline, %d suppressed; want %d", r.Baselined, len(r.Suppressed), 2-test.gone)
			}
			for _, s := range r.Suppressed {
				if s.By != Baseline || s.Severity == Info {
					t.Errorf("%s is suppressed by %d", s.Message, s.By)
				}
			}
		})
	}
}

// TestBaselineKeepsWhatWasNotLooked holds that a run over some files, or with
// some rules, leaves alone what it knows nothing of.
func TestBaselineKeepsWhatWasNotLooked(t *testing.T) {
	files := map[string]string{"a.md": essay("a") + "LOUD SHOUT", "b.md": essay("b") + "LOUD SHOUT", "c.md": essay("c") + "LOUD SHOUT"}
	held := recorded(t, files)
	files["a.md"] = essay("a") + "It is LOUD and LOUD."
	files["b.md"] = essay("b")
	delete(files, "c.md")

	in := project(files)
	in.Files, in.Part, in.Baseline = []string{"a.md"}, true, held
	r := Run(in, Options{Rules: []*Rule{loud}, Known: []*Rule{loud, shout}, Record: Warning})
	if len(r.Findings) != 0 || r.Gone != 0 {
		t.Errorf("right after it was written, %d findings are told and %d gone", len(r.Findings), r.Gone)
	}
	want := map[string]map[string]int{"a.md": {"loud": 2, "shout": 1}, "b.md": {"loud": 1, "shout": 1}, "c.md": {"loud": 1, "shout": 1}}
	if diff := cmp.Diff(want, counts(reread(t, r.Ledger))); diff != "" {
		t.Errorf("a part (-want +got):\n%s", diff)
	}
	r = with(files, held, Options{Record: Warning}, loud, shout)
	if diff := cmp.Diff(map[string]map[string]int{"a.md": {"loud": 2}}, counts(reread(t, r.Ledger))); diff != "" {
		t.Errorf("the whole (-want +got):\n%s", diff)
	}
}

func counts(l *baseline.Ledger) map[string]map[string]int {
	n := map[string]map[string]int{}
	for path, a := range l.All() {
		n[path] = maps.Collect(a.Rules())
	}
	return n
}

// TestBaselineKeepsUnreadable holds that a file that can't be read now keeps
// what it is allowed.
func TestBaselineKeepsUnreadable(t *testing.T) {
	files := map[string]string{"a.md": "LOUD", "b.md": "LOUD"}
	in := project(files)
	in.Baseline = recorded(t, files)
	delete(in.FS.(fstest.MapFS), "a.md")
	r := Run(in, Options{Rules: []*Rule{loud}, Known: []*Rule{loud}, Record: Warning})
	if got := counts(r.Ledger); len(r.Failures) != 1 || len(got) != 2 || r.Gone != 0 {
		t.Errorf("%v, %d gone, failures %v", got, r.Gone, r.Failures)
	}
}

// barred is a project with a folder that nobody may look into.
type barred struct {
	fs.FS
	folder string
}

func (b barred) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, b.folder+"/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.FS.Open(name)
}

// TestBaselineKeepsBarred holds that files which couldn't even be found keep
// what they are allowed, as far as nobody knows that they are gone.
func TestBaselineKeepsBarred(t *testing.T) {
	files := map[string]string{"a.md": "LOUD", "gone.md": "LOUD", "barred/b.md": "LOUD"}
	held := recorded(t, files)
	in := project(map[string]string{"a.md": "LOUD"})
	in.FS, in.Baseline = barred{in.FS, "barred"}, held
	r := Run(in, Options{Rules: []*Rule{loud}, Known: []*Rule{loud}, Record: Warning})
	want := map[string]map[string]int{"a.md": {"loud": 1}, "barred/b.md": {"loud": 1}}
	if diff := cmp.Diff(want, counts(r.Ledger)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBaselineKeepsFailedOn holds that where a rule fails, on a file or on the
// project, nothing is forgotten: what it would have found may still be there.
func TestBaselineKeepsFailedOn(t *testing.T) {
	files := map[string]string{"a.md": "LOUD", "b.md": "LOUD and SHOUT", "c.md": "LOUD"}
	held := recorded(t, files)
	files["b.md"], files["c.md"] = "SHOUT", "nothing"
	for _, test := range []struct {
		name string
		rule *Rule
		want map[string]map[string]int
	}{
		{
			"a file", &Rule{Name: "loud", Severity: Error, File: func(p *FilePass) {
				if p.File.Path == "b.md" {
					panic("nobody expects it")
				}
				loud.File(p)
			}},
			map[string]map[string]int{"a.md": {"loud": 1}, "b.md": {"loud": 1, "shout": 1}},
		},
		{
			"the project", &Rule{Name: "loud", Severity: Error, Project: func(*ProjectPass) { panic("nobody expects it") }},
			map[string]map[string]int{"a.md": {"loud": 1}, "b.md": {"loud": 1, "shout": 1}, "c.md": {"loud": 1}},
		},
	} {
		r := with(files, held, Options{Record: Warning}, test.rule, shout)
		if diff := cmp.Diff(test.want, counts(reread(t, r.Ledger))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestFixMendsBaselined holds that being allowed keeps nothing from being
// mended, and that what is left is what counts.
func TestFixMendsBaselined(t *testing.T) {
	files := map[string]string{"a.md": "LOUD and SHOUT"}
	r := with(files, recorded(t, files), Options{Fix: TryFixes}, loud, shout)
	if len(r.Mended.Changes) != 1 || string(r.Mended.Changes[0].New) != "soft and SHOUT" {
		t.Fatalf("%+v", r.Mended)
	}
	if len(r.Findings) != 0 || r.Baselined != 1 || r.Gone != 1 {
		t.Errorf("%d findings left, %d in the baseline, %d gone", len(r.Findings), r.Baselined, r.Gone)
	}
}
