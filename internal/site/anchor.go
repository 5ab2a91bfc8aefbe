package site

import (
	"strconv"
	"strings"
)

// A Style is a way of making heading ids.
type Style uint8

const (
	KramdownGFM     Style = iota // Jekyll's default: kramdown with input GFM
	KramdownPlain                // kramdown with input kramdown
	GitHub                       // github-slugger: GitHub itself, Astro, remark
	HugoGitHub                   // Hugo's autoHeadingIDType github, its default
	HugoASCII                    // github-ascii
	HugoBlackfriday              // blackfriday
)

var allStyles = []Style{KramdownGFM, KramdownPlain, GitHub, HugoGitHub, HugoASCII, HugoBlackfriday}

func (s Style) String() string {
	return [...]string{
		"kramdown-gfm", "kramdown", "github", "hugo-github", "hugo-github-ascii", "hugo-blackfriday",
	}[s]
}

// A Heading is what the styles make an id from: some take the text that a
// reader sees, some the line as it was typed.
type Heading struct {
	Text string // the rendered text, untrimmed: entities decoded, no markup, no alternative texts of images
	Raw  string // the source without #s and closing #s, trimmed; the last line, if it has more
	ID   string // an explicit id: {#id}
}

// Anchors returns the ids of a document's headings, in their order. An id may
// be "": kramdown and GitHub make nothing of a heading without letters.
func Anchors(headings []Heading, style Style) []string {
	ids := make([]string, len(headings))
	used := make(counter, len(headings))
	for i, h := range headings {
		ids[i] = used.id(h, style)
	}
	return ids
}

// A counter tells ids apart that came out equal. It maps an id to the number
// that its last duplicate got.
type counter map[string]int

func (c counter) id(h Heading, style Style) string {
	if h.ID != "" && style != GitHub {
		if style != KramdownGFM && style != KramdownPlain {
			c[h.ID] = 0 // kramdown doesn't look at explicit ids
		}
		return h.ID
	}
	switch style {
	case KramdownGFM:
		return c.number(kramdownGFMSlug(h))
	case KramdownPlain:
		return c.number(kramdownSlug(h.Raw))
	case GitHub:
		return c.skip(githubSlug(h))
	case HugoASCII:
		return c.skip(hugoSlug(withoutAccents(h.Raw), true))
	case HugoBlackfriday:
		return c.skip(blackfridaySlug(h.Raw))
	}
	return c.skip(hugoSlug(h.Raw, false))
}

// number appends to a repeated id how often it was there before. The result
// may be another heading's id, as it may be in kramdown: Foo, Foo, Foo 1.
func (c counter) number(id string) string {
	n, seen := c[id]
	if !seen {
		c[id] = 0
		return id
	}
	c[id] = n + 1
	return suffixed(id, n+1)
}

// skip appends to a repeated id the first number that makes it new.
func (c counter) skip(id string) string {
	n, seen := c[id]
	if !seen {
		c[id] = 0
		return id
	}
	for {
		n++
		next := suffixed(id, n)
		if _, taken := c[next]; !taken {
			c[id], c[next] = n, 0
			return next
		}
	}
}

func suffixed(id string, n int) string {
	var b strings.Builder
	b.Grow(len(id) + 4)
	b.WriteString(id)
	b.WriteByte('-')
	b.WriteString(strconv.Itoa(n))
	return b.String()
}
