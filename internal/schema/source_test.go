package schema

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/review"
)

func TestTellings(t *testing.T) {
	const text = "---\ntitle: 'Heat (1995)'\ntags: [crime, 4/5, '3/5', ~, [2/5]]\nempty:\nparts:\n  - name: Run\n  - {name: Jump}\n---\n\nRated 3.\n\nNo, rated 4.\r\n\n"
	file := func(path string) *review.File { return review.Parse(path, []byte(text), review.Dialect{}) }
	for name, test := range map[string]struct {
		from Source
		path string
		want []Telling
	}{
		"a key":              {from: Source{Key: "title"}, want: []Telling{{Text: "Heat (1995)"}}},
		"a group":            {from: Source{Key: "title", Pattern: regexp.MustCompile(`\((\d+)\)$`)}, want: []Telling{{Text: "1995"}}},
		"no match":           {from: Source{Key: "title", Pattern: regexp.MustCompile(`\[(\d+)\]$`)}},
		"an empty group":     {from: Source{Key: "title", Pattern: regexp.MustCompile(`(x*)$`)}},
		"the first group":    {from: Source{Key: "title", Pattern: regexp.MustCompile(`(\[)|(\()`)}, want: []Telling{{Text: "("}}},
		"items":              {from: Source{Key: "tags", Pattern: regexp.MustCompile(`(\d)/5`)}, want: []Telling{{Text: "4"}, {Text: "3"}}},
		"a list of maps":     {from: Source{Key: "parts.name"}, want: []Telling{{Text: "Run"}, {Text: "Jump"}}},
		"an empty key":       {from: Source{Key: "empty"}},
		"no key":             {from: Source{Key: "none"}},
		"the last match":     {from: Source{From: Body, Pattern: regexp.MustCompile(`[Rr]ated (\d)`)}, want: []Telling{{Text: "4"}}},
		"the end":            {from: Source{From: Body, Pattern: regexp.MustCompile(`\w+\.$`)}, want: []Telling{{Text: "4."}}},
		"the last line":      {from: Source{From: Body, Pattern: regexp.MustCompile(`^(\w+),? rated`)}, want: []Telling{{Text: "No"}}},
		"another line":       {from: Source{From: Body, Pattern: regexp.MustCompile(`^Rated (\d)`)}, want: []Telling{{Text: "3"}}},
		"not the front":      {from: Source{From: Body, Pattern: regexp.MustCompile(`Heat`)}},
		"a name":             {from: Source{From: FileName}, path: "films/2024-02-29-heat.md", want: []Telling{{Text: "2024-02-29-heat"}}},
		"a bundle":           {from: Source{From: FileName, Pattern: regexp.MustCompile(`^\w+`)}, path: "films/heat-1995/index.md", want: []Telling{{Text: "heat"}}},
		"a section":          {from: Source{From: FileName}, path: "films/_index.md"},
		"an index of no one": {from: Source{From: FileName}, path: "index.md"},
	} {
		f := file(test.path)
		var got []Telling
		for telling := range test.from.Tellings(f) {
			if told := string(telling.Span.Of(f.Bytes())); test.from.From != FileName && !strings.Contains(told, telling.Text) {
				t.Errorf("%s: the span of %q holds %q", name, telling.Text, told)
			}
			telling.Span.Start, telling.Span.End = 0, 0
			got = append(got, telling)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestCompare(t *testing.T) {
	five, rows := numbersOf(t, 0, 5, 0), starsOf(t, 10, Row{})
	five.Unrated = []string{"0"}
	words := valuesOf(t, "Pass", "Ok")
	words.Also = []string{"Abandoned"}
	for _, test := range []struct {
		scale       *Rating
		value       string
		other       *Rating
		told        string
		same, known bool
	}{
		{nil, "Heat", nil, "heat ", true, true},
		{nil, "Heat", nil, "Ronin", false, true},
		{nil, "1995", nil, "1995.0", true, true},
		{nil, "12345678901234567", nil, "12345678901234568", false, true},
		{nil, "2024-02-29", nil, "2024-02-29 10:00:00 +0100", true, true},
		{nil, "2024-2-9", nil, "2024-02-09", true, true},
		{nil, "2024-02-29", nil, "2024-02-28", false, true},
		{five, "4", nil, "4.0", true, true},
		{five, "4", nil, "8/10", true, true},
		{five, "4", nil, "3", false, true},
		{five, "4", nil, "good", false, false},
		{five, "44", nil, "4", false, false},
		{five, "0", nil, "4", false, false},
		{five, "4", nil, "0", false, false},
		{five, "4", rows, "★★★★", false, true},
		{five, "2", rows, "★★★★", true, true},
		{five, "2", words, "Ok", false, false},
		{words, "Ok", nil, "OK", true, true},
		{words, "Ok", nil, "Pass", false, true},
		{words, "Ok", nil, "Past", false, false},
		{words, "Abandoned", nil, "Pass", false, false},
	} {
		key := Key{Constraint: Constraint{Rating: test.scale}}
		if same, known := key.Compare(test.value, test.told, test.other); same != test.same || known != test.known {
			t.Errorf("%q and %q: same %v, known %v, want %v, %v", test.value, test.told, same, known, test.same, test.known)
		}
	}
}

// TestCompareIsFair holds that which of two places is the key makes no
// difference, and that a text agrees with itself if it says anything.
func TestCompareIsFair(t *testing.T) {
	scale := rapid.SampledFrom(append(scales(t), nil))
	rapid.Check(t, func(t *rapid.T) {
		r, a, b := scale.Draw(t, "scale"), texts().Draw(t, "a"), texts().Draw(t, "b")
		key := Key{Constraint: Constraint{Rating: r}}
		same, known := key.Compare(a, b, r)
		again, knownAgain := key.Compare(b, a, r)
		if same != again || known != knownAgain {
			t.Fatalf("%q and %q: same %v, known %v; the other way round %v, %v", a, b, same, known, again, knownAgain)
		}
		if same, known := key.Compare(a, a, r); same != known {
			t.Fatalf("%q doesn't agree with itself", a)
		}
	})
}
