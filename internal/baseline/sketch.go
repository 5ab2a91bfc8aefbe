package baseline

import "math/bits"

// A Sketch is much the same for two files that are: a simhash (Charikar 2002)
// of 128 bits over the pairs of words that follow each other, and a hash of the
// front matter, or 0 where there is too little of it.
type Sketch struct {
	high, low uint64
	head      uint32
}

// SketchOf returns the sketch of a text whose body begins at the given offset.
func SketchOf(text []byte, body int) Sketch {
	var balance [128]int32
	last := uint64(0)
	eachWord(text, func(word []byte) {
		h := offsetBasis
		h.add(word)
		high := mix(3*last + uint64(h))
		low := mix(high + 1)
		for b := range 64 {
			balance[b] += int32(high>>b&1)*2 - 1
			balance[64+b] += int32(low>>b&1)*2 - 1
		}
		last = uint64(h)
	})
	s := Sketch{head: hashHead(text[:body])}
	for b := range 64 {
		if balance[b] > 0 {
			s.high |= 1 << b
		}
		if balance[64+b] > 0 {
			s.low |= 1 << b
		}
	}
	return s
}

// hashHead returns a hash of the words of a front matter that is never 0, or 0
// where they say too little.
func hashHead(head []byte) uint32 {
	const enough = 24 // letters and digits, in bytes
	h, letters := offsetBasis, 0
	eachWord(head, func(word []byte) {
		h.add(word)
		letters += len(word)
	})
	if letters < enough {
		return 0
	}
	return max(1, h.fold())
}

const (
	// alike is how far two sketches may be apart for a file to be one that was
	// edited. Measured on fourteen collections of reviews: 99 of 100 texts with
	// every twentieth word changed are as near, 90 of 100 with every tenth, and
	// of two texts of one collection 6 in 10,000.
	alike = 28

	// sameHead is how many bits the same front matter outweighs: in it are the
	// title and what else tells a review from all others.
	sameHead = 20
)

// distance returns how many bits differ, less sameHead if the front matter is
// the same. It may be negative.
func (s Sketch) distance(t Sketch) int {
	d := bits.OnesCount64(s.high^t.high) + bits.OnesCount64(s.low^t.low)
	if s.head == t.head && s.head != 0 {
		d -= sameHead
	}
	return d
}
