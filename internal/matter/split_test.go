package matter

import (
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, src          string
		format             Format
		leading, inner     string
		opening, end, body string
	}{
		{name: "plain", src: "---\na: b\n---\nBody\n", format: YAML, inner: "a: b\n", opening: "---", end: "---", body: "Body\n"},
		{name: "blanks behind the fences", src: "--- \na: b\n---\t \nBody", format: YAML, inner: "a: b\n", opening: "--- ", end: "---\t ", body: "Body"},
		{name: "dots", src: "---\na: b\n...\nBody", format: YAML, inner: "a: b\n", opening: "---", end: "...", body: "Body"},
		{name: "crlf", src: "---\r\na: b\r\n---\r\nBody", format: YAML, inner: "a: b\r\n", opening: "---", end: "---", body: "Body"},
		{name: "mixed line ends", src: "---\r\na: b\nc: d\r\n---\nBody", format: YAML, inner: "a: b\nc: d\r\n", opening: "---", end: "---", body: "Body"},
		{name: "lone cr", src: "---\ra: b\r---\rBody", format: YAML, inner: "a: b\r", opening: "---", end: "---", body: "Body"},
		{name: "nothing behind", src: "---\na: b\n---", format: YAML, inner: "a: b\n", opening: "---", end: "---"},
		{name: "empty", src: "---\n---\nBody", format: YAML, opening: "---", end: "---", body: "Body"},
		{name: "comments only", src: "---\n# a\n---\nBody", format: YAML, inner: "# a\n", opening: "---", end: "---", body: "Body"},
		{name: "indented fence", src: "---\na: |\n  x\n  ---\n  y\nb: c\n---\nBody", format: YAML, inner: "a: |\n  x\n  ---\n  y\nb: c\n", opening: "---", end: "---", body: "Body"},
		{name: "break in the body", src: "---\na: b\n---\nBody\n\n---\nc: d\n---\n", format: YAML, inner: "a: b\n", opening: "---", end: "---", body: "Body\n\n---\nc: d\n---\n"},
		{name: "a list", src: "---\n- a\n---\n", format: YAML, inner: "- a\n", opening: "---", end: "---"},
		{name: "a scalar", src: "---\njust words\n---\n", format: YAML, inner: "just words\n", opening: "---", end: "---"},
		{name: "bom", src: "\ufeff---\na: b\n---\n", format: YAML, leading: "\ufeff", inner: "a: b\n", opening: "---", end: "---"},
		{name: "blank lines before", src: "\n \r\n---\na: b\n---\n", format: YAML, leading: "\n \r\n", inner: "a: b\n", opening: "---", end: "---"},
		{name: "spaces before", src: "  ---\na: b\n---\n", format: YAML, leading: "  ", inner: "a: b\n", opening: "---", end: "---"},
		{name: "named yaml", src: "---yaml\na: b\n---\n", format: YAML, inner: "a: b\n", opening: "---yaml", end: "---"},
		{name: "named toml", src: "---toml\na = 1\n---\n", format: TOML, inner: "a = 1\n", opening: "---toml", end: "---"},
		{name: "named json", src: "---json\n{}\n---\n", format: JSON, inner: "{}\n", opening: "---json", end: "---"},
		{name: "semicolons", src: ";;;\n{}\n;;;\n", format: JSON, inner: "{}\n", opening: ";;;", end: ";;;"},
		{name: "toml", src: "+++\na = 1\n+++\nBody", format: TOML, inner: "a = 1\n", opening: "+++", end: "+++", body: "Body"},
		{name: "json", src: "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n\nBody", format: JSON, inner: "{\n  \"a\": {\n    \"b\": 1\n  }\n}", body: "\nBody"},
		{name: "json with a gap in it", src: "{\n\"a\": {\"b\": 1\n}\n\n, \"c\": \"}\"}\nBody", format: JSON, inner: "{\n\"a\": {\"b\": 1\n}\n\n, \"c\": \"}\"}", body: "Body"},
		{name: "json on one line", src: "{\"a\": \"}\\\"\"}\nBody", format: JSON, inner: "{\"a\": \"}\\\"\"}", body: "Body"},
		{name: "unclosed", src: "---\na: b\nc:\n  - d\n\nBody: text\n", format: YAML, inner: "a: b\nc:\n  - d\n", opening: "---", body: "\nBody: text\n"},
		{name: "unclosed before a heading", src: "---\na: b\n# c\n## Head\n", format: YAML, inner: "a: b\n# c\n", opening: "---", body: "## Head\n"},
		{name: "unclosed before prose", src: "---\na: b\nProse begins.\n", format: YAML, inner: "a: b\n", opening: "---", body: "Prose begins.\n"},
		{name: "unclosed by a longer line", src: "---\na: b\n----\n", format: YAML, inner: "a: b\n", opening: "---", body: "----\n"},
		{name: "unclosed to the end", src: "---\na: b", format: YAML, inner: "a: b", opening: "---"},
		{name: "unclosed toml", src: "+++\na = 1\n\nBody", format: TOML, inner: "a = 1\n", opening: "+++", body: "\nBody"},
		{name: "unclosed json", src: "{\"a\": 1,\n\nBody", format: JSON, inner: "{\"a\": 1,\n", body: "\nBody"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := []byte(test.src)
			b := Split(src)
			if b.Format != test.format {
				t.Fatalf("format is %d, want %d", b.Format, test.format)
			}
			for _, part := range []struct{ name, got, want string }{
				{"leading", string(b.Leading.Of(src)), test.leading},
				{"opening fence", string(b.Open.Of(src)), test.opening},
				{"inner", string(b.Inner.Of(src)), test.inner},
				{"closing fence", string(b.Close.Of(src)), test.end},
				{"body", test.src[b.Body:], test.body},
			} {
				if part.got != part.want {
					t.Errorf("%s is %q, want %q", part.name, part.got, part.want)
				}
			}
			if unclosed := strings.HasPrefix(test.name, "unclosed"); b.Unclosed != unclosed {
				t.Errorf("unclosed is %v, want %v", b.Unclosed, unclosed)
			}
		})
	}
}

func TestNoFrontMatter(t *testing.T) {
	for _, src := range []string{
		"", "\n", "Body\n", "--\na: b\n--\n", "----\na: b\n----\n",
		"---\n\nProse between breaks.\n\nMore.\n\n---\nEnd\n", "---\n", "---\nProse.\n", "---\n\na: b\n",
		"\n---\nProse.\n---\n", "\n\n---\n\na\n", "---lua\nx = 1\n---\n", "--- # a comment\n",
		"{{< figure src=\"a\" >}}\n", "{% include a.html %}\n", "{:.lead}\nBody\n", "{#id}\n", "{\" \"}\n", "{title}\n", "{\n", "{",
		"+++\nProse\n", "Body\n---\na: b\n---\n",
	} {
		if b := Split([]byte(src)); b.Format != None || b.Body != 0 {
			t.Errorf("%q has front matter %+v", src, b)
		}
		if m := Parse([]byte(src), YAML12); m.Root().Exists() || len(m.Problems) > 0 {
			t.Errorf("%q has values or problems", src)
		}
	}
}
