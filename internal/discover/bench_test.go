package discover

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// many plants 10,000 reviews in folders of 500, with a .gitignore.
func many(b *testing.B) string {
	dir := b.TempDir()
	plant(b, dir, ".git/", ".gitignore <- *.log|/build/|node_modules/|.DS_Store|drafts/**/*.md|!keep.log", "_config.yml")
	for i := range 10_000 {
		folder := filepath.Join(dir, fmt.Sprintf("_posts/%02d", i/500))
		if i%500 == 0 {
			if err := os.MkdirAll(folder, 0o777); err != nil {
				b.Fatal(err)
			}
		}
		name := fmt.Sprintf("2024-01-%02d-a-film-of-some-name-%d.md", i%28+1, i)
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

func BenchmarkWalk(b *testing.B) {
	dir := many(b)
	b.ReportAllocs()
	for b.Loop() {
		projects, _, err := Find(options(dir))
		if err != nil || len(projects[0].Files) != 10_000 {
			b.Fatal(projects, err)
		}
	}
}

// A hook names a file or two: nothing may be listed for them.
func BenchmarkNamed(b *testing.B) {
	dir := many(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Find(options(dir, "_posts/00/2024-01-01-a-film-of-some-name-0.md")); err != nil {
			b.Fatal(err)
		}
	}
}
