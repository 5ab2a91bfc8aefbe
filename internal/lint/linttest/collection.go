package linttest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// A Defect is a fault that a generated collection holds.
type Defect struct {
	Path string
	Line int
	Rule string
}

// Collection writes n reviews of films into folder, in the built-in convention,
// and returns the defects that some of them have. The same numbers give the
// same bytes.
func Collection(folder string, n int, seed uint64) ([]Defect, error) {
	if err := os.MkdirAll(filepath.Join(folder, "films"), 0o755); err != nil {
		return nil, err
	}
	g := generator{rand.New(rand.NewPCG(seed, 17)), n}
	var defects []Defect
	for i := range n {
		text, found := g.review(i)
		name := filepath.Join("films", slug(i)+".md")
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return nil, err
		}
		for _, d := range found {
			d.Path = filepath.ToSlash(name)
			defects = append(defects, d)
		}
	}
	return defects, nil
}

type generator struct {
	*rand.Rand
	n int
}

// review returns the text of the ith review.
func (g generator) review(i int) (string, []Defect) {
	var b strings.Builder
	var defects []Defect
	line := 1
	write := func(text, rule string) {
		if rule != "" {
			defects = append(defects, Defect{Line: line, Rule: rule})
		}
		b.WriteString(text + "\n")
		line++
	}
	name := title(i)
	write("---", "")
	write("layout: review", "")
	write(fmt.Sprintf("title: %q", name), "")
	if g.one(40) {
		write(fmt.Sprintf("excerpt: %q", "My review of something else"), "excerpt-mismatch")
	} else {
		write(fmt.Sprintf("excerpt: %q", "My review of "+name), "")
	}
	missing := g.one(40)
	switch {
	case missing:
	case g.one(40):
		write(fmt.Sprintf("rating: %q", g.pick("5.5", "0", "3.7", "four", "8/10")), "invalid-rating")
	default:
		write(fmt.Sprintf("rating: \"%g\"", float64(1+g.IntN(10))/2), "")
	}
	write(fmt.Sprintf("letterboxd_url: https://boxd.it/%s", strings.ToLower(fmt.Sprintf("%05x", i))), "")
	if g.one(3) {
		write("mst3k: false", "")
	}
	if g.one(5) {
		write("tags: [quiet, winter]", "")
	}
	write("category: film_review", "")
	if missing {
		write("---", "missing-key")
	} else {
		write("---", "")
	}
	write("", "")
	verdict := false
	for p := range 5 + g.IntN(6) {
		if p == 2 && g.one(3) {
			verdict = true
			write("## Verdict", "")
			write("", "")
		}
		text, rule := g.inline(verdict)
		write(g.sentences(3+g.IntN(6))+text, rule)
		write("", "")
	}
	write(g.sentences(2), "")
	return b.String(), defects
}

// inline returns markup to end a paragraph with, and the rule that it breaks.
// The review may have a heading to link to.
func (g generator) inline(verdict bool) (text, rule string) {
	other := g.IntN(g.n)
	switch g.IntN(24) {
	case 0, 1:
		return fmt.Sprintf(" It recalls <i>%s</i> a little.", plain(other)), "html-italics"
	case 2:
		return fmt.Sprintf(" It recalls *%s* a little.", plain(other)), ""
	case 3, 4:
		return fmt.Sprintf(" See [my review of it](%s.md).", slug(other)), ""
	case 5:
		return fmt.Sprintf(" There is [an interview](https://example.org/%d).", other), ""
	case 6:
		if g.one(10) {
			return " I wrote about it [elsewhere](no-such-review.md).", "broken-link"
		}
	case 7:
		if g.one(10) {
			return " More in [the notes][notes].", "undefined-reference"
		}
	case 8:
		if g.one(10) {
			return " Skip to [the end](#nowhere-at-all).", "broken-anchor"
		}
	case 9:
		if verdict {
			return " There is more in [the verdict](#verdict).", ""
		}
	}
	return "", ""
}

func (g generator) sentences(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "The %s %s %s the %s, even when the %s asks for less.",
			g.pick("quiet", "brittle", "patient", "crooked", "velvet"), g.pick("script", "camera", "ending", "score", "café"),
			g.pick("carries", "undercuts", "rescues", "softens", "borrows"), g.pick("kitchen", "harbor", "staircase", "letter", "orchard"),
			g.pick("plot", "room", "editor", "crowd"))
	}
	return b.String()
}

// one is true once in n times.
func (g generator) one(n int) bool { return g.IntN(n) == 0 }

func (g generator) pick(words ...string) string { return words[g.IntN(len(words))] }

var (
	firstWords  = []string{"Silent", "Crimson", "Hidden", "Golden", "Electric", "Burning", "Distant", "Midnight", "Forgotten", "Savage"}
	secondWords = []string{"Harbor", "Garden", "Winter", "Machine", "Letter", "Orchard", "Hotel", "Engine", "Bridge", "Lantern"}
)

// plain is the title of the ith film without its year: no two have the same.
func plain(i int) string {
	return fmt.Sprintf("%s %s %d", firstWords[i%10], secondWords[i/10%10], i/100+2)
}

func title(i int) string { return fmt.Sprintf("%s (%d)", plain(i), 1950+i%70) }

func slug(i int) string { return strings.ReplaceAll(strings.ToLower(plain(i)), " ", "-") }
