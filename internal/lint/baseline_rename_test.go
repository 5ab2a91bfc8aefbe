package lint

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestRenamesGreedily holds that of all pairs of an orphan and a file the nearest
// is taken, then the nearest of those that are left, and so on.
func TestRenamesGreedily(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		// Few bits, so that many sketches are equal, and many alike.
		one := func() sketch { return sketch{high: random.Uint64() & 0xff << 20, head: uint32(random.IntN(3))} }
		l := &Ledger{map[string]*account{}}
		var orphans []string
		for i := range random.IntN(8) {
			orphans = append(orphans, fmt.Sprintf("%d.md", i))
			l.accounts[orphans[i]] = &account{sketch: one()}
		}
		var files []int
		var markings []*marking
		for i := range random.IntN(8) {
			files = append(files, i)
			markings = append(markings, &marking{sketch: one()})
		}
		want, got := map[int]int{}, map[int]int{}
		served := map[int]bool{}
		for d := -sameHead; d <= alike; d++ {
			for k, path := range orphans {
				for _, i := range files {
					if _, given := want[k]; !given && !served[i] && markings[i].sketch.distance(l.accounts[path].sketch) == d {
						want[k], served[i] = i, true
					}
				}
			}
		}
		for _, p := range l.pair(orphans, files, markings) {
			got[p.orphan] = p.file
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

// TestRenameOfManyAlike holds that files which nobody can tell from each other
// are paired nevertheless, in no more time and memory than they deserve.
func TestRenameOfManyAlike(t *testing.T) {
	const n = 3000
	l := &Ledger{map[string]*account{}}
	var orphans []string
	var files []int
	var markings []*marking
	for i := range n {
		orphans = append(orphans, fmt.Sprintf("%04d.md", i))
		l.accounts[orphans[i]] = &account{}
		files = append(files, i)
		markings = append(markings, &marking{sketch: sketch{low: 1}})
	}
	start := time.Now()
	if got := len(l.pair(orphans, files, markings)); got != n {
		t.Errorf("%d of %d are paired", got, n)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
