package matter

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/reviewlint/reviewlint/internal/source"
)

func apply(t testing.TB, src string, e source.Edit) string {
	t.Helper()
	out, err := source.Apply([]byte(src), []source.Edit{e})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestReplace(t *testing.T) {
	// The value of x becomes the text; the first part of a row is the
	// source line, the second the text, the third the line then.
	tests := []struct{ open, line, text, want string }{
		{"---", `x: "a" # c`, "b", `x: "b" # c`},
		{"---", `x: "a"`, `say "b\"`, `x: "say \"b\\\""`},
		{"---", `x: "a"`, "b\nc\t\u0001", `x: "b\nc\t\u0001"`},
		{"---", `x: 'a'   # c`, "it's", `x: 'it''s'   # c`},
		{"---", `x: 'a'`, "b\nc", `x: "b\nc"`},
		{"---", `x: a # c`, "b c", `x: b c # c`},
		{"---", `x: a`, "b: c", `x: "b: c"`},
		{"---", `x: a`, `b: "c"`, `x: 'b: "c"'`},
		{"---", `x: a`, `it's "b": c`, `x: 'it''s "b": c'`},
		{"---", `x: a`, "b # c", `x: "b # c"`},
		{"---", `x: a`, "300", `x: "300"`},
		{"---", `x: a`, "No", `x: "No"`},
		{"---", `x: a`, "2012-12-21", `x: "2012-12-21"`},
		{"---", `x: a`, "", `x: ""`},
		{"---", `x: a`, " b", `x: " b"`},
		{"---", `x: a`, "@b", `x: "@b"`},
		{"---", `x: 3`, "3.5", `x: 3.5`},
		{"---", `x: 3`, "b", `x: b`},
		{"---", `x: 3`, "true", `x: "true"`},
		{"---", `x: true`, "false", `x: false`},
		{"---", `x:`, "b", `x: b`},
		{"---", `x:`, "3", `x: "3"`},
		{"---", `x: `, "b", `x: b`},
		{"---", `x: # c`, "b", `x: b # c`},
		{"---", `x: ~`, "b", `x: b`},
		{"---", `{y: 1, x: a}`, "b", `{y: 1, x: b}`},
		{"---", `{y: 1, x: a}`, "b, c", `{y: 1, x: "b, c"}`},
		{"---", `{y: 1, x: "a", z: }`, "b}", `{y: 1, x: "b}", z: }`},
		{"---", `x: é 映画 # 😀`, "ü", `x: ü # 😀`},
		{"+++", `x = "a" # c`, `b"`, `x = "b\"" # c`},
		{"+++", `x = 'a\'`, `b\c`, `x = 'b\c'`},
		{"+++", `x = 'a'`, `it's`, `x = "it's"`},
		{"+++", `x = 3`, "4.5", `x = 4.5`},
		{"+++", `x = 3`, "four", `x = "four"`},
		{"+++", `x = 2024-01-02`, "2024-01-03", `x = 2024-01-03`},
		{"{", `"x": "a",`, `"b"\`, `"x": "\"b\"\\",`},
		{"{", `"x": 3,`, "4", `"x": 4,`},
		{"{", `"x": 3,`, "four", `"x": "four",`},
		{"{", `"x": null,`, "", `"x": "",`},
		{"{", `"x": 3,`, "007", `"x": "007",`},
		{"+++", `x = 3`, "007", `x = "007"`},
		{"{", `"x": null,`, "b", `"x": "b",`},
	}
	for _, test := range tests {
		for _, eol := range []string{"\n", "\r\n"} {
			src, want := document(test.open, test.line, eol), document(test.open, test.want, eol)
			m := Parse([]byte(src), YAML11)
			f, ok := m.Get("x")
			if !ok {
				t.Fatalf("%q has no x: %v", src, m.Problems)
			}
			e, ok := f.Value.Replace(test.text)
			if !ok {
				t.Errorf("%q can't become %q", src, test.text)
				continue
			}
			if diff := cmp.Diff(want, apply(t, src, e)); diff != "" {
				t.Errorf("%q to %q (-want +got)\n%s", test.line, test.text, diff)
			}
		}
	}
}

// document puts a line into a front matter between two others.
func document(open, line, eol string) string {
	lines := []string{open, "before: 1", line, "after: 'é'", open, "Body", ""}
	switch {
	case open == "+++":
		lines[1], lines[3] = "before = 1", "after = 'é'"
	case open == "{":
		lines = []string{"{", `"before": 1,`, line, `"after": "é"`, "}", "Body", ""}
	case strings.HasPrefix(line, "{"):
		lines = []string{open, line, open, "Body", ""}
	}
	return strings.Join(lines, eol)
}

func TestReplaceAs(t *testing.T) {
	for _, test := range []struct {
		open, line, text string
		kind             Kind
		want             string
	}{
		{"---", `x: 3,5`, "3.5", Float, `x: 3.5`},
		{"---", `x: "4"`, "4", Int, `x: 4`},
		{"---", `x: 4`, "4", String, `x: "4"`},
		{"---", `x: "yes" # c`, "true", Bool, `x: true # c`},
		{"+++", `x = "4"`, "4", Int, `x = 4`},
		{"{", `"x": "4",`, "4", Int, `"x": 4,`},
	} {
		src := document(test.open, test.line, "\n")
		f, _ := Parse([]byte(src), YAML12).Get("x")
		e, ok := f.Value.ReplaceAs(test.kind, test.text)
		if got := apply(t, src, e); !ok || got != document(test.open, test.want, "\n") {
			t.Errorf("%q becomes %q (%v)", test.line, got, ok)
		}
	}
	f, _ := Parse([]byte(document("---", "x: a", "\n")), YAML12).Get("x")
	if e, ok := f.Value.ReplaceAs(Int, "b"); ok {
		t.Errorf("b as a number: %v", e)
	}
}

func TestNotReplaceable(t *testing.T) {
	for _, src := range []string{
		"---\ny: &a b\nx: *a\n---\n", "---\nx: &a b\ny: *a\n---\n", "---\nx: !!str b\n---\n", "---\nx: |\n  b\n---\n",
		"---\nx: b\n  c\n---\n", "---\nx: \"b\n  c\"\n---\n", "---\nx: 1\nx: 2\n---\n", "---\nx: [b]\n---\n", "---\nx: {b: c}\n---\n",
		"---\nx: a: b\n---\n", "---\nx: b\n\nBody", "---\nx: b\ny: [\n---\n", "+++\nx = \"\"\"b\"\"\"\n+++\n", "+++\nx.y = 1\n+++\n",
		"---\nb: &m {x: 1}\nc:\n  <<: *m\n---\n",
	} {
		m := Parse([]byte(src), YAML12)
		f, ok := m.Get("x")
		if c, inner := m.Get("c.x"); inner {
			f, ok = c, true
		}
		if !ok {
			t.Errorf("%q has no x", src)
		}
		if e, ok := f.Value.Replace("new"); ok {
			t.Errorf("%q becomes %q", src, apply(t, src, e))
		}
	}
}

// TestReplaceAnything holds that an edit changes its value and no other byte,
// whatever the text.
func TestReplaceAnything(t *testing.T) {
	heads := []string{
		"---\na: x # c\nb: 'y'\nc: \"z\"\nd: [p, 'q', \"r\", {s: t}]\ne:\nf: 1\ng: no\n---\n",
		"---\r\na: x\r\nd:\r\n- p\r\n-\r\n- k: 'v' # c\r\n---\r\n",
		"+++\na = \"x\"\nb = 'y'\nc = 1\n[t]\nd = [\"p\", 2.5]\n+++\n",
		"{\"a\": \"x\", \"b\": [1, null, {\"c\": \"y\"}]}\n\n",
	}
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.SampledFrom(heads).Draw(t, "head") + "Body: é\n"
		v := rapid.SampledFrom([]Version{YAML11, YAML12}).Draw(t, "version")
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-?:,\[\]{}#&*!|>'"%@\\ .0-9a-zé\n]{0,12}`),
			rapid.SampledFrom([]string{"~", "null", "12:30", "1_0", "=", "<<", "---", "...", "- a", "? a", "0x1", "1e3", "2024-01-01"})).Draw(t, "text")
		m := Parse([]byte(src), v)
		at := int32(rapid.IntRange(1, len(m.nodes)-1).Draw(t, "value"))
		value := Value{m, at}
		e, ok := value.Replace(text)
		if !ok {
			if value.Kind() < List && value.Style() <= Double && strings.ToValidUTF8(text, "") == text {
				t.Fatalf("%q can't take %q", m.head[value.Token().Start:value.Token().End], text)
			}
			return
		}
		out, err := source.Apply([]byte(src), []source.Edit{e})
		if err != nil {
			t.Fatal(err)
		}
		if n := Parse(out, v); (Value{n, at}).Text() != text {
			t.Fatalf("%q became %q", text, out)
		}
		if !value.Token().Contains(e.Span) {
			t.Fatalf("the edit %v leaves the value %v", e, value.Token())
		}
		if again, ok := (Value{Parse(out, v), at}).Replace(text); !ok || apply2(out, again) != string(out) {
			t.Fatalf("a second edit of %q changes %q to %q", text, out, apply2(out, again))
		}
	})
}

