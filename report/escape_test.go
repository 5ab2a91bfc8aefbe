package report

import "testing"

func TestAppendEscaped(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"plain `5.5` — é 日 👩‍🚀":  "plain `5.5` — é 日 👩‍🚀",
		"\x00\x1b[31m\x7f":       `\x00\x1b[31m\x7f`,
		"a\r\n\tb":               `a\r\n\tb`,
		"\u0085\u009b":           `\u0085\u009b`,
		"\u202eevil\u2066\u200f": `\u202eevil\u2066\u200f`,
		"\u061c\u2028\ufeff":     `\u061c\u2028\ufeff`,
		"\xff\x9b\xc3":           `\xff\x9b\xc3`,
		"\ufffd":                 "\ufffd", // a character like others where it is written so
	} {
		if got := string(appendEscaped(nil, in)); got != want {
			t.Errorf("%q becomes %s, want %s", in, got, want)
		}
	}
}

func TestAppendVisible(t *testing.T) {
	for _, test := range []struct {
		in     string
		column int
		want   string
		end    int
	}{
		{"a\tb", 0, "a   b", 5},
		{"\t", 3, " ", 4},
		{"日\t本", 0, "日  本", 6},
		{"e\u0301", 0, "e\u0301", 1},
		{"\x1b\u202e\xff", 0, `\x1b\u202e\xff`, 14},
	} {
		got, end := appendVisible(nil, []byte(test.in), test.column)
		if string(got) != test.want || end != test.end {
			t.Errorf("%q from %d: %q to %d, want %q to %d", test.in, test.column, got, end, test.want, test.end)
		}
	}
}
