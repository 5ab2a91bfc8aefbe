package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/lint/linttest"
)

// lawful are the rules that a config gives something to say.
var lawful = append([]string{"value-disagreement", "value-variant"}, frontMatterRules...)

// Configs written for real collections, as their authors would: each is short,
// and what it finds has been read, and is wrong. The collections are not part of
// this repository; without them only the configs themselves are checked.
func TestConfigsOfRealCollections(t *testing.T) {
	configs, err := filepath.Glob(filepath.Join("..", "..", "testdata", "configs", "*.yaml"))
	if err != nil || len(configs) < 10 {
		t.Fatalf("%d configs, %v", len(configs), err)
	}
	for _, name := range configs {
		collection := strings.TrimSuffix(filepath.Base(name), ".yaml")
		t.Run(collection, func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(text, []byte("\n")); n >= 40 {
				t.Errorf("%d lines are no short config", n)
			}
			folder, err := filepath.EvalSymlinks(filepath.Join(corpora, collection))
			atHand := err == nil
			if !atHand { // the config is read all the same, and must be without fault
				t.Logf("the collection is not at hand: %v", err)
				folder = t.TempDir()
				plant(t, folder, map[string]string{"a.md": "A review.\n"})
			}
			var got strings.Builder
			for _, d := range inspect(t, folder, "--config", name).Diagnostics {
				if d.Rule == "invalid-config" && (atHand || !strings.HasPrefix(d.Message, "no Markdown file matches")) {
					t.Errorf("%s:%d: %s", d.Path, d.Start.Line, d.Message)
				}
				if slices.Contains(lawful, d.Rule) {
					fmt.Fprintf(&got, "%s:%d:%d %s\n", relative(folder, d.Path), d.Start.Line, d.Start.Column, d.Rule)
				}
			}
			if !atHand {
				return
			}
			linttest.Golden(t, strings.TrimSuffix(name, ".yaml")+".golden", got.String(), "look at each, then ")
		})
	}
}
