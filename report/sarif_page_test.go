package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnwrapped(t *testing.T) {
	const page = "# name\n\nA line\nand *another*,\n1.5 of them.\n\n" +
		"```yaml\na: 1\n\n# b\nc\n```\n\n1. an item\n   that goes on\n2. one more\n- and\n- two\n\n> quoted\n\n| a |\n|---|\n| b |\n"
	const want = "# name\n\nA line and *another*, 1.5 of them.\n\n" +
		"```yaml\na: 1\n\n# b\nc\n```\n\n1. an item that goes on\n2. one more\n- and\n- two\n\n> quoted\n\n| a |\n|---|\n| b |"
	got := unwrapped(page)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if again := unwrapped(got); again != got {
		t.Errorf("unwrapped twice: %s", again)
	}
	if first := firstParagraph(got); first != "A line and *another*, 1.5 of them." {
		t.Errorf("the first paragraph is %q", first)
	}
}
