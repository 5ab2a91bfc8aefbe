package config_test

import (
	"testing"

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
	linttest.Golden(t, file, string(text), "")
}
