package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/site"
)

// MissingScheme finds addresses that a browser takes for relative paths.
var MissingScheme = &lint.Rule{
	Name:     "missing-scheme",
	Summary:  "web addresses without https://, which are relative links",
	Severity: lint.Warning,
	File:     checkSchemes,
	Fix:      fixScheme,
}

func checkSchemes(p *lint.FilePass) {
	t := p.File.Tree()
	for _, l := range t.Links {
		to := lacksScheme(p.Site, p.File.Path, t, l)
		if to == "" {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:     l.Target,
			Message:  fmt.Sprintf("`%s` is a path relative to this page, not a web address", to),
			Help:     fmt.Sprintf("write `https://%s`", to),
			Mendable: beginsWithWWW(to),
		})
	}
}

// lacksScheme returns the target of l if it is an address without a scheme
// and no file has its name, else "".
func lacksScheme(s *site.Site, path string, t *markdown.Tree, l markdown.Link) string {
	if l.Masked || l.Kind == markdown.Autolink || l.Kind == markdown.ReferenceLink || l.Target.Len() < len("a.de") {
		return ""
	}
	// Most targets are told apart by their first bytes.
	if c := t.Source[l.Target.Start]; c == '/' || c == '#' || c == '.' || string(t.Source[l.Target.Start:l.Target.Start+4]) == "http" {
		return ""
	}
	to := t.To(l)
	host, rest := to, ""
	if i := strings.IndexAny(to, "/?#"); i >= 0 {
		host, rest = to[:i], to[i:]
	}
	if !isWWW(host) && !isHost(host, strings.HasPrefix(rest, "/")) {
		return ""
	}
	// With ./ before it, it can't be taken for anything but a path.
	if s.Resolve(path, "./"+to, site.Page).Verdict == site.OK {
		return ""
	}
	return to
}

func beginsWithWWW(to string) bool { return strings.EqualFold(to[:4], "www.") }

// isWWW reports whether a host begins with www. and has a name behind it.
func isWWW(host string) bool {
	return len(host) > 4 && strings.EqualFold(host[:4], "www.") && strings.Contains(host[4:], ".") && isDomain(host)
}

// isHost reports whether host ends in a top-level domain that no file and no
// page is likely to end in. Those of countries count before a path only.
func isHost(host string, deep bool) bool {
	name, tld, ok := cutLast(host, '.')
	if !ok || len(name) < 2 || !isDomain(host) {
		return false
	}
	switch strings.ToLower(tld) {
	case "com", "org", "net", "edu", "gov":
		return true
	case "uk", "de", "fr", "nl", "it", "be", "ca", "jp", "eu", "io", "tv", "fm", "co", "info":
		return deep
	}
	return false
}

func isDomain(host string) bool {
	for i := 0; i < len(host); i++ {
		c := host[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
		if !letter && (i == 0 || c != '-' && c != '.' || host[i-1] == '.') {
			return false
		}
	}
	return true
}

func cutLast(s string, sep byte) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// fixScheme writes https:// before the address. For www. that is beyond doubt:
// as a path it certainly leads nowhere.
func fixScheme(p *lint.FixPass, d lint.Diagnostic) []lint.Fix {
	t := p.File.Tree()
	for _, l := range t.Links {
		if l.Target != d.Span {
			continue
		}
		to := lacksScheme(p.Site, p.File.Path, t, l)
		if to == "" {
			continue
		}
		safety := lint.Unsafe
		if beginsWithWWW(to) {
			safety = lint.Safe
		}
		at := d.Span
		at.End = at.Start
		return []lint.Fix{{Message: "write `https://` before the address", Safety: safety, Edits: lint.Replace(at, "https://")}}
	}
	return nil
}
