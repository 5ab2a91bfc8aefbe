package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/lint/linttest"
)

// The promises of the design, and what holds each:
//
//	no false alarm         TestNoFalseAlarm, TestDefects
//	no harm                TestNoHarm; TestKill, TestFullDisk, TestChangedMeanwhile, TestOddFiles
//	exact place            TestExactPlace
//	never vacuously green  testdata/script/never_green.txtar, exit_codes.txtar
//	same input, same bytes TestSameBytes; testdata/script/jobs.txtar
//	fast enough            BenchmarkRun, beside its floor; TestBounds, TestGrowth

// corpora are real collections, which are not part of this repository. Where
// they lie beside it, the promises are held on them, too.
var corpora = filepath.Join("..", "..", "..", "shared", "corpora")

// TestNoFalseAlarm compares what is found in real collections with what was
// looked through and found right, or worth the while, by hand: -update.
func TestNoFalseAlarm(t *testing.T) {
	folders := realCollections(t)
	if len(folders) == 0 {
		t.Skip("there are no real collections here; the generated ones are checked by TestDefects")
	}
	var got strings.Builder
	for _, folder := range folders {
		r := inspect(t, folder)
		counts := map[string]int{}
		for _, d := range r.Diagnostics {
			counts[d.Rule]++
		}
		fmt.Fprintf(&got, "%s: %d files, %d not read\n", filepath.Base(folder), r.Summary.Files, len(r.Failures))
		for _, rule := range slices.Sorted(maps.Keys(counts)) {
			fmt.Fprintf(&got, "\t%s %d\n", rule, counts[rule])
		}
	}
	linttest.Golden(t, filepath.Join("..", "..", "testdata", "corpora.golden.txt"), got.String(), "look at each, then ")
}

// TestDefects holds that every defect that was put into a generated collection
// is found in its line, and nothing else.
func TestDefects(t *testing.T) {
	for seed := range uint64(5) {
		folder := t.TempDir()
		want, err := linttest.Collection(folder, 400, seed)
		if err != nil {
			t.Fatal(err)
		}
		var got []linttest.Defect
		for _, d := range inspect(t, folder).Diagnostics {
			got = append(got, linttest.Defect{Path: relative(folder, d.Path), Line: d.Start.Line, Rule: d.Rule})
		}
		slices.SortFunc(want, compareDefects)
		slices.SortFunc(got, compareDefects)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("seed %d (-want +got):\n%s", seed, diff)
		}
	}
}

// TestForeignDefects is the same for collections that were made by others.
func TestForeignDefects(t *testing.T) {
	generator := filepath.Join(filepath.Dir(corpora), "bench", "gen-corpus")
	if _, err := os.Stat(generator); err != nil {
		t.Skip("the other generator is not here")
	}
	folder := filepath.Join(t.TempDir(), "reviews")
	make := exec.Command("go", "run", ".", "-n", "1000", "-seed", "7", "-out", folder)
	make.Dir = generator
	if out, err := make.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	expected, err := os.ReadFile(folder + ".expected.tsv")
	if err != nil {
		t.Fatal(err)
	}
	ours := map[string]string{
		"bad-rating": "invalid-rating", "html-italic": "html-italics", "html-em": "html-italics", "undefined-ref": "undefined-reference",
	}
	var want, got []linttest.Defect
	for line := range strings.Lines(string(expected)) {
		var d linttest.Defect
		fields := strings.Split(line, "\t")
		d.Path, d.Rule = fields[0], cmp.Or(ours[fields[1]], fields[1])
		if _, err := fmt.Sscan(fields[2], &d.Line); err == nil {
			want = append(want, d)
		}
	}
	for _, d := range inspect(t, folder).Diagnostics {
		f := linttest.Defect{Path: relative(folder, d.Path), Line: d.Start.Line, Rule: d.Rule}
		switch d.Rule {
		case "duplicate-value": // its ids are random, and some come up twice
			continue
		case "missing-key":
			f.Line = 0
		case "broken-image":
			f.Rule = "broken-link"
		}
		got = append(got, f)
	}
	slices.SortFunc(want, compareDefects)
	slices.SortFunc(got, compareDefects)
	if diff := gocmp.Diff(want, got); diff != "" || len(want) < 100 {
		t.Errorf("%d defects expected (-want +got):\n%s", len(want), diff)
	}
}

// TestNoHarm holds that --fix changes nothing but what the report says it
// would change, and that a second run has nothing to do: it doesn't even touch
// a file.
func TestNoHarm(t *testing.T) {
	generated := t.TempDir()
	if _, err := linttest.Collection(generated, 400, 9); err != nil {
		t.Fatal(err)
	}
	plant(t, generated, map[string]string{
		"crlf.md":  "\ufeff---\r\ntitle: x\r\n---\r\n\r\nIt beats <i>Thief</i>.\r\n\nAnd <b>Heat</b>,\rtoo",
		"blank.md": "\n\n---\ntitle: x\n---\n\nIt beats <i>Thief</i>.",
	})
	for _, original := range append(realCollections(t), generated) {
		t.Run(filepath.Base(original), func(t *testing.T) {
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS(original)); err != nil {
				t.Fatal(err)
			}
			old := snapshot(t, folder)
			allowed := map[string][]edit{}
			for _, d := range inspect(t, folder).Diagnostics {
				for _, f := range d.Fixes {
					if f.Safety == "safe" {
						allowed[relative(folder, d.Path)] = append(allowed[relative(folder, d.Path)], f.Edits...)
					}
				}
			}
			long := time.Now().Add(-time.Hour).Truncate(time.Second)
			age := func() {
				for name := range old {
					if err := os.Chtimes(filepath.Join(folder, name), long, long); err != nil {
						t.Fatal(err)
					}
				}
			}
			for n, mended := 1, map[string]string(nil); n <= 2; n++ {
				age()
				if code := run([]string{"--fix", folder}, nil, new(bytes.Buffer), new(bytes.Buffer)); code == exitTrouble {
					t.Log("some files can't be read")
				}
				now := snapshot(t, folder)
				if n == 1 {
					mended = now
				}
				if original == generated && maps.Equal(now, old) {
					t.Fatal("nothing is mended")
				}
				for name, text := range now {
					info, err := os.Stat(filepath.Join(folder, name))
					if err != nil {
						t.Fatal(err)
					}
					touched := !info.ModTime().Equal(long)
					switch {
					case text != mended[name] || n == 2 && touched:
						t.Errorf("run %d: %s was changed again", n, name)
					case touched != (text != old[name]) && n == 1:
						t.Errorf("%s: touched: %v; changed: %v", name, touched, text != old[name])
					case text != old[name] && !overlap(allowed[name]) && !only(old[name], text, allowed[name]):
						t.Errorf("%s: more is changed than was said", name)
					}
				}
			}
		})
	}
}

