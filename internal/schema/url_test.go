package schema

import "testing"

func TestURLCheck(t *testing.T) {
	film := Preset.Key("letterboxd_url").URL
	for _, test := range []struct {
		text  string
		fault URLFault
		fixed string
	}{
		{"https://boxd.it/5JCOWP", FineURL, ""},
		{"http://boxd.it/5JCOWP/", FineURL, ""},
		{"//boxd.it/5JCOWP", FineURL, ""},
		{"https://WWW.Letterboxd.com/film/heat-1995/", FineURL, ""},
		{"https://letterboxd.com/ann_b/film/heat-1995/1/", FineURL, ""},
		{"https://letterboxd.com/film/heat-1995/#cast", FineURL, ""},
		{"https://letterboxd.com/tmdb/949", FineURL, ""},
		{" https://boxd.it/abc", Spaced, "https://boxd.it/abc"},
		{"boxd.it/abc", NoScheme, "https://boxd.it/abc"},
		{"www.letterboxd.com/film/heat-1995", NoScheme, "https://www.letterboxd.com/film/heat-1995"},
		{"https://boxd.it/abc?utm_source=app&fbclid=1", Tracked, "https://boxd.it/abc"},
		{"https://boxd.it/abc?", FineURL, ""},
		{"https://boxd.it/abc?page=2#top", Queried, "https://boxd.it/abc#top"},
		{" boxd.it/abc?page=2", Queried, "https://boxd.it/abc"},
		{"https://example.org/film/heat", OtherHost, ""},
		{"https://boxd.it.example.org/abc", OtherHost, ""},
		{"https://letterboxd.com/", OtherPage, ""},
		{"https://letterboxd.com/ann/list/heists/", OtherPage, ""},
		{"https://boxd.it/", OtherPage, ""},
		{"https://ann@boxd.it/abc", NotAURL, ""},
		{"ftp://boxd.it/abc", NotAURL, ""},
		{"mailto:ann@example.org", NotAURL, ""},
		{"later", NotAURL, ""},
		{"/film/heat", NotAURL, ""},
		{"https://boxd.it/%zz", NotAURL, ""},
		{"https://boxd.it/abc https://boxd.it/def", OtherPage, ""},
	} {
		fault, fixed := film.Check(test.text)
		if fault != test.fault || fixed != test.fixed {
			t.Errorf("Check(%q) = %v, %q, want %v, %q", test.text, fault, fixed, test.fault, test.fixed)
		}
		if fixed == "" {
			continue
		}
		if fault, _ := film.Check(fixed); fault != FineURL {
			t.Errorf("%q is mended to %q, which has the fault %v", test.text, fixed, fault)
		}
	}
}

func TestPage(t *testing.T) {
	for _, same := range [][2]string{
		{"https://boxd.it/aBc", "http://www.BOXD.it/aBc/"},
		{"https://boxd.it/aBc", " //boxd.it/aBc?x=1#y"},
		{"boxd.it/aBc", "https://boxd.it/aBc#"},
		{"boxd.it/aBc", "boxd.it/aBc?from=https://example.org/"},
		{"https://www.example.org/", "example.org"},
	} {
		if a, b := Page(same[0]), Page(same[1]); a != b {
			t.Errorf("Page(%q) = %q, Page(%q) = %q, want the same", same[0], a, same[1], b)
		}
	}
	if Page("https://boxd.it/abc") == Page("https://boxd.it/ABC") {
		t.Error("the case of a path must matter")
	}
}

func TestLinkTo(t *testing.T) {
	u := LinkTo("www.archive.org", "*.bandcamp.com")
	for text, want := range map[string]URLFault{
		"https://archive.org/details/a?b=1":  FineURL,
		"https://www.archive.org":            FineURL,
		"http://Ann.Bandcamp.com/album/heat": FineURL,
		"https://a.b.bandcamp.com/":          FineURL,
		"https://bandcamp.com/a":             OtherHost,
		"https://notbandcamp.com/a":          OtherHost,
		"https://ia600.archive.org/a":        OtherHost,
		"archive.org/details/a":              NoScheme,
		" https://archive.org/a":             Spaced,
		"later":                              NotAURL,
	} {
		if got, _ := u.Check(text); got != want {
			t.Errorf("Check(%q) = %v, want %v", text, got, want)
		}
	}
	if u.To != "a page on *.bandcamp.com or archive.org" || u.Shape != "https://www.archive.org/…" {
		t.Errorf("LinkTo says %q and %q", u.To, u.Shape)
	}
}
