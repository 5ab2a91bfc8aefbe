package lint

import (
	"iter"
	"path"
	"sort"
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

// Folder yields the files that lie in a folder, in order of path: those that
// are linted, then the others.
func (p *Project) Folder(dir string) iter.Seq[*review.Summary] {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	return func(yield func(*review.Summary) bool) {
		for _, entries := range [][]entry{p.linted, p.rest()} {
			first := sort.Search(len(entries), func(i int) bool { return entries[i].path >= prefix })
			for i := first; i < len(entries) && strings.HasPrefix(entries[i].path, prefix); i++ {
				if path.Dir(entries[i].path) != dir {
					continue
				}
				if s := p.Summary(entries[i].path); s != nil && !yield(s) {
					return
				}
			}
		}
	}
}
