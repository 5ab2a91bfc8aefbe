package discover

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Linux takes any bytes for a name; we don't.
func TestFindNotUTF8(t *testing.T) {
	dir := realTemp(t)
	plant(t, dir, ".git/", "a\xff.md", "b\xff.txt", "c\xff/d.md", "ok/e.md")
	want := []Failure{{`"a\xff.md"`, errNotUTF8}, {`"c\xff/d.md"`, errNotUTF8}}
	for _, tt := range []struct {
		args []string
		want []Failure
	}{
		{nil, want},
		{[]string{"a\xff.md", "b\xff.txt", "ok", "a\xff.md"}, want[:1]},
		{[]string{"c\xff", "ok/e.md"}, []Failure{{`"c\xff"`, errNotUTF8}}},
	} {
		projects, failures, err := Find(options(dir, tt.args...))
		if err != nil {
			t.Fatal(err)
		}
		if len(projects) != 1 || strings.Join(projects[0].Files, " ") != "ok/e.md" {
			t.Errorf("%q: %v", tt.args, shown(projects))
		}
		same := func(a, b error) bool { return a == b }
		if diff := cmp.Diff(tt.want, failures, cmp.Comparer(same)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.args, diff)
		}
	}
}
