package site

// NearestID returns the one of ids that is clearly meant by id, with a slip of
// the keyboard in it, or "".
func NearestID(id string, ids []string) string {
	want := []rune(folded(id))
	best, limit := "", slips(len(want))
	unique := true
	for _, other := range ids {
		got := []rune(folded(other))
		if abs(len(got)-len(want)) > limit || !sameDigits(want, got) {
			continue
		}
		switch d := distance(want, got); {
		case d < limit, d == limit && best == "":
			best, limit, unique = other, d, true
		case d == limit && other != best:
			unique = false
		}
	}
	if !unique {
		return ""
	}
	return best
}
