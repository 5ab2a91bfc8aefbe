package lint

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/baseline"
	"github.com/reviewlint/reviewlint/internal/source"
)

// newLines returns a Since that takes lines with the word NEW for new, and for
// which the files were what before holds.
func newLines(t *testing.T, before map[string]string, asked *[]string) *Since {
	return &Since{
		Changed: func(_ string, src []byte) []source.Span {
			var spans []source.Span
			text := source.NewText(src)
			for n := range text.LineCount() {
				if line := text.Line(n + 1); strings.Contains(string(line.Of(src)), "NEW") {
					spans = append(spans, line)
				}
			}
			return spans
		},
		Before: func(paths []string) (*baseline.Ledger, error) {
			*asked = append(*asked, paths...)
			if before == nil {
				return nil, errors.New("nothing is known")
			}
			return with(before, nil, Options{Record: Info}, loud, shout, hint).Ledger, nil
		},
	}
}

func TestSince(t *testing.T) {
	for _, test := range []struct {
		name   string
		before map[string]string
		now    map[string]string
		want   []string
		older  int
		asked  []string
	}{
		{
			"all is on new lines", nil,
			map[string]string{"a.md": "NEW and LOUD", "b.md": "nothing"},
			[]string{"a.md:1:9: loud: found LOUD"}, 0, nil,
		},
		{
			"old ones, of info, too", map[string]string{"a.md": "LOUD\n\nHINT"},
			map[string]string{"a.md": "LOUD\n\nNEW\n\nHINT"},
			nil, 2, []string{"a.md"},
		},
		{
			"a new one on an old line", map[string]string{"a.md": "LOUD"},
			map[string]string{"a.md": "NEW\n\nLOUD is it and SHOUT", "b.md": "fine"},
			[]string{"a.md:3:16: shout: found SHOUT"}, 1, []string{"a.md"},
		},
		{
			"an old finding serves once", map[string]string{"a.md": "LOUD"},
			map[string]string{"a.md": "LOUD\n\nNEW LOUD"},
			[]string{"a.md:3:5: loud: found LOUD"}, 1, []string{"a.md"},
		},
		{
			"a file that wasn't there", map[string]string{},
			map[string]string{"a.md": "LOUD"},
			[]string{"a.md:1:1: loud: found LOUD"}, 0, []string{"a.md"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var asked []string
			in := project(test.now)
			in.Since = newLines(t, test.before, &asked)
			r := Run(in, Options{Rules: []*Rule{loud, shout, hint}, Jobs: 2})
			if diff := cmp.Diff(test.want, lines(r)); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if r.Older != test.older || !slices.Equal(asked, test.asked) || len(r.Failures) > 0 {
				t.Errorf("%d are older, want %d; asked about %v, want %v; failures %v", r.Older, test.older, asked, test.asked, r.Failures)
			}
		})
	}
}

// TestSinceUnknown holds that nothing passes for old where what was can't be
// found out.
func TestSinceUnknown(t *testing.T) {
	var asked []string
	in := project(map[string]string{"a.md": "LOUD"})
	in.Since = newLines(t, nil, &asked)
	r := Run(in, Options{Rules: []*Rule{loud}})
	if len(r.Findings) != 1 || len(r.Failures) != 1 {
		t.Errorf("%d findings, failures %v", len(r.Findings), r.Failures)
	}
}

// TestSinceMendsWhatIsNew holds that fixes leave old lines alone, also in the
// rounds after the first, when the new ones have moved.
func TestSinceMendsWhatIsNew(t *testing.T) {
	bang := &Rule{Name: "bang", Severity: Warning, File: findWord("!!"), Fix: replaceWith("!")}
	var asked []string
	in := project(map[string]string{"a.md": "LOUD!!!!\n\nNEW LOUD!!!! it!!!! NEW\n\nLOUD!!!!"})
	in.Since = newLines(t, map[string]string{"a.md": "LOUD!!!!\n\nLOUD!!!!"}, &asked)
	changed := in.Since.Changed
	in.Since.Changed = func(path string, src []byte) []source.Span {
		if !bytes.Contains(src, []byte("NEW LOUD!!!! it!!!! NEW")) {
			t.Errorf("git is asked about a text that isn't on disk: %q", src)
		}
		return changed(path, src)
	}
	r := Run(in, Options{Rules: []*Rule{bang, loud}, Fix: TryFixes})
	if len(r.Mended.Changes) != 1 {
		t.Fatalf("%+v", r.Mended)
	}
	const want = "LOUD!!!!\n\nNEW soft! it! NEW\n\nLOUD!!!!"
	if got := string(r.Mended.Changes[0].New); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFollow holds that what lies outside of the parts stays outside, and that
// what lies inside stays inside, whatever edits are made.
func TestFollow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// A part is written in capitals, edits within it as well.
		src := []byte(rapid.StringMatching(`[a-z]{0,9}[A-Z]{1,9}[a-z]{1,9}([A-Z]{1,9}[a-z]{0,9})?`).Draw(t, "text"))
		isIn := func(c byte) bool { return c >= 'A' && c <= 'Z' }
		var parts []source.Span
		for i := 0; i < len(src); i++ {
			start := i
			for i < len(src) && isIn(src[i]) {
				i++
			}
			if i > start {
				parts = append(parts, source.At(start, i))
			}
		}
		var edits []source.Edit
		for i := 0; i < len(src); i++ {
			end := i
			for end < len(src) && isIn(src[end]) == isIn(src[i]) && rapid.Bool().Draw(t, "longer") {
				end++
			}
			if end == i {
				continue
			}
			text := rapid.StringMatching(`[a-z]{0,4}`).Draw(t, "new")
			if isIn(src[i]) {
				text = strings.ToUpper(text)
			}
			edits = append(edits, source.Edit{Span: source.At(i, end), New: text})
			i = end
		}
		out, err := source.Apply(src, edits)
		if err != nil {
			t.Fatal(err)
		}
		in := make([]bool, len(out))
		for _, s := range follow(parts, edits) {
			for k := s.Start; k < s.End; k++ {
				in[k] = true
			}
		}
		for k, c := range out {
			if in[k] != isIn(c) {
				t.Fatalf("%q %v with %v is %q, of which %v", src, parts, edits, out, follow(parts, edits))
			}
		}
	})
}
