package config_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/lint/linttest"
	"github.com/reviewlint/reviewlint/rules"
)

// TestBrokenConfigs holds what people are told of configs that are wrong, each
// of which has one fault: in testdata/config/broken.txtar NAME.yaml is a config,
// and NAME.want its finding. Files in with/ are there for all of them to name.
func TestBrokenConfigs(t *testing.T) {
	file := filepath.Join("..", "..", "testdata", "config", "broken.txtar")
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sections, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	golden := &txtar.Archive{Comment: archive.Comment}
	cases := 0
	for _, f := range archive.Files {
		name, isConfig := strings.CutSuffix(f.Name, ".yaml")
		if strings.HasPrefix(name, "with/") {
			golden.Files = append(golden.Files, f)
			continue
		}
		if !isConfig {
			continue
		}
		cases++
		found := findings(t, f.Name, sections)
		if len(found) != 1 {
			t.Errorf("%s has %d findings, and should have one:\n%s", f.Name, len(found), shown(sections, found))
		}
		golden.Files = append(golden.Files, f, txtar.File{Name: name + ".want", Data: []byte(shown(sections, found))})
	}
	if cases < 60 {
		t.Errorf("there are %d configs", cases)
	}
	linttest.Golden(t, file, string(txtar.Format(golden)), "")
}

// TestFineConfigs holds that nothing is said of configs that are fine.
func TestFineConfigs(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("..", "..", "testdata", "config", "fine.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	sections, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "with/") {
			continue
		}
		if found := findings(t, f.Name, sections); len(found) > 0 {
			t.Errorf("%s\n%s", f.Name, shown(sections, found))
		}
		if bytes.Contains(f.Data, []byte("with/")) {
			continue
		}
		text := string(f.Data)
		for _, variant := range []string{"\ufeff" + text, strings.ReplaceAll(text, "\n", "\r\n"), strings.TrimSuffix(text, "\n")} {
			if found := findingsIn(t, variant); len(found) > 0 {
				t.Errorf("%q: %s", variant, found[0].Message)
			}
		}
	}
}

// TestOddConfigs are those that no archive of texts can hold.
func TestOddConfigs(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x, x]\n")
	for i := range 30 {
		fmt.Fprintf(&bomb, "a%d: &a%[1]d [*a%d, *a%[2]d, *a%[2]d]\n", i+1, i)
	}
	for _, tt := range []struct{ name, text, want string }{
		{"UTF-16", "\xff\xfer\x00u\x00", "1:1-1:2: the file is UTF-16\n"},
		{"UTF-16 without a mark", "r\x00u\x00l\x00", "1:1-1:2: the file is UTF-16\n"},
		{"Latin-1", "# f\xfcr alle\nrules: {}\n", "1:4-1:5: the file is not UTF-8 from here on\n"},
		{"10 MB", strings.Repeat("- a review of a film\n", 10<<20/21), "1:1-1:2: the file is larger than 1 MB\n"},
		{"deep", "rules: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n", "1:107-1:108: the values are nested too deep\n"},
		{"aliases", bomb.String(), "10:20-10:21: the aliases stand for too many values\n"},
		{"CRLF", "rules:\r\n  html-italics: of\r\n", "2:17-2:19: `html-italics` can't be `of`\n"},
		{"a lone CR", "rules:\r  html-italics: of\r", "2:17-2:19: `html-italics` can't be `of`\n"},
		{"a byte order mark", "\ufeffruls: {}\n", "1:1-1:5: there is no key `ruls` here\n"},
		{"NUL", "rules: {} # \x00\n", "1:13-1:14: there is a character that YAML doesn't allow\n"},
	} {
		start := time.Now()
		found := findingsIn(t, tt.text)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s: it took %v", tt.name, took)
		}
		got := ""
		for _, d := range found {
			got += fmt.Sprintf("%d:%d-%d:%d: %s\n", d.Start.Line, d.Start.Column, d.End.Line, d.End.Column, d.Message)
		}
		if got != tt.want {
			t.Errorf("%s: got %swant %s", tt.name, got, tt.want)
		}
	}
}

// TestSharedBases holds that a config is read once, by however many ways others
// come to build on it: two ways at each of thirty steps are a thousand million.
func TestSharedBases(t *testing.T) {
	const steps = 30
	read := 0
	c, found, err := config.Read("0", rules.All(), func(name string) ([]byte, error) {
		read++
		n, err := strconv.Atoi(name)
		if err != nil || n > steps {
			return nil, fs.ErrNotExist
		}
		text := fmt.Sprintf("overrides: [{ files: of%d.md, rules: { html-bold: { marker: '_' } } }]\n", n)
		if n < steps {
			text += fmt.Sprintf("extends: ['%d', './%[1]d']\n", n+1)
		}
		return []byte(text), nil
	})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if read != steps+1 {
		t.Errorf("%d files were read", read)
	}
	if n := len(c.File.Overrides); n != steps+1 {
		t.Errorf("there are %d overrides", n)
	}
}

func findings(t *testing.T, name string, files fs.FS) []lint.Diagnostic {
	t.Helper()
	_, found, err := config.Read(name, rules.All(), func(name string) ([]byte, error) { return fs.ReadFile(files, name) })
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func findingsIn(t *testing.T, text string) []lint.Diagnostic {
	t.Helper()
	_, found, err := config.Read("config.yaml", rules.All(), func(name string) ([]byte, error) {
		if name != "config.yaml" {
			return nil, fs.ErrNotExist
		}
		return []byte(text), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// shown shows findings as people see them: the line, what of it is meant, and
// what is said of it.
func shown(files fs.FS, found []lint.Diagnostic) string {
	var b strings.Builder
	for _, d := range found {
		src, _ := fs.ReadFile(files, d.Path)
		line := strings.Split(string(src), "\n")[d.Start.Line-1]
		width := d.End.Column - d.Start.Column
		if d.End.Line > d.Start.Line {
			width = len(line) + 1 - d.Start.Column
		}
		fmt.Fprintf(&b, "%s:%d:%d\n| %s\n| %s%s %s\n", d.Path, d.Start.Line, d.Start.Column,
			strings.TrimRight(strings.ReplaceAll(line, "\t", " "), " "), strings.Repeat(" ", d.Start.Column-1), strings.Repeat("^", max(width, 1)), d.Message)
		fmt.Fprintf(&b, "help: %s\n", d.Help)
	}
	return b.String()
}
