//go:build unix

package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestOddFiles holds that whatever lies about in a folder neither stops a run
// nor makes it hang, and that what can't be done is told.
func TestOddFiles(t *testing.T) {
	folder, outside := t.TempDir(), t.TempDir()
	plant(t, outside, map[string]string{"secret.md": "It beats <i>Thief</i>.\n"})
	plant(t, folder, map[string]string{
		"plain.md":     "It beats <i>Thief</i>.\n",
		"folder.md/.x": "",
		"locked.md":    "It beats <i>Thief</i>.\n",
		"shut/a.md":    "It beats <i>Thief</i>.\n",
		"empty.md":     "",
		"bom.md":       "\ufeff",
		"nul.md":       "\x00\x00 <i>a\x00b</i>\n",
	})
	odd := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{
		"loop.md": "loop.md", "there.md": "back.md", "back.md": "there.md", "dangling.md": "nowhere.md",
		"out.md": filepath.Join(outside, "secret.md"), "here.md": "plain.md", "circle": ".",
	} {
		odd(os.Symlink(target, filepath.Join(folder, link)))
	}
	odd(os.Chmod(filepath.Join(folder, "locked.md"), 0o444))
	odd(syscall.Mkfifo(filepath.Join(folder, "fifo.md"), 0o644))
	t.Chdir(folder)
	socket, err := net.Listen("unix", "socket.md")
	odd(err)
	defer socket.Close()

	// Met on the way, they are passed by.
	out, code := within(t, 10*time.Second, "--output", "concise")
	for name, found := range map[string]bool{"plain.md": true, "locked.md": true, "shut/a.md": true, "here.md": false, "out.md": false} {
		if strings.Contains(out, name+":1:") != found {
			t.Errorf("%s: found: %v\n%s", name, !found, out)
		}
	}
	if code != exitFindings || strings.Contains(out, "error: ") {
		t.Errorf("exit code %d\n%s", code, out)
	}

	// Named, they are told.
	for _, tt := range []struct {
		name, want string
		code       int
	}{
		{"loop.md", "loop.md: too many levels of symbolic links", exitTrouble},
		{"there.md", "there.md: too many levels of symbolic links", exitTrouble},
		{"dangling.md", "dangling.md: ", exitTrouble},
		{"out.md", "out.md: ", exitTrouble},
		{"fifo.md", "fifo.md: a named pipe, neither a file nor a folder", exitTrouble},
		{"socket.md", "socket.md: a socket, neither a file nor a folder", exitTrouble},
		{"folder.md", "folder.md: no Markdown files here", exitTrouble},
		{"here.md", "1 warning", exitFindings},
		{"empty.md", "1 file, nothing to say.", exitClean},
		{"bom.md", "1 file, nothing to say.", exitClean},
	} {
		out, code := within(t, 10*time.Second, "--fix", "--select", "html-italics", tt.name)
		if tt.name == "here.md" { // --fix mends what the link leads to
			tt.want, tt.code = "mended 1 finding", exitClean
		}
		if code != tt.code || !strings.Contains(out, tt.want) {
			t.Errorf("%s: exit code %d, want %d and %q\n%s", tt.name, code, tt.code, tt.want, out)
		}
	}

	out, code = within(t, 10*time.Second, "--fix")
	if code != exitTrouble || !strings.Contains(out, "error: locked.md: the file is read-only") {
		t.Errorf("exit code %d\n%s", code, out)
	}
	now := snapshot(t, folder)
	if now["plain.md"] != "It beats *Thief*.\n" || now["locked.md"] != "It beats <i>Thief</i>.\n" {
		t.Errorf("plain.md: %q; locked.md: %q", now["plain.md"], now["locked.md"])
	}
	if left := count(now, isLeftover); left > 0 {
		t.Errorf("%d temporary files are left", left)
	}
	if secret := snapshot(t, outside)["secret.md"]; strings.Contains(secret, "*") {
		t.Error("a file outside the project was written, through a link")
	}
}

// TestShutFolders holds that folders which can't be read or written are told,
// and the others mended. To the superuser no folder is shut: then the program
// runs as nobody.
func TestShutFolders(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{
		"a.md":        "It beats <i>Thief</i>.\n",
		"dark/a.md":   "It beats <i>Thief</i>.\n",
		"frozen/a.md": "It beats <i>Thief</i>.\n",
	})
	c := reviewlint("--fix", folder)
	if os.Getuid() == 0 {
		const nobody = 65534
		for _, name := range []string{".", "a.md", "dark", "dark/a.md", "frozen", "frozen/a.md"} {
			if err := os.Chown(filepath.Join(folder, name), nobody, nobody); err != nil {
				t.Fatal(err)
			}
		}
		for dir := folder; dir != filepath.Dir(dir) && dir != filepath.Clean(os.TempDir()); dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		c.Path = nobodysCopy(t, c.Path)
		c.Dir = folder
	}
	shut := func(name string, mode os.FileMode) {
		if err := os.Chmod(filepath.Join(folder, name), mode); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(filepath.Join(folder, name), 0o755) })
	}
	shut("dark", 0)
	shut("frozen", 0o555)
	out, err := c.CombinedOutput()
	if exitCode(err) != exitTrouble || strings.Count(string(out), "permission denied") != 2 {
		t.Errorf("%v\n%s", err, out)
	}
	shut("dark", 0o755)
	want := map[string]string{
		"a.md":        "It beats *Thief*.\n",
		"dark/a.md":   "It beats <i>Thief</i>.\n",
		"frozen/a.md": "It beats <i>Thief</i>.\n",
	}
	for name, text := range snapshot(t, folder) {
		if text != want[name] {
			t.Errorf("%s: %q", name, text)
		}
	}
}

// nobodysCopy returns a copy of a program that everybody may run.
func nobodysCopy(t *testing.T, program string) string {
	t.Helper()
	text, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.MkdirTemp("", "everybody")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(folder, "reviewlint")
	if err := os.WriteFile(copied, text, 0o755); err != nil {
		t.Fatal(err)
	}
	return copied
}

// within runs the program in a process of its own, which has to end in time,
// and returns all it says and its exit code.
func within(t *testing.T, limit time.Duration, args ...string) (string, int) {
	t.Helper()
	out, err := reviewlintFor(t, limit, args...).CombinedOutput()
	if exitCode(err) < 0 {
		t.Fatalf("reviewlint %s: %v, after at most %v\n%.1000s", strings.Join(args, " "), err, limit, out)
	}
	return string(out), exitCode(err)
}
