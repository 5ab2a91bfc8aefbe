package baseline

import "testing"

// TestHoldWithoutLimit holds that thousands of findings of a file are told again
// in no time, and each mark serves one of them.
func TestHoldWithoutLimit(t *testing.T) {
	const n = 20_000
	var known, found []Finding
	for i := range n {
		known = append(known, Finding{"loud", Mark(i%7)<<32 | Mark(i%1000+1)<<16 | 1})
		found = append(found, Finding{"loud", Mark(i%5)<<32 | Mark(i%900+1)<<16 | 2})
	}
	account := func(known []Finding) *Account { return (*Account)(nil).With(Sketch{}, known) }
	if got := count(account(known).Hold(found)); got < n/2 || got > n {
		t.Errorf("%d of %d are held", got, n)
	}
	if got := count(account(known[:n/2]).Hold(found[:1])); got != 1 {
		t.Errorf("%d of one are held", got)
	}
	if got := count(account(known[:1]).Hold(known)); got != 1 {
		t.Errorf("one mark holds %d", got)
	}
}

func count(held []bool) int {
	n := 0
	for _, is := range held {
		if is {
			n++
		}
	}
	return n
}
