package rules

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// BrokenAnchor finds fragments that name no heading and no id.
var BrokenAnchor = &lint.Rule{
	Name:     "broken-anchor",
	Summary:  "links to headings that don't exist",
	Severity: lint.Error,
	Review:   checkAnchors,
	Fix:      fixAnchor,
}

func checkAnchors(p *lint.ReviewPass) {
	var seen []source.Span
	for _, l := range p.Review.Links {
		id, anchors := missingAnchor(p.Project, p.Review.Path, l)
		if anchors == nil || slices.Contains(seen, l.Target) || p.MayHideAnchors(anchors.Path) || concatenated(p) {
			continue
		}
		seen = append(seen, l.Target)
		_, written, _ := strings.Cut(l.To, "#")
		d := lint.Diagnostic{
			Span:    fragment(l),
			Message: fmt.Sprintf("there is no heading or id `%s`", written),
			Help:    "correct the fragment, or take it away",
		}
		if anchors.Path != p.Review.Path {
			d.Message += fmt.Sprintf(" in `%s`", anchors.Path)
		}
		if same := anchors.SameButCase(id); same != "" {
			d.Severity = lint.Warning
			d.Message = fmt.Sprintf("the id is `%s`, not `%s`: only on GitHub is that the same", same, written)
			d.Help = fmt.Sprintf("write `#%s`", same)
		} else if near := site.NearestID(id, anchors.IDs); near != "" {
			d.Help = fmt.Sprintf("did you mean `#%s`?", near)
		}
		p.Report(d)
	}
}

// missingAnchor returns the id that the link's fragment names, with the
// anchors of the file it leads to, if those lack it. Nothing is claimed of
// what a generator builds: its layouts have ids, too.
func missingAnchor(p *lint.Project, from string, l review.Link) (string, *lint.Anchors) {
	if l.Image || p.Site.Generator != site.None || !strings.Contains(l.To, "#") {
		return "", nil
	}
	t := p.Site.Resolve(from, l.To, site.Page)
	id := strings.TrimPrefix(t.Fragment, "user-content-") // GitHub's own prefix
	if t.Verdict != site.OK || !namesHeading(id) {
		return "", nil
	}
	anchors := p.Anchors(t.Path)
	if anchors == nil {
		return "", nil
	}
	if decoded, err := url.PathUnescape(id); err == nil {
		id = decoded
	}
	if anchors.Has(id) || anchors.Has(t.Fragment) {
		return "", nil
	}
	return id, anchors
}

// namesHeading reports whether a fragment is one that a heading could have,
// and not one with a meaning of its own: a place in the text, a line of the
// source, a footnote, a route, or what layouts bring along.
func namesHeading(fragment string) bool {
	switch fragment {
	case "", "top", "comments", "respond", "disqus_thread":
		return false
	}
	isLine := len(fragment) > 1 && fragment[0] == 'L' && fragment[1] >= '0' && fragment[1] <= '9'
	return !isLine && !strings.HasPrefix(fragment, "fn") && !strings.ContainsAny(fragment, "/:=!")
}

// concatenated reports whether most fragments of this folder's reviews lead
// nowhere: then their pages are put together from more than one file.
func concatenated(p *lint.ReviewPass) bool {
	return mostlyBroken(p, "anchor", func(s *review.Summary, l review.Link) site.Verdict {
		if !strings.Contains(l.To, "#") {
			return site.Unknown
		}
		if _, anchors := missingAnchor(p.Project, s.Path, l); anchors != nil {
			return site.Broken
		}
		return site.OK
	})
}

// fixAnchor puts the nearest id in the place of the one that isn't there.
func fixAnchor(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	for _, l := range p.Summary(d.Path).Links {
		if fragment(l) != d.Span {
			continue
		}
		id, anchors := missingAnchor(p.Project, d.Path, l)
		if anchors == nil {
			return nil
		}
		near := anchors.SameButCase(id)
		if near == "" {
			near = site.NearestID(id, anchors.IDs)
		}
		if near == "" || !verbatim(near) || string(d.Span.Of(p.File.Bytes())[:1]) != "#" {
			return nil
		}
		return []lint.Fix{{
			Message: fmt.Sprintf("change the fragment to `#%s`", near),
			Edits:   lint.Replace(d.Span, "#"+near),
		}}
	}
	return nil
}

// fragment returns the bytes of the link's fragment with its mark; the whole
// target, where something in it is escaped.
func fragment(l review.Link) source.Span {
	i := strings.IndexByte(l.To, '#')
	if i < 0 || l.Target.Len() != len(l.To) {
		return l.Target
	}
	return source.Span{Start: l.Target.Start + uint32(i), End: l.Target.End}
}
