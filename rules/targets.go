package rules

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// targets is what broken-link and broken-image share.
type targets struct {
	image   bool
	message string // with the target and the reason
	help    string // where no file is near
}

func (c targets) check(p *lint.ReviewPass) {
	var seen []source.Span // references share the target of their definition
	for _, l := range p.Review.Links {
		t := c.resolve(p.Project, p.Review.Path, l)
		if t.Verdict != site.Broken || slices.Contains(seen, l.Target) || c.elsewhere(p) {
			continue
		}
		seen = append(seen, l.Target)
		d := lint.Diagnostic{Span: l.Target, Message: fmt.Sprintf(c.message, l.To, t.Reason), Help: c.help}
		if t.Near != "" {
			d.Help = fmt.Sprintf("did you mean `%s`?", t.Near)
		}
		p.Report(d)
	}
}

// resolve follows a link of the sort that c is about; of others it knows nothing.
func (c targets) resolve(p *lint.Project, from string, l review.Link) site.Target {
	switch {
	case l.Image != c.image:
		return site.Target{}
	case l.Image:
		return p.Site.Resolve(from, l.To, site.Image)
	}
	return p.Site.Resolve(from, l.To, site.Page)
}

// elsewhere reports whether most images of the reviews in this folder are
// missing: then they are kept in another place than the reviews.
func (c targets) elsewhere(p *lint.ReviewPass) bool {
	return c.image && mostlyBroken(p, "image", func(s *review.Summary, l review.Link) site.Verdict {
		return c.resolve(p.Project, s.Path, l).Verdict
	})
}

// fix puts the nearest file there is in the place of the one that isn't there.
func (c targets) fix(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	for _, l := range p.Summary(d.Path).Links {
		if l.Target != d.Span {
			continue
		}
		near := c.resolve(p.Project, d.Path, l).Near
		if near == "" || !verbatim(near) {
			return nil
		}
		return []lint.Fix{{
			Message: fmt.Sprintf("change the target to `%s`", near),
			Edits:   lint.Replace(d.Span, near),
		}}
	}
	return nil
}

// verbatim reports whether a target can be written as it is, in Markdown and
// in HTML, whatever stands around it.
func verbatim(target string) bool { return !strings.ContainsAny(target, " \t&\\'\"`<>()=") }

// A folderLinks names the links of one sort in the files of one folder.
type folderLinks struct{ sort, dir string }

// mostlyBroken reports whether most links of a sort, in the folder of the
// review, lead nowhere. Then the fault isn't theirs: what they lead to is made
// or kept where this project doesn't show it.
func mostlyBroken(p *lint.ReviewPass, sort string, verdict func(*review.Summary, review.Link) site.Verdict) bool {
	const few = 3 // too few to tell a custom from slips
	dir := path.Dir(p.Review.Path)
	return lint.Memo(p.Project, folderLinks{sort, dir}, func() bool {
		ok, broken := 0, 0
		for s := range p.Folder(dir) {
			for _, l := range s.Links {
				switch verdict(s, l) {
				case site.OK:
					ok++
				case site.Broken:
					broken++
				}
			}
		}
		return broken >= few && broken > ok
	})
}
