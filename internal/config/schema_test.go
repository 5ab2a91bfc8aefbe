package config_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/internal/lint/linttest"
	"github.com/reviewlint/reviewlint/rules"
)

// TestPublishedSchema holds that the file to which editors are pointed is the
// schema of this very version.
func TestPublishedSchema(t *testing.T) {
	const file = "config.schema.json"
	text, err := config.SchemaText(rules.All())
	if err != nil {
		t.Fatal(err)
	}
	if *linttest.Update {
		if err := os.WriteFile(file, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	published, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(text), string(published)); diff != "" {
		t.Errorf("%s is not what the types say (-want +got; mend with -update):\n%s", file, diff)
	}
}
