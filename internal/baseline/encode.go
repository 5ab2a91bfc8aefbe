package baseline

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Name is the name of a project's baseline, in its root.
const Name = ".reviewlint-baseline.json"

// A baseline is JSON with a line for each rule that a file breaks:
//
//	{
//	  "films/heat.md html-italics": ["4b1f00c29a3e77d1", "9f3a41bb08c20000"],
//	  "films/heat.md text": "8a6fd3b14e0c9f2755aa01c3e4d6b7f80c31d5a9",
//	  "version": 1
//	}
//
// It is laid out so that git merges it: the lines are in order, each means the
// same wherever it stands, and all but constant ones end in a comma. Even where
// git takes the lines of both sides (merge=union), what comes out is a baseline.
// Beside the findings of a file there is the sketch of its text, by which it is
// known again under another name.
const (
	version    = 1
	versionKey = "version"
	textRule   = "text"
)

// Encode returns the ledger as a baseline.
func (l *Ledger) Encode() []byte {
	b := []byte("{\n")
	for _, path := range slices.Sorted(maps.Keys(l.accounts)) {
		a := l.accounts[path]
		for _, rule := range slices.Sorted(maps.Keys(a.marks)) {
			b = fmt.Appendf(b, "  %s: [", quote(path+" "+rule))
			for i, m := range a.marks[rule] {
				if i > 0 {
					b = append(b, ", "...)
				}
				b = fmt.Appendf(b, "\"%016x\"", uint64(m))
			}
			b = append(b, "],\n"...)
		}
		b = fmt.Appendf(b, "  %s: \"%016x%016x%08x\",\n", quote(path+" "+textRule), a.sketch.high, a.sketch.low, a.sketch.head)
	}
	return fmt.Appendf(b, "  %q: %d\n}\n", versionKey, version)
}

func quote(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(s) // of a string, it can't fail
	return strings.TrimSuffix(b.String(), "\n")
}
