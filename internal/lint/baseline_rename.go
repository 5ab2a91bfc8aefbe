package lint

import (
	"cmp"
	"slices"
)

// A pair is a file, and the path that it had before it was renamed.
type pair struct {
	orphan, file int // indices of the paths of the baseline, and of Input.Files
	distance     int
}

const (
	maxCompared = 1 << 26 // pairs, which take less than a second
	maxAlike    = 1 << 20 // pairs at a time, lest they fill the memory
)

// A pairing finds the files that are renamed: those that are most alike first,
// each orphan once.
type pairing struct {
	orphans  []*account
	files    []int
	markings []*marking

	pairs         []pair
	given, served map[int]bool // the orphans and the files of those pairs
}

// pair pairs the files of a run with orphans, the paths of a baseline that
// aren't there any more.
func (l *Ledger) pair(orphans []string, files []int, markings []*marking) []pair {
	p := &pairing{files: files, markings: markings, given: map[int]bool{}, served: map[int]bool{}}
	for _, path := range orphans {
		p.orphans = append(p.orphans, l.accounts[path])
	}
	p.pairSame()
	if (len(orphans)-len(p.pairs))*(len(files)-len(p.pairs)) <= maxCompared {
		p.pairAlike()
	}
	return p.pairs
}

func (p *pairing) take(one pair) {
	if !p.given[one.orphan] && !p.served[one.file] {
		p.given[one.orphan], p.served[one.file] = true, true
		p.pairs = append(p.pairs, one)
	}
}

// pairSame takes files whose sketch is just that of an orphan. No other can be
// nearer; and where a folder is renamed, these are nearly all.
func (p *pairing) pairSame() {
	bySketch := map[sketch][]int{}
	for k, a := range p.orphans {
		bySketch[a.sketch] = append(bySketch[a.sketch], k)
	}
	for _, i := range p.files {
		s := p.markings[i].sketch
		if same := bySketch[s]; len(same) > 0 {
			p.take(pair{orphan: same[0], file: i})
			bySketch[s] = same[1:]
		}
	}
}

// pairAlike takes of the others those that are alike.
func (p *pairing) pairAlike() {
	for next := 0; next < len(p.orphans); {
		files := slices.DeleteFunc(slices.Clone(p.files), func(i int) bool { return p.served[i] })
		var pairs []pair
		for ; next < len(p.orphans) && len(pairs) < maxAlike; next++ {
			if p.given[next] {
				continue
			}
			for _, i := range files {
				if d := p.markings[i].sketch.distance(p.orphans[next].sketch); d <= alike {
					pairs = append(pairs, pair{next, i, d})
				}
			}
		}
		slices.SortFunc(pairs, func(a, b pair) int {
			return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.orphan, b.orphan), cmp.Compare(a.file, b.file))
		})
		for _, one := range pairs {
			p.take(one)
		}
	}
}