func apply2(src []byte, e source.Edit) string {
	out, _ := source.Apply(src, []source.Edit{e})
	return string(out)
}

func TestInsert(t *testing.T) {
	for _, test := range []struct{ src, key, text, after, want string }{
		{"---\na: \"x\"\nb: y\n---\n", "k", "v", "a", "---\na: \"x\"\nk: \"v\"\nb: y\n---\n"},
		{"---\na: 'x' # c\nb: y\n---\n", "k", "it's", "a", "---\na: 'x' # c\nk: 'it''s'\nb: y\n---\n"},
		{"---\r\na: x\r\n---\r\n", "k", "v w", "", "---\r\na: x\r\nk: v w\r\n---\r\n"},
		{"---\na: x\n\n---\n", "k", "300", "", "---\na: x\nk: \"300\"\n\n---\n"},
		{"---\na: x\nl:\n- b\n- c # d\n---\n", "k", "v", "l", "---\na: x\nl:\n- b\n- c # d\nk: v\n---\n"},
		{"---\na: x\n---\n", "odd: key", "v", "gone", "---\na: x\n\"odd: key\": v\n---\n"},
		{"---\n---\nBody", "k", "v", "", "---\nk: v\n---\nBody"},
		{"---\na: |\n  x\n\nb: y\n---\n", "k", "v", "a", "---\na: |\n  x\nk: v\n\nb: y\n---\n"},
		{"---\n{a: x, b: y}\n---\n", "k", "v,w", "a", "---\n{a: x, k: \"v,w\", b: y}\n---\n"},
		{"+++\na = 'x'\n[t]\nb = 1\n+++\n", "k", "v", "", "+++\na = 'x'\nk = 'v'\n[t]\nb = 1\n+++\n"},
		{"+++\n[t]\nb = 1\n+++\n", "k", "v", "t", "+++\nk = \"v\"\n[t]\nb = 1\n+++\n"},
		{"{\n  \"a\": 1,\n  \"b\": 2\n}\n", "k", "v\"", "a", "{\n  \"a\": 1,\n  \"k\": \"v\\\"\",\n  \"b\": 2\n}\n"},
		{"{\"a\": 1}\n", "k", "v", "", "{\"a\": 1, \"k\": \"v\"}\n"},
		{"{}\n", "k", "v", "", "{\"k\": \"v\"}\n"},
	} {
		m := Parse([]byte(test.src), YAML12)
		e, ok := m.Insert(test.key, test.text, test.after)
		if !ok {
			t.Errorf("%q gets no %s: %v", test.src, test.key, m.Problems)
			continue
		}
		if diff := cmp.Diff(test.want, apply(t, test.src, e)); diff != "" {
			t.Errorf("%q (-want +got)\n%s", test.src, diff)
		}
	}
	for _, src := range []string{"Body", "---\nk: x\n---\n", "---\na: x\n\nBody", "---\n- a\n---\n", "---\na: b: c\n---\n", "---\na: |+\n  x\n\n---\n"} {
		if e, ok := Parse([]byte(src), YAML12).Insert("k", "v", ""); ok {
			t.Errorf("%q becomes %q", src, apply(t, src, e))
		}
	}
	m := Parse([]byte("---\na: \"x\"\n---\n"), YAML12)
	if e, ok := m.InsertAs(Float, "k", "3.5", ""); !ok || e.New != "k: 3.5\n" {
		t.Errorf("the number becomes %q", e.New)
	}
}

