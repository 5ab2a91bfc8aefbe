package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/reviewlint/reviewlint/internal/lint/linttest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"reviewlint": main})
}

// TestScripts runs testdata/script: each file is a chapter of the manual.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		UpdateScripts:       *linttest.Update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// What the person at the keyboard has set must not colour the tests.
			for _, name := range []string{"NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GOGC"} {
				e.Setenv(name, "")
			}
			// The race detector makes every process sleep for a second at its end.
			e.Setenv("GORACE", "atexit_sleep_ms=0")
			e.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			e.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
			return nil
		},
	})
}
