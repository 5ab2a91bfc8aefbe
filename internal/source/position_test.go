package source

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestPositionInAnyOrder holds that a position doesn't depend on which ones
// were asked for before, in whatever unit, whatever bytes there are.
func TestPositionInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "🎬", "e\u0301", "\t", "\n", "\r\n", "\r", "\ufeff", "\x80", "\xe2\x82", "\xf0"}))
		src := []byte(strings.Join(pieces.Draw(t, "text"), ""))
		text := NewText(src)
		for _, offset := range rapid.SliceOf(rapid.Uint32Range(0, uint32(len(src)))).Draw(t, "offsets") {
			unit := Unit(rapid.IntRange(int(CodePoints), int(Cells)).Draw(t, "unit"))
			if got, want := text.PositionIn(offset, unit), NewText(src).PositionIn(offset, unit); got != want {
				t.Fatalf("the byte %d of %q is at %v in unit %d, want %v", offset, src, got, unit, want)
			}
		}
	})
}
