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
	Pages map[string]func() *regexp.Regexp // the site's hosts without www., with the paths of such pages
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
	pages := u.Pages[strings.TrimPrefix(strings.ToLower(parsed.Hostname()), "www.")]
	switch {
	case pages == nil && (f == NoScheme || !strings.Contains(parsed.Hostname(), ".")):
		return NotAURL, ""
	case pages == nil:
		return OtherHost, ""
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
