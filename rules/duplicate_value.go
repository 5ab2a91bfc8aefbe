package rules

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"iter"
	"slices"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// DuplicateValue finds values that tell one work from all others and that
// reviews of different works share.
var DuplicateValue = &lint.Rule{
	Name:     "duplicate-value",
	Summary:  "a link or id that reviews with different titles share",
	Severity: lint.Warning,
	Project:  checkUnique,
}

// claim is a value that is to be unique, in one review.
type claim struct {
	hash   uint64
	review *review.Summary
	key    *schema.Key
}

// checkUnique sorts hashes instead of filling a map: that takes 24 bytes a
// review, and keeps equal values in the order of their files.
func checkUnique(p *lint.ProjectPass) {
	if !anyUnique(p) {
		return // then the rest of the project need not be read
	}
	seed := maphash.MakeSeed()
	var claims []claim
	for s := range p.Heads() {
		m := s.Matter()
		for key, v := range unique(p, s) {
			if hasTitle(m) {
				hash := maphash.Comparable(seed, [...]string{key.Path, identity(key, v)})
				claims = append(claims, claim{hash, s, key})
			}
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(a.hash, b.hash) })
	for len(claims) > 0 {
		n := 1
		for n < len(claims) && claims[n].hash == claims[0].hash {
			n++
		}
		if n > 1 {
			reportShared(p, slices.DeleteFunc(claims[:n:n], claim.leadsNowhere))
		}
		claims = claims[n:]
	}
}

// anyUnique reports whether one of the files that are reported on has a value
// that must be unique.
func anyUnique(p *lint.ProjectPass) bool {
	for s := range p.Linted() {
		for range unique(p, s) {
			return true
		}
	}
	return false
}

// unique yields the values of a review that must be unique, with their keys.
func unique(p *lint.ProjectPass, s *review.Summary) iter.Seq2[*schema.Key, matter.Value] {
	return func(yield func(*schema.Key, matter.Value) bool) {
		m := s.Matter()
		law := p.Schema(s.Path, m)
		if law == nil {
			return
		}
		for i := range law.Keys {
			key := &law.Keys[i]
			if !key.Unique {
				continue
			}
			f, ok := m.Get(key.Path)
			if ok && f.Value.Kind() < matter.List && !schema.IsEmpty(f.Value) && !yield(key, f.Value) {
				return
			}
		}
	}
}

func hasTitle(m *matter.Matter) bool {
	title, ok := m.Get("title")
	return ok && title.Value.Kind() < matter.List && !schema.IsEmpty(title.Value)
}

// identity is what is compared of a value.
func identity(key *schema.Key, v matter.Value) string {
	if key.URL != nil {
		return schema.Page(v.Text())
	}
	return v.Text()
}

// A work is what reviews of one title are about.
type work struct {
	title string
	place lint.Related // the value in the first of them
}

// shown is how many other works a finding points at.
const shown = 3

// reportShared reports on every one of the reviews that share a value: none of
// them is known to be right, and not all of them may be part of this run.
// Reviews with equal titles are about one work, seen again.
func reportShared(p *lint.ProjectPass, claims []claim) {
	var works []work
	known := map[string]int{}
	about := make([]int, len(claims))
	for i, c := range claims {
		title, _ := c.review.Matter().Get("title")
		text := title.Value.Text()
		at, ok := known[schema.Fold(text)]
		if !ok {
			at = len(works)
			known[schema.Fold(text)] = at
			works = append(works, work{text, lint.Related{
				Path:    c.review.Path,
				Span:    c.value().Span(),
				Message: fmt.Sprintf("`%s` has it here", clip(text)),
			}})
		}
		about[i] = at
	}
	if len(works) < 2 {
		return
	}
	for i, c := range claims {
		d := lint.Diagnostic{Path: c.review.Path, Span: c.value().Span(), Help: "correct the one that is wrong"}
		for k := 0; k < len(works) && len(d.Related) < shown; k++ {
			if k != about[i] {
				d.Related = append(d.Related, works[k].place)
			}
		}
		other := works[0]
		if about[i] == 0 {
			other = works[1]
		}
		d.Message = fmt.Sprintf("`%s` is also that of `%s`", c.key.Path, clip(other.title))
		if more := len(works) - 2; more > 0 {
			d.Message += fmt.Sprintf(" and of %d more", more)
		}
		p.Report(d)
	}
}

// leadsNowhere reports whether the value is no link of the kind that its key
// takes: invalid-value says so, and it tells no work from others.
func (c claim) leadsNowhere() bool {
	if c.key.URL == nil {
		return false
	}
	fault, _ := c.key.URL.Check(c.value().Text())
	return fault >= schema.OtherHost
}

func (c claim) value() matter.Value {
	f, _ := c.review.Matter().Get(c.key.Path)
	return f.Value
}
