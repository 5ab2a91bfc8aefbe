// Package spelling measures how far two words are apart.
package spelling

// Distance returns how many characters have to be inserted, deleted, replaced
// or swapped with their neighbour to make b of a, each place changed once: the
// optimal string alignment of Damerau and Levenshtein, in code points.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	// Three rows of the table do; those of most words need no allocation.
	var rows [3][48]int
	before, last, row := rows[0][:], rows[1][:], rows[2][:]
	if n := len(y) + 1; n > len(row) {
		before, last, row = make([]int, n), make([]int, n), make([]int, n)
	}
	for j := range len(y) + 1 {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			change := last[j]
			if x[i] != y[j] {
				change++
			}
			d := min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
