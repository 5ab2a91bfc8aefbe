package report

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/lint/linttest"
)

var goldens = []struct {
	name   string
	format string
	o      Options
}{
	{"text", "text", Options{}},
	{"text-color", "text", Options{Color: true}},
	{"text-terminal", "text", Options{Terminal: true}},
	{"text-errors", "text", Options{MinSeverity: lint.Error}},
	{"text-statistics", "text", Options{Statistics: true}},
	{"concise", "concise", Options{}},
	{"concise-color", "concise", Options{Color: true}},
	{"json", "json", Options{Version: "1.2.3"}},
	{"sarif", "sarif", Options{Version: "v1.2.3", Rules: pages(), WorkDir: "site", Suppressed: true}},
	{"github", "github", Options{}},
	{"gitlab", "gitlab", Options{}},
	{"junit", "junit", Options{}},
	{"rdjson", "rdjson", Options{}},
}

func TestGolden(t *testing.T) {
	for _, g := range goldens {
		t.Run(g.name, func(t *testing.T) {
			compareGolden(t, g.name+".txt", render(t, g.format, nasty(t), g.o))
		})
	}
}

// compareGolden holds got against a file of testdata/report.
func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	linttest.Golden(t, filepath.Join("..", "testdata", "report", name), got, "")
}

// Whatever stands in a file, none of it can steer the terminal.
func TestNoHostileBytes(t *testing.T) {
	for _, g := range goldens {
		if g.o.Color {
			continue // these hold the escapes of our own colours
		}
		out := []byte(render(t, g.format, nasty(t), g.o))
		for i := 0; i < len(out); {
			r, size := utf8.DecodeRune(out[i:])
			if r != '\n' && isHostile(r, size) {
				t.Errorf("%s: %q at byte %d", g.name, out[i:i+size], i)
			}
			i += size
		}
	}
}

// With colour on, the only escapes are those of colours.
func TestColorsOnly(t *testing.T) {
	plain := render(t, "text", nasty(t), Options{})
	colored := render(t, "text", nasty(t), Options{Color: true})
	if got := withoutColors(colored); got != plain {
		t.Errorf("colours change the text (-plain +coloured):\n%s", cmp.Diff(plain, got))
	}
}

func TestByName(t *testing.T) {
	for _, f := range Formats {
		if got, err := ByName(f.Name); err != nil || got.Name != f.Name {
			t.Errorf("ByName(%q) = %q, %v", f.Name, got.Name, err)
		}
	}
	_, err := ByName("xml")
	if want := `output format "xml" is none of text, concise, json, `; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("ByName(xml): %v, want %s", err, want)
	}
}

func TestWriteError(t *testing.T) {
	full := errors.New("disk full")
	for _, f := range Formats {
		if err := f.Write(failing{full}, nasty(t), Options{}); !errors.Is(err, full) {
			t.Errorf("%s: %v, want %v", f.Name, err, full)
		}
	}
}

func render(t testing.TB, format string, results []*lint.Result, o Options) string {
	t.Helper()
	f, err := ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, results, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// withoutColors drops what stands between ESC [ and m.
func withoutColors(s string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\x1b' {
			b = append(b, s[i])
			continue
		}
		for s[i] != 'm' {
			i++
		}
	}
	return string(b)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
