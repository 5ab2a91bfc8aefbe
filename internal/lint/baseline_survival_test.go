package lint_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reviewlint/reviewlint/internal/baseline"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/lint/linttest"
	"github.com/reviewlint/reviewlint/rules"
)

// A collection is some reviews that people work on. Whatever is wrong in what
// they add holds the word Planted, or stands in a file that is fresh.
type collection struct {
	*rand.Rand
	files map[string]string
	fresh map[string]bool
	rules []*lint.Rule
	mine  func(path string) bool // the files that are changed now; nil for all
	first map[string]bool        // the files that there were: a link to one that has gone is new
	made  int                    // things that were added: none is like another
}

func newCollection(t *testing.T, n int, seed uint64) *collection {
	t.Helper()
	folder := t.TempDir()
	if _, err := linttest.Collection(folder, n, seed); err != nil {
		t.Fatal(err)
	}
	c := &collection{Rand: rand.New(rand.NewPCG(seed, 1)), files: map[string]string{}, fresh: map[string]bool{}, first: map[string]bool{}, rules: rules.All()}
	names, err := filepath.Glob(filepath.Join(folder, "films", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c.files["films/"+filepath.Base(name)] = string(text)
		c.first["films/"+filepath.Base(name)] = true
	}
	return c
}

// lint lints the whole collection.
func (c *collection) lint(ledger *baseline.Ledger, record lint.Severity) *lint.Result {
	files := fstest.MapFS{}
	for path, text := range c.files {
		files[path] = &fstest.MapFile{Data: []byte(text)}
	}
	in := lint.Input{FS: files, Files: slices.Sorted(maps.Keys(c.files)), Baseline: ledger}
	return lint.Run(in, lint.Options{Rules: c.rules, Known: rules.All(), Jobs: 2, Record: record})
}

// isNew reports whether a finding is about something that was added.
func (c *collection) isNew(d *lint.Diagnostic) bool {
	about := c.files[d.Path][d.Span.Start:d.Span.End]
	return c.fresh[d.Path] || c.first["films/"+about] || strings.Contains(about, "Planted")
}

// check compares what is told with what is new.
func (c *collection) check(t *testing.T, ledger *baseline.Ledger, when string) {
	t.Helper()
	all := c.lint(nil, 0)
	told := c.lint(ledger, 0)
	key := func(d *lint.Diagnostic) string {
		return fmt.Sprintf("%s:%d:%d %s", d.Path, d.Span.Start, d.Span.End, d.Rule.Name)
	}
	seen := map[string]bool{}
	for i := range told.Findings {
		d := &told.Findings[i]
		seen[key(d)] = true
		if !c.isNew(d) {
			t.Errorf("%s: an old finding came back: %s: %s", when, key(d), d.Message)
		}
	}
	for i := range all.Findings {
		if d := &all.Findings[i]; c.isNew(d) && !seen[key(d)] {
			t.Errorf("%s: a new finding is hidden: %s: %s", when, key(d), d.Message)
		}
	}
}

// TestBaselineSurvives holds that after a thousand changes to a collection no
// finding comes back that its baseline holds, and no new one passes for such.
func TestBaselineSurvives(t *testing.T) {
	for seed := range uint64(2) {
		c := newCollection(t, 200, seed)
		first := c.lint(nil, lint.Warning)
		ledger, err := baseline.Read(first.Ledger.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if len(first.Findings) != 0 || first.Baselined < 100 {
			t.Fatalf("%d findings are left and %d held right after the baseline was made of them", len(first.Findings), first.Baselined)
		}
		for i := range 1000 {
			c.change()
			if i%100 == 99 {
				c.check(t, ledger, fmt.Sprintf("seed %d, change %d", seed, i))
			}
		}
	}
}

// change does what somebody does to a collection in a minute.
func (c *collection) change() {
	path := c.file()
	text, end := strings.ReplaceAll(c.files[path], "\r\n", "\n"), "\n"
	head, body, _ := strings.Cut(text[4:], "\n---\n")
	head = text[:4] + head + "\n---\n"
	paragraphs := strings.Split(strings.TrimSpace(body), "\n\n")
	i := c.IntN(len(paragraphs))
	if strings.HasPrefix(paragraphs[i], "#") {
		return // links to it would break, and be new findings
	}
	words := strings.Fields(paragraphs[i])
	w := c.IntN(len(words))
	switch c.IntN(14) {
	case 0, 1: // another word
		if !strings.ContainsAny(words[w], "<>[]()*#") {
			words[w] = c.word()
		}
		paragraphs[i] = strings.Join(words, " ")
	case 2: // a sentence more
		paragraphs[i] += " " + c.sentence("")
	case 3: // a paragraph more
		paragraphs = slices.Insert(paragraphs, i, c.sentence("")+" "+c.sentence(""))
	case 4: // a paragraph less, with whatever is wrong in it
		if len(paragraphs) > 4 {
			paragraphs = slices.Delete(paragraphs, i, i+1)
		}
	case 5: // shorter lines
		paragraphs[i] = c.wrap(words)
	case 6: // another order
		paragraphs[0], paragraphs[i] = paragraphs[i], paragraphs[0]
	case 7: // another film is recalled
		paragraphs[i] = strings.Replace(paragraphs[i], "<i>", "<i>The ", 1)
	case 8: // one fault less
		paragraphs[i] = strings.NewReplacer("<i>", "*", "</i>", "*").Replace(paragraphs[i])
	case 9: // one fault more
		paragraphs[i] += " " + c.sentence("<i>Planted "+c.word()+"</i>")
	case 10: // the same between two lines that stay
		paragraphs = slices.Insert(paragraphs, i, c.sentence("[Planted "+c.word()+"](Planted-"+c.word()+".md)"))
	case 11: // another name
		c.made++
		delete(c.files, path)
		fresh := c.fresh[path]
		delete(c.fresh, path)
		path = fmt.Sprintf("films/renamed-%d.md", c.made)
		if fresh {
			c.fresh[path] = true
		}
	case 12: // another editor
		end = "\r\n"
	case 13:
		c.made++
		if c.made%2 == 0 { // a review less
			delete(c.files, path)
			delete(c.fresh, path)
			return
		}
		path = fmt.Sprintf("films/fresh-%d.md", c.made)
		c.fresh[path] = true
		head = fmt.Sprintf("---\nlayout: review\ntitle: \"%s (1999)\"\nexcerpt: \"My review of %[1]s (1999)\"\ncategory: film_review\n---\n", c.word())
		paragraphs = nil
		for range 6 {
			paragraphs = append(paragraphs, c.sentence("")+" "+c.sentence("<i>"+c.word()+"</i>")+" "+c.sentence(""))
		}
	}
	text = head + "\n" + strings.Join(paragraphs, "\n\n") + "\n"
	c.files[path] = strings.ReplaceAll(text, "\n", end)
}

func (c *collection) file() string {
	paths := slices.Sorted(maps.Keys(c.files))
	for {
		if path := paths[c.IntN(len(paths))]; c.mine == nil || c.mine(path) {
			return path
		}
	}
}

// word returns a word that nobody else uses.
func (c *collection) word() string {
	c.made++
	return fmt.Sprintf("word%d", c.made)
}

// sentence returns one of words that hardly anybody else uses, about something.
func (c *collection) sentence(about string) string {
	words := make([]string, 7+c.IntN(5))
	for i := range words {
		words[i] = fmt.Sprintf("w%d", c.IntN(1000))
	}
	words[len(words)/2] += " " + about
	return strings.Join(words, " ") + "."
}

func (c *collection) wrap(words []string) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case c.IntN(8) == 0:
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}
