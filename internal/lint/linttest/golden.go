package linttest

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Golden holds that a file says what it is to say; with -update it is written.
// Hint is what to do before that, and may be empty.
func Golden(t *testing.T, file, text, hint string) {
	t.Helper()
	if *Update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(old), text); diff != "" {
		t.Errorf("%s is not true any more (-is +should be; %s-update mends it):\n%s", file, hint, diff)
	}
}
