package baseline

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestPairsGreedily holds that of all pairs of an old text and a new one the
// nearest is taken, then the nearest of those that are left, and so on.
func TestPairsGreedily(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	// Few bits, so that many sketches are equal, and many alike.
	some := func() []Sketch {
		all := make([]Sketch, random.IntN(8))
		for i := range all {
			all[i] = Sketch{high: random.Uint64() & 0xff << 20, head: uint32(random.IntN(3))}
		}
		return all
	}
	for range 300 {
		olds, news := some(), some()
		want, got := map[int]int{}, map[int]int{}
		served := map[int]bool{}
		for d := -sameHead; d <= alike; d++ {
			for k, old := range olds {
				for i, s := range news {
					if _, given := want[k]; !given && !served[i] && s.distance(old) == d {
						want[k], served[i] = i, true
					}
				}
			}
		}
		for _, p := range Pairs(olds, news) {
			got[p.Old] = p.New
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

// TestPairsOfManyAlike holds that texts which nobody can tell from each other
// are paired nevertheless, in no more time and memory than they deserve.
func TestPairsOfManyAlike(t *testing.T) {
	const n = 3000
	olds, news := make([]Sketch, n), make([]Sketch, n)
	for i := range news {
		news[i].low = 1
	}
	start := time.Now()
	if got := len(Pairs(olds, news)); got != n {
		t.Errorf("%d of %d are paired", got, n)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
