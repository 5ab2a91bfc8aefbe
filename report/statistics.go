package report

import (
	"fmt"
	"strings"
)

// statistics returns a line for each rule that has findings, the most frequent
// first: how many, its name, and how many of them --fix can mend.
func statistics(t *tally) string {
	if len(t.rules) == 0 {
		return ""
	}
	var b strings.Builder
	width := len(number(t.rules[0].count))
	for _, r := range t.rules {
		fmt.Fprintf(&b, "%*s %s", width, number(r.count), r.rule.Name)
		if r.mendable > 0 {
			b.WriteString(" [" + number(r.mendable) + " fixable]")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
