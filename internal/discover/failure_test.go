//go:build unix

package discover

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A path longer than the system takes can't be read by anybody, root included.
func TestFindUnreadable(t *testing.T) {
	dir := realTemp(t)
	plant(t, dir, ".git/", "a.md", "z.md")
	name := strings.Repeat("d", 200)
	folder, err := os.OpenRoot(dir)
	for range 25 {
		if err != nil {
			t.Fatal(err)
		}
		outer := folder
		if err = outer.Mkdir(name, 0o777); err == nil {
			folder, err = outer.OpenRoot(name)
		}
		outer.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	folder.Close()

	projects, failures, err := Find(options(dir, ".", "."))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{": a.md z.md"}, shown(projects)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(failures) != 1 || !strings.HasPrefix(failures[0].Path, name+"/"+name) || !errors.Is(failures[0].Err, syscall.ENAMETOOLONG) {
		t.Errorf("failures: %v", failures)
	}
}

func TestFindPipes(t *testing.T) {
	dir := realTemp(t)
	plant(t, dir, ".git/", "a.md")
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o666); err != nil {
		t.Fatal(err)
	}
	projects, failures, err := Find(options(dir))
	if err != nil || len(failures) > 0 {
		t.Fatal(err, failures)
	}
	if diff := cmp.Diff([]string{": a.md"}, shown(projects)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, _, err = Find(options(dir, "pipe.md", os.DevNull))
	const want = "pipe.md: a named pipe, neither a file nor a folder\n" + os.DevNull + ": a device, neither a file nor a folder"
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
