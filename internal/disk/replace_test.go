package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReplace(t *testing.T) {
	errFull := errors.New("the disk is full")
	say := func(text string, err error) func(io.Writer) error {
		return func(w io.Writer) error {
			_, writeErr := io.WriteString(w, text)
			return errors.Join(writeErr, err)
		}
	}
	for _, test := range []struct {
		name string
		file string
		mode fs.FileMode // of the file before; 0 for none
		err  error       // of the writer
		want error
		text string // of the file afterwards
	}{
		{"another text", "heat.md", 0o640, nil, nil, "new"},
		{"in a folder", "films/heat.md", 0o755, nil, nil, "new"},
		{"none before", "heat.md", 0, nil, nil, "new"},
		{"read-only", "heat.md", 0o440, nil, ErrReadOnly, "old"},
		{"half of it", "heat.md", 0o600, errFull, errFull, "old"},
		{"half of it, and none before", "heat.md", 0, errFull, errFull, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			name := filepath.Join(folder, filepath.FromSlash(test.file))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if test.mode != 0 {
				if err := errors.Join(os.WriteFile(name, []byte("old"), 0o600), os.Chmod(name, test.mode)); err != nil {
					t.Fatal(err)
				}
			}
			root, err := os.OpenRoot(folder)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			if err := Replace(root, test.file, say("new", test.err)); !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
			text, _ := os.ReadFile(name)
			if diff := cmp.Diff(test.text, string(text)); diff != "" {
				t.Errorf("the file (-want +got):\n%s", diff)
			}
			if info, err := os.Stat(name); err == nil && test.mode != 0 && info.Mode() != test.mode {
				t.Errorf("its mode became %v", info.Mode())
			}
			entries, err := os.ReadDir(filepath.Dir(name))
			if err != nil || len(entries) > 1 || len(entries) == 1 && entries[0].Name() != "heat.md" {
				t.Errorf("beside it there is %v, %v", entries, err)
			}
		})
	}
}

// TestReplaceLink holds that where a link leads to is left alone.
func TestReplaceLink(t *testing.T) {
	folder := t.TempDir()
	target, link := filepath.Join(folder, "target.md"), filepath.Join(folder, "link.md")
	if err := os.WriteFile(target, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("target.md", link); err != nil {
		t.Skip("no symbolic links here")
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	err = Replace(root, "link.md", func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || !info.Mode().IsRegular() || info.Mode().Perm()&0o111 != 0 {
		t.Errorf("the link became %v, %v", info, err)
	}
	if text, _ := os.ReadFile(target); string(text) != "old" {
		t.Errorf("its target holds %q", text)
	}
}
