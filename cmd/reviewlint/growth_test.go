package main

import (
	"strings"
	"testing"
	"time"
)

// TestFrontMatterGrowth is TestGrowth for long lists in front matter, and for all
// that a config can ask of them.
func TestFrontMatterGrowth(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("needs the time that only a long run takes")
	}
	const law = `collections:
  - name: long
    schema: long.schema.json
    keys:
      title: { required: true, type: string }
      tags: { uniqueItems: true, enum: [none], consistent: true }
      songs.id: { unique: true, allow-empty: false }
      songs.stars: { rating: { max: 5 }, agrees-with: { body: 'Stars: (\d)' } }
`
	const schema = `{ "properties": { "tags": { "items": { "enum": ["none"] } } } }`
	review := func(n int) string {
		return "---\ntitle: A\ntags:\n" + numbered("  - t%d\n", n) + "songs:\n" + numbered("  - { id: s%d, stars: 4 }\n", n) +
			"---\n" + strings.Repeat("All of it.\n", n)
	}
	project := func(n int) string {
		folder := t.TempDir()
		plant(t, folder, map[string]string{
			".reviewlint.yaml": law, "long.schema.json": schema, "a.md": review(n),
		})
		return folder
	}
	one, two := project(4_000), project(8_000)
	once, twice := quickest(t, "--color=never", one), quickest(t, "--color=never", two)
	ratio := float64(twice) / float64(once)
	t.Logf("%v, twice as much %v: x %.1f", once.Round(time.Millisecond), twice.Round(time.Millisecond), ratio)
	if ratio > 3.3 && twice > 200*time.Millisecond {
		t.Errorf("twice as much takes %.1f times as long", ratio)
	}
}
