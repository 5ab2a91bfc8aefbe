package matter

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// problems writes one line a problem: its kind, its bytes, its message.
func problems(m *Matter) string {
	var b strings.Builder
	for _, p := range m.Problems {
		fmt.Fprintf(&b, "%s %q %s\n", problemNames[p.Kind], bytesAt(m, p), p.Message)
	}
	return b.String()
}

func TestProblems(t *testing.T) {
	tests := []struct{ name, src, want, values string }{
		{"misplaced", "\n---\na: b\n---\n", "misplaced \"\\n\" the front matter does not begin on the first line\n", "a: string plain \"b\"\n"},
		{"bom", "\ufeff---\na: b\n---\n", "misplaced \"\\ufeff\" a byte order mark stands before the front matter\n", "a: string plain \"b\"\n"},
		{"indented", " ---\na: b\n---\n", "misplaced \" \" the front matter does not begin in the first column\n", "a: string plain \"b\"\n"},
		{"unclosed", "---\na: b\n\nBody", "unclosed \"---\" the front matter is never closed\n", "a: string plain \"b\"\n"},
		{"unclosed json", "{\"a\": 1,\n\"b\n", "unclosed \"{\" the front matter is never closed\n", "a: int plain \"1\"\n"},
		{"list", "---\n- a\n---\n", "not-a-map \"- a\" the front matter is a list, not keys with values\n", ""},
		{"scalar", "---\nwords\n---\n", "not-a-map \"words\" the front matter is a scalar, not keys with values\n", ""},
		{"duplicate", "---\na: 1\nb: {c: 1, c: 2}\na: 2\n---\n", "duplicate \"c\" the key `c` is there twice\nduplicate \"a\" the key `a` is there twice\n",
			"a: int plain \"1\"\nb: map flow <{c: 1, c: 2}>\nb.c: int plain \"1\"\nb.c: int plain \"2\"\na: int plain \"2\"\n"},
		{"duplicate in toml", "+++\na = 1\na = 2\n[t]\n[t]\n+++\n", "duplicate \"a\" the key `a` is there twice\nduplicate \"t\" the key `t` is there twice\n",
			"a: int plain \"1\"\na: int plain \"2\"\nt: map plain <[t]>\nt: map plain <[t]>\n"},
		{"duplicate in json", "{\"a\": 1, \"\\u0061\": 2}\n", "duplicate \"\\\\u0061\" the key `a` is there twice\n", "a: int plain \"1\"\na: int plain \"2\"\n"},
		{"tab", "---\na:\n\tb: 1\n\tc: 2\n---\n", "tab \"\\t\" YAML can't be indented with tabs\n", "a: map plain <b: 1␊\tc: 2>\na.b: int plain \"1\"\na.c: int plain \"2\"\n"},
		{"colon", "---\ntitle: 2001: A Space Odyssey # c\nb: 1\n---\n", "quotes \"2001: A Space Odyssey\" the value of `title` needs quotes\n", "title: string plain \"2001: A Space Odyssey\"\nb: int plain \"1\"\n"},
		{"bracket", "---\ntitle: [REC\nb: 1\nc: [d]\n---\n", "quotes \"[REC\" the value of `title` needs quotes\n", "title: string plain \"[REC\"\nb: int plain \"1\"\nc: list flow <[d]>\nc[0]: string plain \"d\"\n"},
		{"bracket and more", "---\ntitle: [REC] 2\n---\n", "quotes \"[REC] 2\" the value of `title` needs quotes\n", "title: string plain \"[REC] 2\"\n"},
		{"alias", "---\na: 1\ntitle: *batteries not included\n---\n", "quotes \"*batteries not included\" the value of `title` needs quotes\n", "a: int plain \"1\"\ntitle: string plain \"*batteries not included\"\n"},
		{"at", "---\ntitle: @zola\n---\n", "quotes \"@zola\" the value of `title` needs quotes\n", "title: string plain \"@zola\"\n"},
		{"backtick", "---\ntitle: `Night`\n---\n", "quotes \"`Night`\" the value of `title` needs quotes\n", "title: string plain \"`Night`\"\n"},
		{"percent", "---\ntitle: %x\n---\n", "quotes \"%x\" the value of `title` needs quotes\n", "title: string plain \"%x\"\n"},
		{"two values", "---\ntitle: Alien: Covenant\nexcerpt: My review of Alien: Covenant\nx: [a]\n---\n",
			"quotes \"Alien: Covenant\" the value of `title` needs quotes\nquotes \"My review of Alien: Covenant\" the value of `excerpt` needs quotes\n",
			"title: string plain \"Alien: Covenant\"\nexcerpt: string plain \"My review of Alien: Covenant\"\nx: list flow <[a]>\nx[0]: string plain \"a\"\n"},
		{"dash", "---\ntitle: - a\n---\n", "quotes \"- a\" the value of `title` needs quotes\n", "title: string plain \"- a\"\n"},
		{"greater", "---\ntitle: > 9000 miles\n---\n", "quotes \"> 9000 miles\" the value of `title` needs quotes\n", "title: string plain \"> 9000 miles\"\n"},
		{"folded block", "---\ntitle: > x\n---\n", "quotes \"> x\" the value of `title` needs quotes\n", "title: string plain \"> x\"\n"},
		{"block", "---\ntitle: |+22\n---\n", "quotes \"|+22\" the value of `title` needs quotes\n", "title: string plain \"|+22\"\n"},
		{"colon at the end", "---\nx:\n  title: Up:\n---\n", "quotes \"Up:\" the value of `title` needs quotes\n", "x: map plain <title: Up:>\nx.title: string plain \"Up:\"\n"},
		{"in a list", "---\nx:\n  - title: Up: Again\n    y: 1\n---\n", "quotes \"Up: Again\" the value of `title` needs quotes\n",
			"x: list plain <- title: Up: Again␊    y: 1>\nx[0]: map plain <title: Up: Again␊    y: 1>\nx[0].title: string plain \"Up: Again\"\nx[0].y: int plain \"1\"\n"},
		{"apostrophe", "---\ntitle: 'Tis\ny: 1\n---\n", "syntax \"'Tis\" found unexpected end of stream while scanning a quoted scalar\n", "title: string plain \"'Tis\"\ny: int plain \"1\"\n"},
		{"goes on", "---\nx: a: b\n  c\ny: 1\n---\n", "syntax \":\" mapping values are not allowed in this context\n", "y: int plain \"1\"\n"},
		{"not utf-8", "---\na: \xe9\n---\n", "", "a: string plain \"_\" <\xe9>\n"},
		{"json goes on", ";;;\n{} {}\n;;;\n", "syntax \"{\" something follows the object\n", ""},
		{"json ends early", ";;;\n{\"a\": [1\n;;;\n", "syntax \"1\" the object ends too early\n", "a: list flow <[1>\na[0]: int plain \"1\"\n"},
		{"no json", ";;;\n\n;;;\n", "", ""},
		{"open quote", "---\ntitle: \"Heat\nyear: 1995\n---\n", "syntax \"\\\"Heat\" found unexpected end of stream while scanning a quoted scalar\n", "title: string plain \"\\\"Heat\"\nyear: int plain \"1995\"\n"},
		{"quotes in quotes", "---\ntitle: \"A \"B\" C\"\nyear: 1995\n---\n", "syntax \"\\\"A \\\"B\\\" C\\\"\" did not find expected key while parsing a block mapping\n", "title: string plain \"\\\"A \\\"B\\\" C\\\"\"\nyear: int plain \"1995\"\n"},
		{"open list", "---\ntags: [a, b\nyear: 1995\n---\n", "syntax \"[a, b\" did not find expected ',' or ']' while parsing a flow sequence\n", "tags: string plain \"[a, b\"\nyear: int plain \"1995\"\n"},
		{"nonsense", "---\na: 1\nb: x\n   y: z\n: : :\nc: 'q'\nd: |\n  e\nf: g\n---\n", "syntax \":\" mapping values are not allowed in this context\n", "a: int plain \"1\"\nc: string single \"q\" <'q'>\nf: string plain \"g\"\n"},
		{"control character", "---\na: x\x07y\nb: 1\n---\n", "syntax \"\\a\" the control character U+0007 is not allowed\n", "a: string plain \"x_y\" <x\x07y>\nb: int plain \"1\"\n"},
		{"two documents", "---\na: 1\n--- b\n---\n", "syntax \"-\" there is more than one document\n", "a: int plain \"1\"\n"},
		{"toml", "+++\na = 1\nb = x\nc = 2\n+++\n", "syntax \"x\" unexpected character U+0078 'x' at start of value\n", "a: int plain \"1\"\n"},
		{"json", "{\"a\": 1,\n}\n", "syntax \"}\" invalid character '}' looking for beginning of object key string\n", "a: int plain \"1\"\n"},
		{"self", "---\na: &x [1, *x]\n---\n", "syntax \"*x\" the alias stands inside the value that it names\n", "a: list flow <[1, *x]>\na[0]: int plain \"1\"\na[1]: null aliased \"*x\"\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := Parse([]byte(test.src), YAML11)
			checkSpans(t, m)
			if diff := cmp.Diff(test.want, problems(m)); diff != "" {
				t.Errorf("problems (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.values, outline(m)); diff != "" {
				t.Errorf("values (-want +got)\n%s", diff)
			}
		})
	}
}

