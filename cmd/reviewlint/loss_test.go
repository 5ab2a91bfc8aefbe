package main

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/lint/linttest"
	"github.com/reviewlint/reviewlint/rules"
)

// TestKill holds that a run may end at any moment without harm: a review has
// its old bytes or the mended ones, and what else is left is never linted.
func TestKill(t *testing.T) {
	kills := 100
	if testing.Short() || underRace {
		kills = 5
		t.Log("5 kills only, as this is a short or slow run")
	}
	folder := memoryFolder(t)
	if _, err := linttest.Collection(folder, 2_000, 1); err != nil {
		t.Fatal(err)
	}
	old := snapshot(t, folder)

	var mended map[string]string
	whole := time.Hour
	for range 2 { // the first run of a program is slower than the others
		start := time.Now()
		if out, err := reviewlint("--fix", folder).CombinedOutput(); exitCode(err) != exitFindings {
			t.Fatalf("%v\n%s", err, out)
		}
		whole = min(whole, time.Since(start))
		mended = snapshot(t, folder)
		restore(t, folder, mended, old)
	}

	random := rand.New(rand.NewPCG(1, 2))
	killed, halfway := 0, 0
	began := time.Now()
	for n := range kills {
		if n > 20 && time.Since(began) > time.Minute {
			t.Logf("no more than %d kills, as this machine is slow", n)
			kills = n
			break
		}
		life := time.Duration(random.Int64N(int64(whole)))
		start := time.Now()
		err := reviewlintFor(t, life, "--fix", folder).Run()
		if exitCode(err) >= 0 { // the machine has become faster, or less busy
			whole = min(whole, time.Since(start))
		}

		now := snapshot(t, folder)
		changed := 0
		for name, text := range now {
			switch {
			case isLeftover(name):
			case text == old[name]:
			case text == mended[name]:
				changed++
			default:
				t.Fatalf("%s is neither what it was nor mended:\n%s", name, text)
			}
		}
		if missing := len(old) - count(now, func(name string) bool { return !isLeftover(name) }); missing != 0 {
			t.Fatalf("%d files are missing", missing)
		}
		if exitCode(err) < 0 {
			killed++
		}
		if 0 < changed && changed < count(old, func(name string) bool { return old[name] != mended[name] }) {
			halfway++
		}
		restore(t, folder, now, old)
	}
	leftovers := count(snapshot(t, folder), isLeftover)
	t.Logf("a run takes %v; of %d runs %d were killed, %d in the midst of writing; %d temporary files are left",
		whole.Round(time.Millisecond), kills, killed, halfway, leftovers)
	if kills > 5 && (killed < kills/2 || halfway == 0) {
		t.Error("too few of the runs were killed where it hurts")
	}

	if out, err := reviewlint("--fix", folder).CombinedOutput(); exitCode(err) != exitFindings || !bytes.Contains(out, []byte("of 2,000 files")) {
		t.Errorf("with leftovers about, a run gives %v\n%s", err, out)
	}
	for name, text := range snapshot(t, folder) {
		if !isLeftover(name) && text != mended[name] {
			t.Errorf("%s is not what it becomes when no run is killed", name)
		}
	}
}

// TestFullDisk holds that a review which there is no room for stays whole.
func TestFullDisk(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("needs sh, to limit the size of files")
	}
	folder := t.TempDir()
	long := "It beats <i>Thief</i>.\n\n" + strings.Repeat("The quiet script carries the kitchen.\n", 1_000)
	plant(t, folder, map[string]string{"long.md": long, "short.md": "It beats <i>Thief</i>.\n"})
	limited := exec.Command("sh", "-c", `ulimit -f 8 && exec reviewlint --fix "$0"`, folder)
	out, err := limited.CombinedOutput()
	if exitCode(err) != exitTrouble || !bytes.Contains(out, []byte("long.md: file too large")) {
		t.Errorf("%v\n%s", err, out)
	}
	want := map[string]string{"long.md": long, "short.md": "It beats *Thief*.\n"}
	if got := snapshot(t, folder); !maps.Equal(got, want) {
		t.Errorf("left are %q", slices.Sorted(maps.Keys(got)))
	}
}

// TestChangedMeanwhile holds that what somebody writes between our reading
// and our writing is not lost.
func TestChangedMeanwhile(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{"a.md": "It beats <i>Thief</i>.\n", "b.md": "It beats <i>Thief</i>.\n"})
	disk, err := lint.OpenDisk(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	in := lint.Input{FS: disk, Files: []string{"a.md", "b.md"}, Write: func(name string, old, new []byte) error {
		if name == "a.md" {
			plant(t, folder, map[string]string{name: "It beats <i>Heat</i>, too.\n"})
		}
		return disk.Write(name, old, new)
	}}
	result := lint.Run(in, lint.Options{Rules: rules.All(), Known: rules.All(), Fix: lint.WriteFixes, Jobs: 2})
	if len(result.Failures) != 1 || result.Failures[0].Path != "a.md" || result.Failures[0].Err != lint.ErrChanged {
		t.Errorf("failures: %v", result.Failures)
	}
	if code := new(flags).verdict([]*lint.Result{result}); code != exitTrouble {
		t.Errorf("exit code %d", code)
	}
	want := map[string]string{"a.md": "It beats <i>Heat</i>, too.\n", "b.md": "It beats *Thief*.\n"}
	if got := snapshot(t, folder); !maps.Equal(got, want) {
		t.Errorf("the folder holds %q", got)
	}
}

// memoryFolder returns a temporary folder that lies in memory, where the system
// has such: what is written a hundred thousand times need not wear a disk.
func memoryFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "reviewlint")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

// reviewlint is the program in a process of its own: TestMain has put it on
// the path.
func reviewlint(args ...string) *exec.Cmd {
	c := exec.Command("reviewlint", args...)
	// The race detector makes every process sleep for a second at its end.
	c.Env = append(os.Environ(), "GORACE=atexit_sleep_ms=0")
	return c
}

// reviewlintFor is the same, killed when its time is over.
func reviewlintFor(t *testing.T, limit time.Duration, args ...string) *exec.Cmd {
	c := reviewlint(args...)
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	t.Cleanup(cancel)
	limited := exec.CommandContext(ctx, c.Path, args...)
	limited.Args[0], limited.Env = c.Args[0], c.Env
	return limited
}

// exitCode returns what a process ended with; -1 if it was killed.
func exitCode(err error) int {
	switch err := err.(type) {
	case nil:
		return 0
	case *exec.ExitError:
		return err.ExitCode()
	}
	return -2
}

// plant writes files into a folder.
func plant(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// snapshot returns all regular files in a folder, by their path in it.
func snapshot(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(folder, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// restore writes back what has changed.
func restore(t *testing.T, folder string, now, old map[string]string) {
	t.Helper()
	changed := maps.Clone(old)
	maps.DeleteFunc(changed, func(name, text string) bool { return now[name] == text })
	plant(t, folder, changed)
}

// isLeftover reports whether a file is a temporary one of ours.
func isLeftover(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") && strings.HasSuffix(base, ".reviewlint")
}

func count(files map[string]string, is func(name string) bool) int {
	n := 0
	for name := range files {
		if is(name) {
			n++
		}
	}
	return n
}
