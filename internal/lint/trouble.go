package lint

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/reviewlint/reviewlint/internal/disk"
)

// troubles are what went wrong with files, other than what is wrong in them.
// They are safe for concurrent use.
type troubles struct {
	mu     sync.Mutex
	failed map[string]error  // files that could not be read or written
	broken map[string]string // files that reviewlint itself failed on; "" stands for the project
}

// fail notes that a file could not be read or written.
func (t *troubles) fail(path string, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed == nil {
		t.failed = map[string]error{}
	}
	t.failed[path] = disk.Cause(err)
}

// guard keeps a panic to the file it happens in: it is told as an
// internal-error about that file, and the others are linted all the same.
func (t *troubles) guard(path string, f func()) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.broken == nil {
			t.broken = map[string]string{}
		}
		if _, told := t.broken[path]; !told {
			t.broken[path] = fmt.Sprintf("reviewlint itself failed on this file: %v", r)
		}
	}()
	f()
}

// parallel calls f for 0 to n-1 with the given number of workers. What may
// panic in f is to be guarded there.
func parallel(n, workers int, f func(i int)) {
	if workers = min(workers, n); workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}
