package rules

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/review"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/internal/source"
)

// MalformedURL finds web addresses that can't be followed as they are written,
// in the text and in the front matter.
var MalformedURL = &lint.Rule{
	Name:     "malformed-url",
	Summary:  "web addresses that no browser can follow",
	Severity: lint.Error,
	File:     checkURLs,
	Fix:      fixMalformedURL,
}

// A badURL is an address with its fault, and what it was certainly meant to
// be, if that is known.
type badURL struct {
	span   source.Span
	fault  string // "the address …"
	meant  string
	or     string // what else it may have been, or what to do about it
	safety lint.Safety
}

func checkURLs(p *lint.FilePass) {
	eachBadURL(p.Site, p.File, func(b badURL) {
		d := lint.Diagnostic{Span: b.span, Message: b.fault, Help: b.or}
		if b.meant != "" {
			d.Help = fmt.Sprintf("write `%s`%s", b.meant, b.or)
			d.Mendable = b.safety == lint.Safe
		}
		p.Report(d)
	})
}

func fixMalformedURL(p *lint.FixPass, d lint.Diagnostic) (fixes []lint.Fix) {
	eachBadURL(p.Site, p.File, func(b badURL) {
		if b.span == d.Span && b.meant != "" && fixes == nil {
			fixes = []lint.Fix{{
				Message: fmt.Sprintf("write `%s`", b.meant),
				Safety:  b.safety,
				Edits:   lint.Replace(b.span, b.meant),
			}}
		}
	})
	return fixes
}

// eachBadURL yields the bad addresses of a file.
func eachBadURL(s *site.Site, f *review.File, yield func(badURL)) {
	eachBadValue(f.Matter().Root(), "", yield)
	t := f.Tree()
	for _, l := range t.Links {
		if l.Masked || l.Kind == markdown.ReferenceLink || l.Target.Len() == 0 {
			continue
		}
		raw := string(l.Target.Of(t.Source))
		if l.Kind == markdown.HTMLLink && runsOn(raw) {
			continue // malformed-html tells of the quotation mark
		}
		fault, meant := urlFault(raw)
		if fault == "" && l.Kind == markdown.HTMLLink && strings.HasPrefix(strings.TrimSpace(raw), "http") {
			fault, meant = brokenLine(raw)
		}
		if fault != "" {
			yield(badURL{span: l.Target, fault: fault, meant: meant})
		}
	}
	eachSpaced(s, f.Path, t, yield)
}

// runsOn reports whether a value in HTML goes on into the next tag.
func runsOn(raw string) bool {
	_, behind, ok := strings.Cut(raw, ">")
	return ok && strings.Contains(behind, "<")
}

// urlFault says what is wrong with an address, or "". The faults are slips
// that leave no doubt; of most it is plain what was meant.
func urlFault(url string) (fault, meant string) {
	scheme, rest, ok := cutScheme(url)
	if !ok {
		if scheme, rest, ok = cutBareScheme(url); ok {
			return fmt.Sprintf("there is no colon behind `%s`", scheme), scheme + "://" + rest
		}
		return schemeFault(url)
	}
	if scheme == "mailto" {
		if i := strings.Index(rest, "[at]"); i > 0 {
			return "nobody can write to an address with `[at]`", "mailto:" + strings.Replace(rest, "[at]", "@", 1)
		}
		return "", ""
	}
	after := strings.TrimLeft(rest, "/")
	slashes := len(rest) - len(after)
	if inner, twice := doubledScheme(after); twice {
		return "the address begins twice", inner
	}
	switch {
	case strings.HasPrefix(rest, `\`):
		return "the address has backslashes for slashes", ""
	case after == "" || after[0] == '?' || after[0] == '#':
		return "the address names no host", ""
	case slashes != 2:
		return fmt.Sprintf("there %s behind `%s:`, not two", slashWords(slashes), scheme), scheme + "://" + after
	}
	return hostFault(after), ""
}

// cutScheme cuts http, https or mailto and its colon from an address.
func cutScheme(url string) (scheme, rest string, ok bool) {
	for _, scheme := range [...]string{"https", "http", "mailto"} {
		if len(url) > len(scheme) && url[len(scheme)] == ':' && strings.EqualFold(url[:len(scheme)], scheme) {
			return scheme, url[len(scheme)+1:], true
		}
	}
	return "", "", false
}

// cutBareScheme cuts http// or https// from an address, which lacks its colon.
func cutBareScheme(url string) (scheme, rest string, ok bool) {
	for _, scheme := range [...]string{"https", "http"} {
		if rest, ok := strings.CutPrefix(url, scheme+"//"); ok {
			return scheme, rest, true
		}
	}
	return "", "", false
}

// schemeFault tells http and https from what slips of the keyboard make of them.
func schemeFault(url string) (fault, meant string) {
	written, rest, ok := strings.Cut(url, "//")
	if !ok || rest == "" {
		return "", ""
	}
	scheme := ""
	switch strings.ToLower(written) {
	case "http;", "htp:", "hhtp:", "htttp:", "htpp:":
		scheme = "http:"
	case "https;", "htps:", "hhtps:", "htttps:", "htpps:", "httpss:", "httsp:", "ttps:":
		scheme = "https:"
	default:
		return "", ""
	}
	return fmt.Sprintf("the address begins with `%s`, not with `%s`", written, scheme), scheme + "//" + rest
}

// doubledScheme returns the address that follows the first scheme, where that
// is followed by another: https:// in https://https://example.org.
func doubledScheme(after string) (inner string, ok bool) {
	if scheme, rest, ok := cutScheme(after); ok && strings.HasPrefix(rest, "//") {
		return scheme + ":" + rest, true
	}
	if scheme, rest, ok := cutBareScheme(after); ok {
		return scheme + "://" + rest, true
	}
	return "", false
}

func slashWords(n int) string {
	switch n {
	case 0:
		return "are no slashes"
	case 1:
		return "is one slash"
	}
	return fmt.Sprintf("are %d slashes", n)
}

// hostFault says what is wrong with the host at the beginning of rest, or "".
func hostFault(rest string) string {
	host := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host = rest[:i]
	}
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		if strings.Contains(host[:i], ":") {
			return "the address gives a password away"
		}
		host = host[i+1:]
	}
	switch {
	case strings.HasPrefix(host, "["): // IPv6
		return ""
	case strings.ContainsAny(host, " ,;()<>\"'`|^\\*"):
		return fmt.Sprintf("`%s` can't be the name of a host", host)
	case strings.Contains(host, "..") || strings.HasPrefix(host, "."):
		return fmt.Sprintf("`%s` can't be the name of a host: a part of it is empty", host)
	}
	return ""
}

// brokenLine finds an address that goes on in the next line. Browsers drop
// line ends in it, and turn the indentation behind them into %20.
func brokenLine(raw string) (fault, meant string) {
	trimmed := strings.TrimSpace(raw)
	if !strings.ContainsAny(trimmed, "\r\n") {
		return "", ""
	}
	parts := strings.FieldsFunc(trimmed, func(r rune) bool { return r == '\r' || r == '\n' })
	for i, part := range parts {
		parts[i] = strings.TrimSpace(part)
	}
	meant = strings.Join(parts, "")
	if strings.ContainsAny(meant, " \t") {
		meant = ""
	}
	return "the address goes on in another line", meant
}
