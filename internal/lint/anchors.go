package lint

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/site"
)

// Anchors are the ids that a Markdown file's page may have, in all the styles
// that its site may make them in.
type Anchors struct {
	Path string   // the file's
	IDs  []string // each one once, sorted
}

// Has reports whether one of the ids is id.
func (a *Anchors) Has(id string) bool {
	_, ok := slices.BinarySearch(a.IDs, id)
	return ok
}

// SameButCase returns the id that is id but for the case of letters, or "".
func (a *Anchors) SameButCase(id string) string {
	for _, other := range a.IDs {
		if strings.EqualFold(other, id) {
			return other
		}
	}
	return ""
}

// Anchors returns the anchors of a file, or nil if there is no such Markdown
// file. They are made when a link asks for them.
func (p *Project) Anchors(path string) *Anchors {
	s := p.Summary(path)
	if s == nil {
		return nil
	}
	if len(s.Headings) < longPage {
		return newAnchors(s, p.Site.AnchorStyles())
	}
	return Memo(p, s, func() *Anchors { return newAnchors(s, p.Site.AnchorStyles()) })
}

// longPage is how many headings a file must have for its anchors to be worth
// keeping.
const longPage = 20

func newAnchors(s *review.Summary, styles []site.Style) *Anchors {
	headings := make([]site.Heading, len(s.Headings))
	for i, h := range s.Headings {
		headings[i] = site.Heading(h)
	}
	ids := slices.Clone(s.IDs)
	for _, style := range styles {
		ids = append(ids, site.Anchors(headings, style)...)
	}
	slices.Sort(ids)
	return &Anchors{s.Path, slices.Clip(slices.Compact(ids))}
}

// hiddenAnchors matches what makes ids in the hands of some renderer or
// generator only: templates, kramdown's attribute lists, headings in HTML, and
// headings without a blank behind the marks.
var hiddenAnchors = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)\{[{%:]|<[hH][1-6]|^#{1,6}[^#\s]`)
})

// hidden is the key under which it is kept whether a file may hide anchors.
type hidden struct{ *review.Summary }

// MayHideAnchors reports whether the file may have anchors that Anchors does
// not know of. It reads the file: it is for the moment before a complaint.
func (p *Project) MayHideAnchors(path string) bool {
	return Memo(p, hidden{p.Summary(path)}, func() bool {
		src, err := p.reader.readFile(path)
		return err != nil || strings.HasSuffix(path, ".mdx") || hiddenAnchors().Match(src)
	})
}
