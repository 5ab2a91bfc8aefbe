// Package source knows a text and its places: byte spans, edits, and the
// lines and columns that people and machines count in.
package source

import (
	"cmp"
	"fmt"
	"slices"
)

// A Span is a half-open range of byte offsets into one file.
type Span struct{ Start, End uint32 }

// At returns the span from start to end, in bytes.
func At(start, end int) Span { return Span{uint32(start), uint32(end)} }

// Len returns the number of bytes in s.
func (s Span) Len() int { return int(s.End) - int(s.Start) }

// Of returns the bytes of src that s covers.
func (s Span) Of(src []byte) []byte { return src[s.Start:s.End] }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether the spans share a byte, or, where one of them is
// empty, whether it lies strictly inside the other.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Shift moves s by n bytes.
func (s Span) Shift(n int) Span { return At(int(s.Start)+n, int(s.End)+n) }

// Compare orders spans by start, then by end.
func (s Span) Compare(t Span) int {
	return cmp.Or(cmp.Compare(s.Start, t.Start), cmp.Compare(s.End, t.End))
}

// An Edit replaces the bytes of Span with New.
type Edit struct {
	Span Span
	New  string
}

// Apply returns src with the edits made. Edits are offsets into src as it is;
// insertions at one place keep their order. It reports an error, and makes no
// edit, where edits overlap or leave the text.
func Apply(src []byte, edits []Edit) ([]byte, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Span.Compare(b.Span) })
	out := make([]byte, 0, len(src))
	last := uint32(0)
	for _, e := range edits {
		if e.Span.Start > e.Span.End || int(e.Span.End) > len(src) {
			return nil, fmt.Errorf("edit %d-%d is outside the text of %d bytes", e.Span.Start, e.Span.End, len(src))
		}
		if e.Span.Start < last {
			return nil, fmt.Errorf("edits overlap at byte %d", e.Span.Start)
		}
		out = append(out, src[last:e.Span.Start]...)
		out = append(out, e.New...)
		last = e.Span.End
	}
	return append(out, src[last:]...), nil
}
