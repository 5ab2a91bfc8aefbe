package report

import (
	"strings"
	"testing"

	"github.com/reviewlint/reviewlint/internal/lint"
)

func TestSARIFMessage(t *testing.T) {
	for _, test := range []struct {
		d    lint.Diagnostic
		want string
	}{
		{lint.Diagnostic{Message: "rating `5.5` is above the scale"}, "Rating `5.5` is above the scale."},
		{lint.Diagnostic{Message: "`a` is no link", Help: "did you mean `b`?"}, "`a` is no link. Did you mean `b`?"},
		{lint.Diagnostic{Message: "the label `[a][b]` is undefined"}, "The label `[a][b]` is undefined."},
		{lint.Diagnostic{Message: "`[a](b)` leads nowhere"}, "`\\[a\\](b)` leads nowhere."},
		{
			lint.Diagnostic{Message: "`[a]` is shared", Help: "correct one\n", Related: []lint.Related{{Message: `it is in [b\c]`}, {Message: "here, too"}}},
			"`\\[a\\]` is shared. Correct one. [It is in \\[b\\\\c\\].](1) [Here, too.](2)",
		},
	} {
		if got := sarifMessage(&test.d); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}

func TestClipped(t *testing.T) {
	if got := clipped(strings.Repeat("é", 10), 10); got != strings.Repeat("é", 10) {
		t.Error(got)
	}
	if got := clipped(strings.Repeat("é", 11), 10); got != strings.Repeat("é", 9)+"…" {
		t.Error(got)
	}
}

func TestPascal(t *testing.T) {
	for name, want := range map[string]string{"html-italics": "HtmlItalics", "malformed-url": "MalformedUrl", "slip": "Slip"} {
		if got := pascal(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