func TestLine(t *testing.T) {
	for src, want := range map[string]string{
		"---\na: 1\n---\n":  `"odd key": "x: y"`,
		"+++\na = 1\n+++\n": `"odd key" = "x: y"`,
		"{\"a\": 1}\n":      `"odd key": "x: y"`,
	} {
		if got := Parse([]byte(src), YAML12).Line("odd key", "x: y"); got != want {
			t.Errorf("%q: got %s, want %s", src, got, want)
		}
	}
}

func TestQuote(t *testing.T) {
	for line, want := range map[string]string{
		`x: 2001: A Space Odyssey # c`: `x: "2001: A Space Odyssey" # c`,
		`x: [REC`:                      `x: "[REC"`,
		`x: it's: "this"`:              `x: 'it''s: "this"'`,
		`x: @a\b`:                      `x: '@a\b'`,
		`  x: a: b`:                    `  x: "a: b"`,
	} {
		src := "---\ny: \n" + line + "\n---\n"
		m := Parse([]byte(src), YAML12)
		if len(m.Problems) != 1 || m.Problems[0].Kind != NeedsQuotes {
			t.Fatalf("%q has the problems %v", line, m.Problems)
		}
		got := apply(t, src, m.Quote(m.Problems[0].Span))
		if diff := cmp.Diff("---\ny: \n"+want+"\n---\n", got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		if m := Parse([]byte(got), YAML12); len(m.Problems) > 0 {
			t.Errorf("%q still has %v", got, m.Problems)
		}
	}
}
