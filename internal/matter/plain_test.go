package matter

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// differ compares the fast reader with the YAML library and reports whether
// the fast one read the head at all.
func differ(t interface{ Fatalf(string, ...any) }, src []byte, v Version) bool {
	b := Split(src)
	if b.Format != YAML {
		return false
	}
	read := func(how func(*Matter, []byte) bool) (*Matter, bool) {
		m := &Matter{Block: b, version: v, head: string(src[:b.Body])}
		ok := how(m, src[:b.Body])
		m.checkRoot()
		m.checkDuplicates()
		return m, ok
	}
	fast, ok := read(readPlain)
	if !ok {
		return false
	}
	slow, _ := read(func(m *Matter, src []byte) bool { readYAML(m, src); return true })
	options := cmp.AllowUnexported(Matter{}, node{})
	if diff := cmp.Diff(slow.nodes, fast.nodes, options); diff != "" {
		t.Fatalf("nodes differ (-library +fast):\n%s\n%q\n%s%s", diff, src[:b.Body], dump(slow), dump(fast))
	}
	if diff := cmp.Diff(dump(slow), dump(fast)); diff != "" {
		t.Fatalf("texts or problems differ (-library +fast):\n%s\n%q", diff, src[:b.Body])
	}
	return true
}

// TestPlainCorpora holds the fast reader to the library on real collections,
// where they are at hand.
func TestPlainCorpora(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "corpora")
	if _, err := os.Stat(root); err != nil {
		t.Log("no corpora here")
		return
	}
	files, fast := 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !strings.HasPrefix(filepath.Ext(path), ".m") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if Split(src).Format == YAML {
			files++
		}
		for _, v := range []Version{YAML11, YAML12} {
			if differ(t, src, v) && v == YAML12 {
				fast++
			}
		}
		checkSpans(t, Parse(src, YAML11))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d heads are plain", fast, files)
}

// TestPlainGenerated holds it to the library on heads made of what is on and
// just over the edge.
func TestPlainGenerated(t *testing.T) {
	pieces := []string{
		"title: Heat\n", "a:\n", "a: \n", "a:  \n", "b: \"x\"\n", "b: 'x' # c\n", "c: 'it''s'\n", "# c\n", "\n", "  \n", "  # c\n",
		"- x\n", "- 'x'\n", "  - 3\n", "  - x # c\n", "    - y\n", "-\n", "- \n", "- a: b\n", "tags: [a, b]\n", "tags: [ 'a', \"b\" ,3] # c\n",
		"tags: []\n", "tags: [a,]\n", "tags: [,]\n", "tags: [a b, c]\n", "t: a: b\n", "t: a:b\n", "t: a #b\n", "t: a#b\n", "t: -1\n", "t: - 1\n",
		"  more\n", "more\n", "u: é…\u00a0x\n", "u: \u2028\n", "u: \t\n", "u: x\t\n", "k-1_b: ~\n", "-k: x\n", "v: (x) y\r\n", "v: yes\r\n", "\r\n", "v: x\r",
		"v: 12:30\n", "v: 2024-02-30\n", "v: [a: b]\n", "v: [\"a\": b]\n", "v: [a#b, 'c'd]\n", "v: [x]y\n", "v: \"x\"y\n", "v: 'x'#y\n", "v: \"a\\n\"\n", "? x\n", "v: |\n", "title: Thief\n",
		"v: a]\n", "v: a, b\n", "v: x  # c\n", "v: /x/\n", "v: _x\n", "v: $x\n", "v: ~x\n", "v: 'x' \n", "v: \"\"\n", "v: ''\n", "tags: ['', \"\"]\n",
	}
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 8).Draw(t, "lines")
		differ(t, []byte("---\n"+strings.Join(lines, "")+"---\nBody.\n"), YAML11)
	})
}

func FuzzPlain(f *testing.F) {
	f.Add("title: \"Heat (1995)\"\nrating: 3.5\ntags:\n  - crime\n- x\nempty:\nlist: [a, 'b']\n")
	f.Add("a: 'x' # c\nb: y # d\n\n# e\nc: 12:30\r\nd: ~\n")
	f.Add("title: é 映画\nno: No\n-x: 1\n")
	f.Fuzz(func(t *testing.T, inner string) {
		differ(t, []byte("---\n"+inner+"\n---\n"), YAML12)
	})
}
