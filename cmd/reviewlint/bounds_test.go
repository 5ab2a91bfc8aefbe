package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// hostile are texts that make a careless program slow, hungry or crash, for a
// size: about ten thousand times what people write.
var hostile = map[string]func(n int) string{
	"blockquotes":       func(n int) string { return strings.Repeat("> ", n) + "<i>a</i>" },
	"lists":             func(n int) string { return strings.Repeat("- ", n) + "<i>a</i>" },
	"brackets":          func(n int) string { return strings.Repeat("[", n) + "a" + strings.Repeat("]", n) },
	"nested links":      func(n int) string { return strings.Repeat("[", n) + "a" + strings.Repeat("](b.md)", n) },
	"images":            func(n int) string { return strings.Repeat("![", n) + "a" + strings.Repeat("](b.md)", n) },
	"nested italics":    func(n int) string { return strings.Repeat("<i>", n) + "a" + strings.Repeat("</i>", n) },
	"unclosed italics":  func(n int) string { return strings.Repeat("<i>a", n) },
	"closing italics":   func(n int) string { return strings.Repeat("a</i>", n) },
	"italics":           func(n int) string { return strings.Repeat("a <i>b</i> c\n\n", n) },
	"italics in a line": func(n int) string { return strings.Repeat("a <i>b</i> c ", n) },
	"beside a star":     func(n int) string { return strings.Repeat(`a\*b <i>c</i> `, n) },
	"divs":              func(n int) string { return strings.Repeat("<div>\n", n) },
	"attributes":        func(n int) string { return "a <a " + strings.Repeat(`b="c" `, n) },
	"open attributes":   func(n int) string { return strings.Repeat(`a <a href="`, n) },
	"open comments":     func(n int) string { return strings.Repeat("a <!-- ", n) },
	"less-than signs":   func(n int) string { return strings.Repeat("<", 5*n) },
	"stars":             func(n int) string { return strings.Repeat("*", 5*n) },
	"open emphasis":     func(n int) string { return strings.Repeat("*a _b ", n) },
	"strong":            func(n int) string { return strings.Repeat("**a ", n) + strings.Repeat("b** ", n) },
	"backticks":         func(n int) string { return runs("`", n) },
	"links":             func(n int) string { return numbered("[a](film%d.md)\n", n) },
	"definitions":       func(n int) string { return numbered("[x][r%d]\n", n) + "\n" + numbered("[r%d]: /u\n", n) },
	"undefined":         func(n int) string { return numbered("[x][r%d]\n", n) },
	"anchors":           func(n int) string { return numbered("# h%d\n\n[a](#hh%[1]d)\n\n", n) },
	"equal headings":    func(n int) string { return strings.Repeat("# Verdict\n\n", n) },
	"open parentheses":  func(n int) string { return strings.Repeat("[a](", n) },
	"tables": func(n int) string {
		return strings.Repeat("|a", n/10) + "|\n" + strings.Repeat("|-", n/10) + "|\n|<i>b</i>|\n"
	},
	"templates":    func(n int) string { return strings.Repeat("{{ a }} {% if %} {{< b ", n) },
	"suppressions": func(n int) string { return strings.Repeat("<!-- reviewlint-disable html-bold -->\n", n) },
	"suppressions of the next line": func(n int) string {
		return strings.Repeat("<!-- reviewlint-disable-next-line html-bold -->\n", n) + strings.Repeat("\n", 20*n) + "a\n"
	},
	"suppressions, ended": func(n int) string {
		return strings.Repeat("<!-- reviewlint-disable -->\n", n) + numbered("<!-- reviewlint-enable r%d -->\n", n)
	},
	"rules in a suppression, ended": func(n int) string {
		return "<!-- reviewlint-disable " + numbered("r%d,", n) + " -->\n" + numbered("<!-- reviewlint-enable r%d -->\n", n)
	},
	"misspelt suppressions": func(n int) string {
		return numbered("<!-- reviewlint-disable html-italic%d -->\n\na <i>b</i>\n\n", n/4)
	},
	"one line":  func(n int) string { return strings.Repeat("The quiet <i>script</i> carries the kitchen. ", 2*n) },
	"one word":  func(n int) string { return strings.Repeat("a", 100*n) },
	"NUL bytes": func(n int) string { return strings.Repeat("\x00", 100*n) },
	"prose":     func(n int) string { return strings.Repeat("The quiet script carries the kitchen.\n\n", 25*n) },

	"YAML flow":      func(n int) string { return inYAML("a: " + strings.Repeat("[", n) + strings.Repeat("]", n)) },
	"YAML flow maps": func(n int) string { return inYAML("a: " + strings.Repeat("{a: ", n) + strings.Repeat("}", n)) },
	"YAML dashes":    func(n int) string { return inYAML("a:\n  " + strings.Repeat("- ", n) + "a") },
	"YAML blocks":    func(n int) string { return inYAML(stairs(n / 10)) },
	"YAML keys":      func(n int) string { return inYAML(numbered("k%d: v\n", n)) },
	"YAML text":      func(n int) string { return inYAML(`a: "` + strings.Repeat("v", 500*n) + `"`) },
	"YAML faults":    func(n int) string { return inYAML("title: a: b\n" + strings.Repeat("x: y: z\n", n)) },
	"YAML aliases":   func(n int) string { return inYAML(numbered("k%d: &a%[1]d v\nj%[1]d: *a%[1]d\n", n)) },
	"unclosed YAML":  func(n int) string { return "---\n" + strings.Repeat("a: b\n", n) },
	"alias bomb": func(int) string {
		return inYAML("a0: &a0 [x, x]\n" + numbered("a%d: &a%[1]d [*a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0]\n", 1) + bomb(2, 30))
	},
	"TOML arrays": func(n int) string { return "+++\na = " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n+++\n" },
	"TOML tables": func(n int) string { return "+++\n" + numbered("[t%d]\nb = 1\n", n) + "+++\n" },
	"JSON arrays": func(n int) string { return "{\n\"a\": " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n}\n" },
}

// TestBounds holds that no text makes a run crash, take forever or take all
// the memory; neither linting nor mending, with every engine.
func TestBounds(t *testing.T) {
	const limit = 20 * time.Second
	size := 10_000
	if testing.Short() || underRace {
		size = 1_000
		t.Log("a tenth of the usual sizes, as this is a short or slow run")
	}
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			for _, config := range []string{"plain/none", "jekyll/_config.yml", "hugo/hugo.toml"} {
				plant(t, folder, map[string]string{config: "", filepath.Dir(config) + "/a.md": text(size) + "\n"})
			}
			start := time.Now()
			for _, args := range [][]string{
				{"--output", "concise", "plain", "jekyll", "hugo"},
				{"--output", "json", "plain"},
				{"--fix", "--unsafe-fixes", "plain"},
			} {
				c := reviewlintFor(t, limit, args...)
				c.Dir = folder
				out, err := c.CombinedOutput()
				if code := exitCode(err); code != exitClean && code != exitFindings {
					t.Errorf("%v: %v after %v\n%.500s", args, err, time.Since(start), out)
				}
				if peak := peakMemory(c.ProcessState); peak > 1<<30 {
					t.Errorf("%v: it took %d MB", args, peak>>20)
				}
			}
			t.Log(time.Since(start).Round(time.Millisecond))
		})
	}
}

