package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v4"

	"github.com/reviewlint/reviewlint/internal/lint/linttest"
)

// BenchmarkRun lints generated collections with every rule, and beside it does
// what no linter that parses everything can do without: the floor walks, reads,
// decodes the front matter and parses the Markdown, with as many workers and
// no rules. The metric x-floor is the ratio of the two times.
func BenchmarkRun(b *testing.B) {
	for _, n := range []int{1, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			folder := collection(b, n)
			besideFloor(b, folder, "--output", "concise", "--jobs", "2", folder)
		})
	}
}

// BenchmarkFix is the same for a run that makes, and proves, every safe fix.
func BenchmarkFix(b *testing.B) {
	folder := collection(b, 1_000)
	besideFloor(b, folder, "--diff", "--jobs", "2", folder)
}

func collection(b *testing.B, n int) string {
	folder := b.TempDir()
	if _, err := linttest.Collection(folder, n, 1); err != nil {
		b.Fatal(err)
	}
	return folder
}

func besideFloor(b *testing.B, folder string, args ...string) {
	var ours, floors time.Duration
	for b.Loop() {
		debug.SetGCPercent(100)
		start := time.Now()
		if err := floor(folder, 2); err != nil {
			b.Fatal(err)
		}
		middle := time.Now()
		if code := run(args, nil, io.Discard, io.Discard); code == exitTrouble {
			b.Fatal("the run failed")
		}
		floors += middle.Sub(start)
		ours += time.Since(middle)
	}
	b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N), "ns/run")
	b.ReportMetric(float64(ours)/float64(floors), "x-floor")
}

// floor reads and parses every Markdown file below folder.
func floor(folder string, workers int) error {
	var files []string
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(name, ".md") {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	parser := goldmark.DefaultParser()
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(files); i = next.Add(1) - 1 {
				src, err := os.ReadFile(files[i])
				if err != nil {
					failed.Store(&err)
					return
				}
				head, body, _ := bytes.Cut(bytes.TrimPrefix(src, []byte("---\n")), []byte("\n---\n"))
				var node yaml.Node
				if err := yaml.Unmarshal(head, &node); err != nil {
					failed.Store(&err)
					return
				}
				parser.Parse(text.NewReader(body))
			}
		})
	}
	wg.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}
