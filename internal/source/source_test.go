package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestApply(t *testing.T) {
	const src = "one two three"
	for _, test := range []struct {
		name  string
		edits []Edit
		want  string
		err   string
	}{
		{"none", nil, src, ""},
		{"replace", []Edit{{At(4, 7), "2"}}, "one 2 three", ""},
		{"out of order", []Edit{{At(8, 13), "3"}, {At(0, 3), "1"}}, "1 two 3", ""},
		{"insertions keep their order", []Edit{{At(4, 4), "a"}, {At(4, 4), "b"}}, "one abtwo three", ""},
		{"beside each other", []Edit{{At(0, 3), "1"}, {At(3, 4), "-"}}, "1-two three", ""},
		{"at the end", []Edit{{At(13, 13), "!"}}, "one two three!", ""},
		{"overlap", []Edit{{At(0, 5), ""}, {At(4, 7), ""}}, "", "overlap"},
		{"outside", []Edit{{At(10, 14), ""}}, "", "outside"},
		{"backwards", []Edit{{Span{5, 4}, ""}}, "", "outside"},
	} {
		got, err := Apply([]byte(src), test.edits)
		if test.err != "" {
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s: error %v, want one about %q", test.name, err, test.err)
			}
			continue
		}
		if err != nil || string(got) != test.want {
			t.Errorf("%s: %q, %v, want %q", test.name, got, err, test.want)
		}
	}
}

func TestOverlaps(t *testing.T) {
	for _, test := range []struct {
		a, b Span
		want bool
	}{
		{At(0, 3), At(3, 5), false},
		{At(0, 3), At(2, 5), true},
		{At(2, 2), At(0, 3), true},
		{At(3, 3), At(0, 3), false},
		{At(0, 0), At(0, 3), false},
		{At(1, 1), At(1, 1), false},
	} {
		if got := test.a.Overlaps(test.b); got != test.want {
			t.Errorf("%v overlaps %v: %v", test.a, test.b, got)
		}
		if got := test.b.Overlaps(test.a); got != test.want {
			t.Errorf("%v overlaps %v: %v", test.b, test.a, got)
		}
	}
}

func TestPosition(t *testing.T) {
	const src = "\ufeffa\tb\r\né😀c\rlast \u0301 千"
	text := NewText([]byte(src))
	for _, test := range []struct {
		at    string // what begins at the offset
		line  int
		units [4]int // code points, bytes, UTF-16, cells
	}{
		{"\ufeff", 1, [4]int{1, 1, 1, 1}},
		{"a", 1, [4]int{1, 1, 1, 1}},
		{"b", 1, [4]int{3, 3, 3, 5}},
		{"\r\n", 1, [4]int{4, 4, 4, 6}},
		{"\né", 1, [4]int{4, 4, 4, 6}},
		{"é", 2, [4]int{1, 1, 1, 1}},
		{"😀", 2, [4]int{2, 3, 2, 2}},
		{"c\r", 2, [4]int{3, 7, 4, 4}},
		{"last", 3, [4]int{1, 1, 1, 1}},
		{" 千", 3, [4]int{7, 8, 7, 6}},
		{"千", 3, [4]int{8, 9, 8, 7}},
		{"", 3, [4]int{9, 12, 9, 9}},
	} {
		offset := uint32(len(src))
		if test.at != "" {
			offset = uint32(strings.Index(src, test.at))
		}
		for unit, want := range test.units {
			if got := text.PositionIn(offset, Unit(unit)); got != (Position{test.line, want}) {
				t.Errorf("%q in unit %d: %v, want %d:%d", test.at, unit, got, test.line, want)
			}
		}
	}
	if n := text.LineCount(); n != 3 {
		t.Errorf("%d lines", n)
	}
	if next := text.NextLine(0); src[next:next+2] != "é" {
		t.Errorf("the second line begins at %d", next)
	}
	if next := text.NextLine(uint32(len(src))); int(next) != len(src) {
		t.Errorf("behind the last line is %d", next)
	}
}

// An offset at the beginning of a character comes back from its position, in
// every unit.
func TestOffsetOfPosition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.StringOf(rapid.SampledFrom([]rune("ab é😀\t\n\r千\u0301"))).Draw(t, "src")
		text := NewText([]byte(src))
		for offset := range src {
			if src[offset] == '\n' || src[offset] == '\r' {
				continue
			}
			for unit := CodePoints; unit <= UTF16; unit++ {
				if got := text.Offset(text.PositionIn(uint32(offset), unit), unit); int(got) != offset {
					t.Errorf("%q: offset %d in unit %d comes back as %d", src, offset, unit, got)
				}
			}
		}
	})
}

func FuzzPosition(f *testing.F) {
	f.Add([]byte("a\r\nb"), uint32(2))
	f.Add([]byte("\xff\xfe é"), uint32(1))
	f.Fuzz(func(t *testing.T, src []byte, offset uint32) {
		text := NewText(src)
		p := text.Position(offset)
		if p.Line < 1 || p.Line > text.LineCount() || p.Column < 1 || p.Column > utf8.RuneCount(src)+1 {
			t.Errorf("%q at %d is %v", src, offset, p)
		}
		for n := 1; n <= text.LineCount(); n++ {
			if line := text.Line(n); line.Start > line.End || int(line.End) > len(src) {
				t.Errorf("%q: line %d is %v", src, n, line)
			}
		}
	})
}
