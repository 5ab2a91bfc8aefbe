package config_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/rules"
)

// BenchmarkRead reads a config of 200 lines, more than most projects have.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString("extends: reviewlint:films\ncollections:\n")
	for i := range 8 {
		fmt.Fprintf(&text, "  - name: films%d\n    files: films%[1]d/**\n    where: { layout: review }\n    keys:\n", i)
		for j := range 10 {
			fmt.Fprintf(&text, "      key%d: { required: true, pattern: '^\\w+ \\(\\d{4}\\)$', equals: \"{{ title }} %[1]d\" }\n", j)
			fmt.Fprintf(&text, "      rating%d: { required: { when: { status: [done, dropped] } }, rating: { min: 0.5, max: 5, step: 0.5 } }\n", j)
		}
	}
	text.WriteString("rules:\n  html-italics: error\n  broken-link: { severity: error, exclude: [/api/**] }\n")
	src, all := []byte(text.String()), rules.All()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		_, found, err := config.Read("config.yaml", all, func(string) ([]byte, error) { return src, nil })
		if err != nil || len(found) > 0 {
			b.Fatal(err, found)
		}
	}
	b.ReportMetric(float64(strings.Count(text.String(), "\n")), "lines")
}