func TestRelated(t *testing.T) {
	src := "---\na: 1\na: 2\n---\n"
	m := Parse([]byte(src), YAML12)
	if len(m.Problems) != 1 || m.Problems[0].Key != "a" || m.Problems[0].Related.Start != 4 || m.Problems[0].Span.Start != 9 {
		t.Errorf("problems are %+v", m.Problems)
	}
}

func TestPartial(t *testing.T) {
	for src, want := range map[string]bool{
		"---\na: 1\n---\n":             false,
		"---\na: b: c\n---\n":          false,
		"---\na: 1\na: 2\n---\n":       false,
		"---\na: 1\n  b: 2\n---\n":     true,
		"+++\na = \n+++\n":             true,
		"{\"a\": }\n":                  true,
		"---\na: 1\n: :\n  x\n---\n":   true,
		"---\na:\n\tb: 1\n---\nBody\n": false,
	} {
		if m := Parse([]byte(src), YAML12); m.Partial != want {
			t.Errorf("%q: partial is %v: %v", src, m.Partial, m.Problems)
		}
	}
}

// TestBounds holds hostile front matter to a second and to one problem.
func TestBounds(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [", i, i)
		bomb.WriteString(strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
		bomb.WriteString("]\n")
	}
	var merges strings.Builder
	merges.WriteString("m0: &m0 {")
	for i := range 1000 {
		fmt.Fprintf(&merges, "k%d: 1, ", i)
	}
	merges.WriteString("}\n")
	for i := 1; i < 1000; i++ {
		fmt.Fprintf(&merges, "m%d: &m%d\n  <<: *m%d\n", i, i, i-1)
	}
	const deep = 10_000
	for name, src := range map[string]string{
		"alias bomb":      "---\n" + bomb.String() + "---\n",
		"merges":          "---\n" + merges.String() + "---\n",
		"deep list":       "---\na: " + strings.Repeat("[", deep) + strings.Repeat("]", deep) + "\n---\n",
		"deeper list":     "---\na: " + strings.Repeat("[", 5*deep) + strings.Repeat("]", 5*deep) + "\n---\n",
		"deep map":        "---\na: " + strings.Repeat("{b: ", deep) + strings.Repeat("}", deep) + "\n---\n",
		"deep dashes":     "---\n" + strings.Repeat("- ", deep) + "\n---\n",
		"deep toml":       "+++\na = " + strings.Repeat("[", deep) + strings.Repeat("]", deep) + "\n+++\n",
		"deep toml key":   "+++\n" + strings.Repeat("a.", deep) + "a = 1\n+++\n",
		"deep json":       "{\"a\":" + strings.Repeat("[", deep) + strings.Repeat("]", deep) + "}\n",
		"open brackets":   "---\na: " + strings.Repeat("[", deep) + "\n---\n",
		"unclosed quotes": "---\n" + strings.Repeat("a: \"\n", 1001) + "---\n",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			m := Parse([]byte(src), YAML12)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
			checkSpans(t, m)
			faults := 0
			for _, p := range m.Problems {
				if p.Kind != DuplicateKey {
					faults++
				}
			}
			if faults != 1 {
				t.Errorf("%d problems, want 1: %.300v", faults, m.Problems)
			}
			if len(m.nodes) > 300_000 {
				t.Errorf("%d values", len(m.nodes))
			}
		})
	}
}