// TestExactPlace holds that spans, positions and what is underlined agree, in
// every collection.
func TestExactPlace(t *testing.T) {
	nasty := t.TempDir()
	plant(t, nasty, map[string]string{
		"bom.md":  "\ufeff---\r\nlayout: review\r\ntitle: \"Amélie 🎬 (2001)\"\r\nexcerpt: \"Mein 🎬\"\r\nrating: \"5.5\"\r\ncategory: film_review\r\n---\r\n\r\n\tcode\r\n\r\nÉ🎬 e\u0301 <i>天空</i>, <b>x</b> and <em>y</em>.\r\n",
		"long.md": strings.Repeat("é ", 60_000) + "It beats <i>Thief</i>.",
		"cr.md":   "one\rtwo <i>Heat</i>\r\rthree [a][b]",
	})
	generated := t.TempDir()
	if _, err := linttest.Collection(generated, 200, 3); err != nil {
		t.Fatal(err)
	}
	carets := regexp.MustCompile(`(?m)\A.*\n *--> (.*):(\d+):(\d+)\n *\|\n *\d+ \| (.*)\n *\| ( *)(\^+)`)
	underlined := 0
	collections := realCollections(t)
	atLeast := 10
	if len(collections) > 0 {
		atLeast = 50
	}
	for _, folder := range append(collections, nasty, generated) {
		found := inspect(t, folder).Diagnostics
		sliced := map[string][]string{}
		for _, d := range found {
			src, err := os.ReadFile(d.Path)
			if err != nil {
				t.Fatal(err)
			}
			if d.Span.Start > d.Span.End || d.Span.End > len(src) || !utf8.Valid(src[d.Span.Start:d.Span.End]) && d.Rule != "invalid-encoding" {
				t.Errorf("%s: %s has the span %v", d.Path, d.Rule, d.Span)
				continue
			}
			if got, want := d.Start, counted(src, d.Span.Start); got != want {
				t.Errorf("%s: %s starts at %v, not at %v", d.Path, d.Rule, got, want)
			}
			if got, want := d.End, counted(src, d.Span.End); got != want {
				t.Errorf("%s: %s ends at %v, not at %v", d.Path, d.Rule, got, want)
			}
			if d.Start == (position{1, 1}) && len(src) > 0 && slices.Contains(frontMatterRules, d.Rule) {
				t.Errorf("%s: %s is said to be at the very start", d.Path, d.Rule)
			}
			key := fmt.Sprintf("%s:%d:%d", d.Path, d.Start.Line, d.Start.Column)
			sliced[key] = append(sliced[key], string(src[d.Span.Start:d.Span.End]))
		}
		var text bytes.Buffer
		run([]string{"--color", "never", folder}, nil, &text, new(bytes.Buffer))
		for block := range strings.SplitSeq(text.String(), "\n\n") {
			m := carets.FindStringSubmatch(block)
			if m == nil || strings.Count(block, "-->") > 1 || strings.Contains(m[4], "…") || !plainASCII(m[4]) {
				continue
			}
			underlined++
			place := m[1] + ":" + m[2] + ":" + m[3]
			if from, to := len(m[5]), len(m[5])+len(m[6]); to > len(m[4]) || !slices.Contains(sliced[place], m[4][from:to]) {
				t.Errorf("%s: underlined in the text is other than %q:\n%s", place, sliced[place], block)
			}
		}
	}
	if underlined < atLeast {
		t.Errorf("only %d findings are underlined in lines that can be compared", underlined)
	}
}

// TestSameBytes holds that reports don't depend on the number of workers.
func TestSameBytes(t *testing.T) {
	generated := t.TempDir()
	if _, err := linttest.Collection(generated, 300, 4); err != nil {
		t.Fatal(err)
	}
	folders := append(realCollections(t), generated)
	report := filepath.Join(t.TempDir(), "report.json")
	for _, mode := range [][]string{{"--output=text", "--output=json=" + report}, {"--diff"}} {
		var one string
		for _, jobs := range []string{"1", "2", "8", "16"} {
			var out bytes.Buffer
			run(slices.Concat(mode, []string{"--jobs", jobs}, folders), nil, &out, &out)
			if text, err := os.ReadFile(report); err == nil {
				out.Write(text)
			}
			if one == "" {
				one = out.String()
			}
			if out.String() != one {
				t.Errorf("%v --jobs %s says other things than --jobs 1", mode, jobs)
			}
		}
	}
}
