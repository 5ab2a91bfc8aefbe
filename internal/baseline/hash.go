package baseline

// A hash is FNV-1a over words. What it gives is written into baselines, and has
// to stay as it is.
type hash uint64

const (
	offsetBasis hash = 0xcbf29ce484222325
	prime       hash = 0x100000001b3
)

// add hashes a word, and an end to it that no word holds.
func (h *hash) add(word []byte) {
	x := *h
	for _, c := range word {
		x = (x ^ hash(c)) * prime
	}
	*h = (x ^ 0xff) * prime
}

// fold returns a hash in 32 bits.
func (h hash) fold() uint32 { return uint32(h ^ h>>32) }

// mix spreads what differs over all bits, as MurmurHash3 does at its end.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
