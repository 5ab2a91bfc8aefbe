package rules

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"iter"
	"slices"
	"strings"

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
	law    *schema.Schema
	key    int32 // of the law
	nth    int32 // of the key's values
}

// checkUnique sorts hashes instead of filling a map: that takes 32 bytes a
// value, and keeps equal values in the order of their files.
func checkUnique(p *lint.ProjectPass) {
	if !anyUnique(p) {
		return // then the rest of the project need not be read
	}
	seed := maphash.MakeSeed()
	var claims []claim
	for s := range p.Heads() {
		for c, v := range unique(p, s) {
			if _, known := c.work(); known {
				key := &c.law.Keys[c.key]
				c.hash = maphash.Comparable(seed, [...]string{key.Path, identity(key, v)})
				claims = append(claims, c)
			}
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(a.hash, b.hash) })
	known := lists{}
	for len(claims) > 0 {
		n := 1
		for n < len(claims) && claims[n].hash == claims[0].hash {
			n++
		}
		if n > 1 {
			reportShared(p, known, slices.DeleteFunc(claims[:n:n], known.leadsNowhere))
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

// unique yields the values of a review that must be unique, without hash.
func unique(p *lint.ProjectPass, s *review.Summary) iter.Seq2[claim, matter.Value] {
	return func(yield func(claim, matter.Value) bool) {
		m := s.Matter()
		law := p.Schema(s.Path, m)
		if law == nil {
			return
		}
		for i := range law.Keys {
			if !law.Keys[i].Unique {
				continue
			}
			nth := int32(0)
			for v := range uniqueValues(m, law.Keys[i].Path) {
				if !yield(claim{review: s, law: law, key: int32(i), nth: nth}, v) {
					return
				}
				nth++
			}
		}
	}
}

// uniqueValues yields the scalars that a path leads to, the items of lists among
// them; none is empty.
func uniqueValues(m *matter.Matter, path string) iter.Seq[matter.Value] {
	return func(yield func(matter.Value) bool) {
		for f := range schema.Fields(m.Root(), path) {
			for v := range schema.Scalars(f.Value) {
				if !yield(v) {
					return
				}
			}
		}
	}
}

// work is titleOf for a claim. A title that is to be unique tells only its file
// from others: equal titles are the fault.
func (c claim) work() (string, bool) {
	if c.law.Keys[c.key].Path == c.law.TitleKey() {
		return c.review.Path, true
	}
	return titleOf(c.review, c.law)
}

// titleOf returns what tells the work of a review from others: its title, or in
// a collection without titles its file. It isn't known where the title of just
// this review is missing.
func titleOf(s *review.Summary, law *schema.Schema) (string, bool) {
	f, ok := s.Matter().Get(law.TitleKey())
	if ok && f.Value.Kind() < matter.List && !schema.IsEmpty(f.Value) {
		return f.Value.Text(), true
	}
	return s.Path, !ok && law.Title == "" && law.Key(law.TitleKey()) == nil
}

// identity is what is compared of a value.
func identity(key *schema.Key, v matter.Value) string {
	if key.URL != nil || key.Format == schema.URI {
		return schema.Page(v.Text())
	}
	return strings.TrimSpace(v.Text())
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
func reportShared(p *lint.ProjectPass, values lists, claims []claim) {
	var works []work
	known := map[string]int{}
	about := make([]int, len(claims))
	for i, c := range claims {
		text, _ := c.work()
		at, ok := known[schema.Fold(text)]
		if !ok {
			at = len(works)
			known[schema.Fold(text)] = at
			works = append(works, work{text, lint.Related{
				Path:    c.review.Path,
				Span:    values.of(c).Span(),
				Message: fmt.Sprintf("`%s` has it here", clip(text)),
			}})
		}
		about[i] = at
	}
	if len(works) < 2 {
		return
	}
	for i, c := range claims {
		d := lint.Diagnostic{Path: c.review.Path, Span: values.of(c).Span(), Help: "correct the one that is wrong"}
		for k := 0; k < len(works) && len(d.Related) < shown; k++ {
			if k != about[i] {
				d.Related = append(d.Related, works[k].place)
			}
		}
		other := works[0]
		if about[i] == 0 {
			other = works[1]
		}
		d.Message = fmt.Sprintf("`%s` is also that of `%s`", c.law.Keys[c.key].Path, clip(other.title))
		if more := len(works) - 2; more > 0 {
			d.Message += fmt.Sprintf(" and of %d more", more)
		}
		p.Report(d)
	}
}

// lists are the values of keys that have many, by review and key, so that they
// are not gathered again for each of them. Most keys have one.
type lists map[claim][]matter.Value

// of returns the value of a claim.
func (l lists) of(c claim) matter.Value {
	const few = 8
	key := claim{review: c.review, key: c.key}
	if known := l[key]; known != nil {
		return known[c.nth]
	}
	values := slices.Collect(uniqueValues(c.review.Matter(), c.law.Keys[c.key].Path))
	if len(values) > few {
		l[key] = values
	}
	return values[c.nth]
}

// leadsNowhere reports whether the value is no link of the kind that its key
// takes: invalid-value says so, and it tells no work from others.
func (l lists) leadsNowhere(c claim) bool {
	u := c.law.Keys[c.key].URL
	if u == nil {
		return false
	}
	fault, _ := u.Check(l.of(c).Text())
	return fault >= schema.OtherHost
}
