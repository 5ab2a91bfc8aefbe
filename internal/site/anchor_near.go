package site

// NearestID returns the one of ids that is clearly meant by id, with a slip of
// the keyboard in it, or "".
func NearestID(id string, ids []string) string {
	return whole(id).nearest(wholes(ids))
}

// whole is the candidate of a text that is no path.
func whole(id string) candidate {
	name := folded(id)
	return candidate{path: id, name: name, letters: letters(name), digits: digits(name)}
}

func wholes(ids []string) []candidate {
	list := make([]candidate, len(ids))
	for i, id := range ids {
		list[i] = whole(id)
	}
	return list
}
