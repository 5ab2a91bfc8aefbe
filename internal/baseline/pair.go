package baseline

import (
	"cmp"
	"slices"
)

// A Pair is a text that is still there under another name.
type Pair struct{ Old, New int } // indices of the sketches

// Pairs tells which new texts are old ones that were renamed: those that are
// most alike first, each once. Both are given by their sketches.
func Pairs(olds, news []Sketch) []Pair {
	p := &pairing{olds: olds, news: news, given: make([]bool, len(olds)), served: make([]bool, len(news))}
	p.pairSame()
	if (len(olds)-len(p.pairs))*(len(news)-len(p.pairs)) <= maxCompared {
		p.pairAlike()
	}
	return p.pairs
}

const (
	maxCompared = 1 << 26 // pairs, which take less than a second
	maxAlike    = 1 << 20 // pairs at a time, lest they fill the memory
)

// A pairing is what Pairs has found so far.
type pairing struct {
	olds, news    []Sketch
	pairs         []Pair
	given, served []bool // beside olds and news: they are in a pair
}

func (p *pairing) take(one Pair) {
	if !p.given[one.Old] && !p.served[one.New] {
		p.given[one.Old], p.served[one.New] = true, true
		p.pairs = append(p.pairs, one)
	}
}

// pairSame takes texts with just the same sketch. No other can be nearer; and
// where a folder is renamed, these are nearly all.
func (p *pairing) pairSame() {
	bySketch := map[Sketch][]int{}
	for k, s := range p.olds {
		bySketch[s] = append(bySketch[s], k)
	}
	for i, s := range p.news {
		if same := bySketch[s]; len(same) > 0 {
			p.take(Pair{same[0], i})
			bySketch[s] = same[1:]
		}
	}
}

// A near is a pair with how many bits its sketches are apart.
type near struct {
	Pair
	distance int
}

// pairAlike takes of the others those that are alike.
func (p *pairing) pairAlike() {
	for next := 0; next < len(p.olds); {
		var nears []near
		for ; next < len(p.olds) && len(nears) < maxAlike; next++ {
			if p.given[next] {
				continue
			}
			for i, s := range p.news {
				if p.served[i] {
					continue
				}
				if d := s.distance(p.olds[next]); d <= alike {
					nears = append(nears, near{Pair{next, i}, d})
				}
			}
		}
		slices.SortFunc(nears, func(a, b near) int {
			return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New))
		})
		for _, one := range nears {
			p.take(one.Pair)
		}
	}
}
