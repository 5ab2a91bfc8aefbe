package schema

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// A URL is what a link to one site looks like.
type URL struct {
	To    string                           // what it leads to, for people: "a film on Letterboxd"
	Pages map[string]func() *regexp.Regexp // the site's hosts without www., with the paths of such pages; nil: all
	Shape string                           // an example, for people
}

// A URLFault is what is wrong with a link. From OtherHost on it leads to no
// page of the kind that is meant.
type URLFault uint8

const (
	FineURL   URLFault = iota
	Spaced             // white space around it
	NoScheme           // a browser takes it for a path
	Tracked            // it carries parameters that only count clicks
	Queried            // it carries other parameters, which don't choose the page
	OtherHost          // it leads to another site
	OtherPage          // it leads elsewhere on the site
	NotAURL
)

// LinkTo returns what a link to any page of some hosts looks like; *.example.org
// is every host below example.org.
func LinkTo(hosts ...string) *URL {
	u := &URL{Pages: make(map[string]func() *regexp.Regexp, len(hosts))}
	for _, host := range hosts {
		u.Pages[strings.TrimPrefix(strings.ToLower(host), "www.")] = nil
	}
	u.To = "a page on " + strings.Join(u.Hosts(), " or ")
	u.Shape = "https://" + strings.Replace(hosts[0], "*", "name", 1) + "/…"
	return u
}

// Hosts returns the hosts that links may lead to, in order.
func (u *URL) Hosts() []string { return slices.Sorted(maps.Keys(u.Pages)) }

// Check says what is wrong with a link of the given text: the worst of its
// faults. For a fault that the link can be rid of, fixed is what it should be.
// At http: and www. nothing is wrong, the site redirects.
func (u *URL) Check(text string) (f URLFault, fixed string) {
	trimmed := strings.TrimSpace(text)
	if trimmed != text {
		f = Spaced
	}
	parsed, err := url.Parse(trimmed)
	if err == nil && parsed.Scheme == "" && parsed.Host == "" {
		f = NoScheme
		trimmed = "https://" + trimmed
		parsed, err = url.Parse(trimmed)
	}
	if err != nil || parsed.User != nil || parsed.Scheme != "" && parsed.Scheme != "https" && parsed.Scheme != "http" {
		return NotAURL, ""
	}
	pages, known := u.pages(parsed.Hostname())
	switch {
	case !known && (f == NoScheme || !strings.Contains(parsed.Hostname(), ".")):
		return NotAURL, ""
	case !known:
		return OtherHost, ""
	case pages == nil: // then a query may well choose the page
	case !pages().MatchString(parsed.EscapedPath()):
		return OtherPage, ""
	case parsed.RawQuery != "":
		if f = Queried; onlyTracks(parsed.RawQuery) {
			f = Tracked
		}
		before, query, _ := strings.Cut(trimmed, "?")
		_, fragment, found := strings.Cut(query, "#")
		if trimmed = before; found {
			trimmed += "#" + fragment
		}
	}
	if f == FineURL {
		return FineURL, ""
	}
	return f, trimmed
}

// pages returns the paths of the pages that are meant on a host, and reports
// whether any are. The host *.example.org stands for all below example.org.
func (u *URL) pages(host string) (func() *regexp.Regexp, bool) {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	pages, known := u.Pages[host]
	for !known {
		_, parent, below := strings.Cut(host, ".")
		if !below {
			return nil, false
		}
		pages, known = u.Pages["*."+parent]
		host = parent
	}
	return pages, true
}

// onlyTracks reports whether all parameters of a query are there to tell
// where visitors come from.
func onlyTracks(query string) bool {
	for parameter := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(parameter, "=")
		switch {
		case strings.HasPrefix(name, "utm_"), name == "fbclid", name == "gclid", name == "igshid", name == "igsh", name == "":
		default:
			return false
		}
	}
	return true
}

// Page returns the part of a link that tells its page from others: without
// scheme, www., query, fragment and the slash at the end.
func Page(link string) string {
	link = strings.TrimSpace(link)
	if i := strings.IndexAny(link, "?#"); i >= 0 {
		link = link[:i]
	}
	if _, rest, ok := strings.Cut(link, "://"); ok {
		link = rest
	}
	link = strings.TrimPrefix(link, "//")
	link = strings.TrimSuffix(link, "/")
	host, _, _ := strings.Cut(link, "/")
	return strings.TrimPrefix(strings.ToLower(host), "www.") + link[len(host):]
}
