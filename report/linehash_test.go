package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/source"
)

// The hashes are those that GitHub's own action gives to the same texts.
func TestLineHashes(t *testing.T) {
	const greetings = "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1"
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "c129715d7a2bc9a3:1"},
		{"blanks", " a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"},
		{"no end of line", " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End", "8b7cf3e952e7aeb2:1 b1ae1287ec4718d9:1 bff680108adb0fcc:1 c6805c5e1288b612:1 b86d3392aea1be30:1 e6ceba753e1a442:1"},
		{"LF", " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", greetings},
		{"CR", " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", greetings},
		{"CRLF", " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", greetings},
		{"mixed", " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", greetings},
		{"alike", strings.Repeat("Lorem ipsum dolor sit amet.\n", 10), "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4 a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1"},
		{"odd", oddText, "a8547cbfba3dea91:1 29d62b6fe64e50e2:1 13d421264a311e40:1 ac35b359a28936e3:1 b89e1e8e0f541689:1 8989dec65f08d110:1"},
	} {
		var got []string
		for _, h := range lineHashes([]byte(test.text)) {
			got = append(got, h.String())
		}
		if diff := cmp.Diff(strings.Fields(test.want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// oddText has a byte order mark, characters of two UTF-16 units, and bytes that
// are not UTF-8: one alone, the first two of three, a surrogate.
const oddText = "\ufeffé😀\r \nb\xff\n\xe2\x82c\n\xed\xa0\x80\n\xf0\x9f\x98"

// Every line has a hash, and no two lines of a file the same.
func TestLineHashesOfAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "😀", " ", "\t", "\n", "\r\n", "\r", "\xff", "\xe2\x82"}))
		src := []byte(strings.Join(pieces.Draw(t, "text"), ""))
		hashes := lineHashes(src)
		if want := source.NewText(src).LineCount(); len(hashes) != want {
			t.Fatalf("%q: %d hashes for %d lines", src, len(hashes), want)
		}
		seen := map[lineHash]bool{}
		for _, h := range hashes {
			if h.nth < 1 || seen[h] {
				t.Fatalf("%q: %v is there twice, or was never settled", src, h)
			}
			seen[h] = true
		}
	})
}
