package site

import "testing"

func TestNearestID(t *testing.T) {
	ids := []string{"the-ending", "the-ending", "Cast", "part-1", "part-2", "what-i-liked-least"}
	for id, want := range map[string]string{
		"the-edning":        "the-ending",
		"cast":              "Cast",
		"past":              "", // too short for a slip
		"part-3":            "", // another part, not a slip
		"what-i-liked-best": "what-i-liked-least",
		"the-beginning":     "",
	} {
		if got := NearestID(id, ids); got != want {
			t.Errorf("nearest to %q is %q, want %q", id, got, want)
		}
	}
}
