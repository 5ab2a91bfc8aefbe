package schema

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFormatCheck(t *testing.T) {
	fine := map[Format][]string{
		Date:     {"2024-02-29", "2014-04-28 11:05:00 +0100", "2024-02-29T10:00:00Z", "2024-02-29t10:00:00.25-05:30", "1900-01-01 9:30"},
		DateTime: {"2014-04-28 11:05:00 +0100", "2024-02-29T10:00:00Z", "2024-02-29 10:00:60"},
		Time:     {"19:30", "7:05", "23:59:60", "19:30:15.5", "19:30Z", "19:30 -5", "19:30+05:30"},
		Year:     {"1995", "0800"},
		URI:      {"https://example.org/a?b#c", "mailto:ann@example.org", "urn:isbn:9780306406157", "http://[::1]/"},
		Email:    {"ann@example.org", "ann.b+c@mail.example.org"},
		UUID:     {"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"},
		ISBN:     {"0-306-40615-2", "0306406152", "978-0-306-40615-7", "978 0 306 40615 7", "043942089X", "979-10-90636-07-1"},
		IMDb:     {"tt0113277", "tt12345678"},
		Slug:     {"heat-1995", "é", "映画-2", "1"},
		Language: {"en", "pt-BR", "zh-Hant-TW", "gsw", "de-1996"},
	}
	wrong := map[Format]map[string]Guess{
		Date: {
			"2025-2-28": {Text: "2025-02-28", Sure: true}, "2025-02-8": {Text: "2025-02-08", Sure: true},
			"2014-4-28 11:05": {Text: "2014-04-28 11:05", Sure: true}, " 2024-02-29 ": {Text: "2024-02-29", Sure: true},
			"20090426": {Text: "2009-04-26"}, "2009/4/26": {Text: "2009-04-26"},
			"2011-010-11": {}, "2023-02-29": {}, "2024-13-01": {}, "03/04/2024": {}, "24-02-29": {}, "2024-02": {}, "today": {},
			"2024-02-29 25:00": {}, "2024-02-29 ": {Text: "2024-02-29", Sure: true}, "20091326": {}, "-2024-02-29": {}, "2024-02-29T": {},
		},
		DateTime: {"2024-02-29": {}, "2024-2-9 10:00": {Text: "2024-02-09 10:00", Sure: true}, "10:00": {}},
		Time:     {"24:00": {}, "19:60": {}, "19": {}, "7:5": {}, "19:30:": {}, "": {}, "19:30+15:00": {}, "19:30:15.": {}, "Z": {}},
		Year:     {"95": {}, "0000": {}, "19 95": {}, "199x": {}},
		URI:      {"www.example.org/a": {Text: "https://www.example.org/a"}, "example.org": {}, "/a": {}, "https:///a": {}, "https://a b": {}, "": {}, "http://%zz": {}},
		Email:    {"ann": {}, "@example.org": {}, "ann@localhost": {}, "ann@@example.org": {}, "Ann <ann@example.org>": {}, "ann@-a.org": {}, "a..b@example.org": {}},
		UUID:     {"f81d4fae7dec11d0a76500a0c91e6bf6": {}, "g81d4fae-7dec-11d0-a765-00a0c91e6bf6": {}, "": {}},
		ISBN:     {"0-306-40615-3": {}, "978-0-306-40615-8": {}, "03064061": {}, "978--0306406157": {}, "9780306406157-": {}, "1230306406157": {}, "X306406152": {}},
		IMDb:     {"113277": {}, "tt113": {}, "https://www.imdb.com/title/tt0113277/?ref_=a": {Text: "tt0113277"}, "nm0000199": {}},
		Slug:     {"Heat (1995)": {Text: "heat-1995"}, "-a": {Text: "a"}, "a--b": {Text: "a-b"}, "!": {}},
		Language: {"en_US": {Text: "en-US"}, "english": {}, "e": {}, "en-": {}, "12": {}, "en-toolongtag": {}},
	}
	for i, name := range Formats() {
		f := Format(i + 1)
		if f.String() != name || formatOf(name) != f {
			t.Errorf("the format %d has the name %q, and of that name is %d", f, f, formatOf(name))
		}
		if len(fine[f]) == 0 || len(wrong[f]) == 0 {
			t.Errorf("the format %s has no test", f)
		}
		for _, text := range fine[f] {
			if meant, ok := f.Check(text); !ok || meant != (Guess{}) {
				t.Errorf("%s: Check(%q) = %v, %v", f, text, meant, ok)
			}
		}
		for text, want := range wrong[f] {
			if meant, ok := f.Check(text); ok || meant != want {
				t.Errorf("%s: Check(%q) = %+v, %v, want %+v", f, text, meant, ok, want)
			}
		}
	}
	if f := formatOf("duration"); f != AnyFormat {
		t.Errorf("formatOf(duration) = %v", f)
	}
}

// TestFormatGuess holds that what a format says was meant is in the format.
func TestFormatGuess(t *testing.T) {
	part := rapid.SampledFrom([]string{"2024", "2", "29", "-", "/", ":", "T", " ", "10", "00", "en", "_", "a", "É", "www.", ".org", "+01", "Z", "tt0113277", "imdb.com/title/", "0306406152", "X", "@"})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, s := range rapid.SliceOfN(part, 1, 7).Draw(t, "parts") {
			text += s
		}
		for i := range Formats() {
			f := Format(i + 1)
			meant, ok := f.Check(text)
			if ok || meant.Text == "" {
				continue
			}
			if again, fine := f.Check(meant.Text); !fine {
				t.Errorf("%s: %q was meant to be %q, which was meant to be %q", f, text, meant.Text, again.Text)
			}
		}
	})
}

// TestISBN holds that one wrong digit is always found.
func TestISBN(t *testing.T) {
	for _, isbn := range []string{"0306406152", "9780306406157", "043942089X"} {
		for i := range isbn {
			for _, digit := range "0123456789" {
				other := []byte(isbn)
				other[i] = byte(digit)
				if isISBN(string(other)) != (string(other) == isbn) {
					t.Errorf("isISBN(%s), which is %s with another digit", other, isbn)
				}
			}
		}
	}
}

func TestSlugify(t *testing.T) {
	for text, want := range map[string]string{
		"Heat (1995)": "heat-1995", "  Wait…  what?": "wait-what", "Amélie": "amélie", "君の名は。": "君の名は", "…": "", "a\u0301 b": "a\u0301-b",
	} {
		if got := Slugify(text); got != want {
			t.Errorf("Slugify(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestFileSlug(t *testing.T) {
	for file, want := range map[string]string{
		"films/heat.md": "heat", "_posts/2024-02-29-heat.md": "heat", "films/heat/index.md": "heat", "index.md": "",
		"films/_index.md": "", "README.md": "", "2001-a-space-odyssey.md": "2001-a-space-odyssey", "2024-1-5_heat.markdown": "heat",
	} {
		if got := FileSlug(file); got != want {
			t.Errorf("FileSlug(%q) = %q, want %q", file, got, want)
		}
	}
}
