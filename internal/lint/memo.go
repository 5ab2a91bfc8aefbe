package lint

import (
	"iter"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/reviewlint/reviewlint/internal/review"
)

// Memo returns what f returns, called once for the key in the project's life.
// With it a rule keeps what it learned of the project; the type of the key
// keeps rules apart.
func Memo[T any, K comparable](p *Project, key K, f func() T) T {
	if known, ok := p.memo.Load(key); ok {
		return known.(func() T)()
	}
	known, _ := p.memo.LoadOrStore(key, sync.OnceValue(f))
	return known.(func() T)()
}

// FileMemo is Memo for what a rule learns of the file that it mends.
func FileMemo[T any, K comparable](p *FixPass, key K, f func() T) T {
	if known, ok := p.memo[key]; ok {
		return known.(T)
	}
	if p.memo == nil {
		p.memo = map[any]any{}
	}
	known := f()
	p.memo[key] = known
	return known
}

// Folder yields the files that lie in a folder, in order of path: those that
// are linted, then the others.
func (p *Project) Folder(dir string) iter.Seq[*review.Summary] {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	return func(yield func(*review.Summary) bool) {
		rest := make([]string, len(p.rest()))
		for i := range rest {
			rest[i] = p.rest()[i].path
		}
		for _, files := range [][]string{p.files, rest} {
			first, _ := slices.BinarySearch(files, prefix)
			for _, file := range files[first:] {
				if !strings.HasPrefix(file, prefix) {
					break
				}
				if s := p.Summary(file); path.Dir(file) == dir && s != nil && !yield(s) {
					return
				}
			}
		}
	}
}