// TestGrowth holds that twice the text takes about twice the time, where a
// long review may well be like that. Thousands of references in one paragraph
// are not among it: there the parser itself takes four times as long.
func TestGrowth(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("needs the time that only a long run takes")
	}
	for _, name := range []string{"italics", "italics in a line", "one line", "beside a star", "links", "YAML keys", "prose"} {
		for _, mode := range []string{"--color=never", "--diff"} {
			folder := t.TempDir()
			plant(t, folder, map[string]string{"one/a.md": hostile[name](4_000), "two/a.md": hostile[name](8_000)})
			one, two := quickest(t, mode, filepath.Join(folder, "one")), quickest(t, mode, filepath.Join(folder, "two"))
			ratio := float64(two) / float64(one)
			t.Logf("%s %s: %v, twice as much %v: x %.1f", name, mode, one.Round(time.Millisecond), two.Round(time.Millisecond), ratio)
			// What is quadratic takes four times as long.
			if ratio > 3.3 && two > 200*time.Millisecond {
				t.Errorf("%s %s: twice as much takes %.1f times as long", name, mode, ratio)
			}
		}
	}
}

// quickest returns how long the quickest of some runs took.
func quickest(t *testing.T, args ...string) time.Duration {
	best := time.Hour
	for range 3 {
		start := time.Now()
		if code := run(args, nil, io.Discard, io.Discard); code == exitTrouble {
			t.Fatalf("%v failed", args)
		}
		best = min(best, time.Since(start))
	}
	return best
}

// TestHugeFile holds that a file too large to be a text is told, and not read.
func TestHugeFile(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{"huge.md": "", "a.md": "It beats <i>Thief</i>.\n"})
	if err := os.Truncate(filepath.Join(folder, "huge.md"), 1<<30); err != nil {
		t.Skip("no sparse files here: ", err)
	}
	c := reviewlint("--output", "concise", folder)
	out, err := c.CombinedOutput()
	if exitCode(err) != exitTrouble || !strings.Contains(string(out), "huge.md: it is larger than 64 MB") || !strings.Contains(string(out), "a.md:1:10:") {
		t.Errorf("%v\n%s", err, out)
	}
	if peak := peakMemory(c.ProcessState); peak > 200<<20 && !underRace {
		t.Errorf("it took %d MB", peak>>20)
	}
}

func inYAML(text string) string { return "---\n" + strings.TrimSuffix(text, "\n") + "\n---\n\nText.\n" }

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// runs returns runs of growing length, each with a letter behind it.
func runs(s string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(s, i%300+1) + "a")
	}
	return b.String()
}

func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// bomb returns lists each of which holds the one before it eight times.
func bomb(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, "a%d: &a%[1]d [%s]\n", i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8))
	}
	return b.String()
}
