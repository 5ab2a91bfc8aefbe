package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
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
func with(files map[string]string, baseline *Ledger, o Options, rules ...*Rule) *Result {
	in := project(files)
	in.Baseline = baseline
	o.Rules, o.Known, o.Jobs = rules, []*Rule{loud, shout, hint}, 2
	return Run(in, o)
}

// recorded returns the baseline of files, as it comes from disk.
func recorded(t *testing.T, files map[string]string) *Ledger {
	t.Helper()
	return reread(t, with(files, nil, Options{Record: Warning}, loud, shout, hint).Ledger)
}

func reread(t *testing.T, l *Ledger) *Ledger {
	t.Helper()
	again, err := ReadBaseline(l.Encode())
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
			baseline := recorded(t, map[string]string{"heat.md": heat + old})
			r := with(test.files, baseline, Options{KeepSuppressed: true}, loud, shout, hint)
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
	baseline := recorded(t, files)
	files["a.md"] = essay("a") + "It is LOUD and LOUD."
	files["b.md"] = essay("b")
	delete(files, "c.md")

	in := project(files)
	in.Files, in.Part, in.Baseline = []string{"a.md"}, true, baseline
	r := Run(in, Options{Rules: []*Rule{loud}, Known: []*Rule{loud, shout}, Record: Warning})
	if len(r.Findings) != 0 || r.Gone != 0 {
		t.Errorf("right after it was written, %d findings are told and %d gone", len(r.Findings), r.Gone)
	}
	want := map[string]map[string]int{"a.md": {"loud": 2, "shout": 1}, "b.md": {"loud": 1, "shout": 1}, "c.md": {"loud": 1, "shout": 1}}
	if diff := cmp.Diff(want, counts(reread(t, r.Ledger))); diff != "" {
		t.Errorf("a part (-want +got):\n%s", diff)
	}
	r = with(files, baseline, Options{Record: Warning}, loud, shout)
	if diff := cmp.Diff(map[string]map[string]int{"a.md": {"loud": 2}}, counts(reread(t, r.Ledger))); diff != "" {
		t.Errorf("the whole (-want +got):\n%s", diff)
	}
}

func counts(l *Ledger) map[string]map[string]int {
	n := map[string]map[string]int{}
	for path, a := range l.accounts {
		n[path] = map[string]int{}
		for rule, marks := range a.marks {
			n[path][rule] = len(marks)
		}
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

// TestMatchWithoutLimit holds that thousands of findings of a file are matched
// in no time, and each mark serves one of them.
func TestMatchWithoutLimit(t *testing.T) {
	const n = 20_000
	var known, marks []mark
	var open []int
	for i := range n {
		known = append(known, mark(i%7)<<32|mark(i%1000+1)<<16|1)
		marks = append(marks, mark(i%5)<<32|mark(i%900+1)<<16|2)
		open = append(open, i)
	}
	held := make([]bool, n)
	matchMarks(slices.Clone(known), open, marks, held)
	if got := countTrue(held); got < n/2 || got > n {
		t.Errorf("%d of %d are held", got, n)
	}
	held = make([]bool, n)
	matchMarks(known[:n/2], slices.Repeat([]int{0}, 1), marks, held)
	if got := countTrue(held); got != 1 {
		t.Errorf("%d of one are held", got)
	}
}
