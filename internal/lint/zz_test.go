package lint

import (
	"strings"
	"testing"
	"time"
)

func TestZZ(t *testing.T) {
	rules := []*Rule{
		{Name: "loud", Severity: Warning, File: findWord("LOUD")},
		{Name: "faint", Severity: Warning, File: findWord("SOFT")},
		UnusedSuppression,
	}
	for name, text := range map[string]string{
		"open":    strings.Repeat("<!-- reviewlint-disable loud: why -->\n\nLOUD SOFT\n\n", 10000),
		"next":    strings.Repeat("<!-- reviewlint-disable-next-line loud: why -->\nLOUD SOFT\n\n", 10000),
		"matter":  "---\n" + strings.Repeat("# reviewlint-disable loud: why\n", 10000) + "a: LOUD SOFT\n---\n",
		"matter2": "---\na:\n" + strings.Repeat("  - LOUD SOFT # reviewlint-disable loud: why\n", 3000) + "---\n",
		"plain": strings.Repeat("LOUD SOFT\n\n", 10000),
	} {
		in := project(map[string]string{"a.md": text})
		in.Write = func(path string, _, text []byte) error { return nil }
		start := time.Now()
		r := Run(in, Options{Rules: rules, Known: rules})
		plain := time.Since(start)
		start = time.Now()
		r2 := Run(in, Options{Rules: rules, Known: rules, Suppress: &Suppressing{Reason: "why"}})
		t.Log(name, plain, time.Since(start), len(r.Findings), len(r2.Findings), r2.Mended.Suppressions)
	}
}
