package lint

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func tree(t *testing.T, files map[string]string) (*Disk, string) {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	disk, err := OpenDisk(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { disk.Close() })
	return disk, folder
}

func TestDiskReads(t *testing.T) {
	disk, _ := tree(t, map[string]string{"a.md": "a", "films/heat.md": "heat", "films/deep/er/thief.md": "thief"})
	if err := fstest.TestFS(disk, "a.md", "films/heat.md", "films/deep/er/thief.md"); err != nil {
		t.Error(err)
	}
}

func TestDiskWrites(t *testing.T) {
	disk, folder := tree(t, map[string]string{"films/heat.md": "old"})
	if err := disk.Write("films/heat.md", []byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, "films", "heat.md")
	if got, _ := os.ReadFile(name); string(got) != "new" {
		t.Errorf("the file holds %q", got)
	}
	if info, _ := os.Stat(name); info.Mode().Perm() != 0o640 {
		t.Errorf("its mode became %v", info.Mode())
	}
	alone(t, folder)
}

// alone checks that no temporary file is left.
func alone(t *testing.T, folder string) {
	t.Helper()
	_ = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".reviewlint") {
			t.Errorf("%s was left behind", name)
		}
		return err
	})
}

func TestDiskRefuses(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside.md")
	if err := os.WriteFile(outside, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	disk, folder := tree(t, map[string]string{"changed.md": "newer", "locked.md": "old", "here.md": "old"})
	for link, target := range map[string]string{"out.md": outside, "up.md": "../x.md", "loop.md": "loop.md", "in.md": "here.md"} {
		if err := os.Symlink(target, filepath.Join(folder, link)); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	if err := os.Chmod(filepath.Join(folder, "locked.md"), 0o440); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"changed.md": ErrChanged.Error(),
		"locked.md":  "read-only",
		"out.md":     "it is a link out of the project",
		"up.md":      "it is a link out of the project",
		"loop.md":    "too many symbolic links",
		"gone.md":    "no such file",
	} {
		err := disk.Write(name, []byte("old"), []byte("new"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("writing %s: %v, want %q", name, err, want)
		}
	}
	if got, _ := os.ReadFile(outside); string(got) != "old" {
		t.Errorf("a file outside the project was written: %q", got)
	}
	if err := disk.Write("in.md", []byte("old"), []byte("new")); err != nil {
		t.Errorf("writing through a link within the project: %v", err)
	}
	if target, err := os.Readlink(filepath.Join(folder, "in.md")); err != nil || target != "here.md" {
		t.Errorf("the link became something else: %q, %v", target, err)
	}
	if got, _ := os.ReadFile(filepath.Join(folder, "here.md")); string(got) != "new" {
		t.Errorf("the link's target holds %q", got)
	}
	alone(t, folder)
}

func TestReadRefuses(t *testing.T) {
	disk, folder := tree(t, map[string]string{"a.md": "text"})
	sparse := filepath.Join(folder, "sparse.md")
	if err := os.WriteFile(sparse, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(sparse, 1<<30); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "out.md")); err != nil {
		t.Skip("no symbolic links here")
	}
	seen := ""
	peek := &Rule{Name: "peek", File: func(p *FilePass) { seen += string(p.File.Bytes()) }}
	in := Input{FS: disk, Files: []string{"a.md", "gone.md", "out.md", "sparse.md"}}
	r := Run(in, Options{Rules: []*Rule{peek}})
	want := map[string]string{"gone.md": "no such file", "out.md": "escapes", "sparse.md": "larger than 64 MB"}
	for _, f := range r.Failures {
		if !strings.Contains(f.Err.Error(), want[f.Path]) || want[f.Path] == "" {
			t.Errorf("%s: %v, want %q", f.Path, f.Err, want[f.Path])
		}
		delete(want, f.Path)
	}
	if len(want) > 0 || seen != "text" {
		t.Errorf("no failure for %v; read %q", want, seen)
	}
}

// growing is a file that has more bytes than it said it has.
type growing struct{ fs.FS }

func (g growing) Open(name string) (fs.File, error) {
	f, err := g.FS.Open(name)
	if err != nil || name != "a.md" {
		return f, err
	}
	return growingFile{f}, nil
}

type growingFile struct{ fs.File }

func (g growingFile) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

func TestFileThatChangesWhileItIsRead(t *testing.T) {
	in := project(map[string]string{"a.md": "text", "b.md": "text"})
	in.FS = growing{in.FS}
	r := Run(in, Options{})
	if len(r.Failures) != 1 || !errors.Is(r.Failures[0].Err, errChanged) {
		t.Errorf("failures: %v", r.Failures)
	}
}
