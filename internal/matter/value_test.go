package matter

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outline writes m as one line a value: path, kind, style, text, and the token
// where it isn't the text.
func outline(m *Matter) string {
	var b strings.Builder
	var walk func(path string, v Value)
	walk = func(path string, v Value) {
		token := m.head[v.Token().Start:v.Token().End]
		fmt.Fprintf(&b, "%s: %s %s", path, kindNames[v.Kind()], styleNames[v.Style()])
		if v.Kind() < List {
			fmt.Fprintf(&b, " %q", v.Text())
		}
		if token != v.Text() || v.Kind() >= List {
			fmt.Fprintf(&b, " <%s>", strings.NewReplacer("\n", "␊", "\r", "␍").Replace(token))
		}
		b.WriteByte('\n')
		for f := range v.Fields() {
			walk(path+"."+f.Name, f.Value)
		}
		i := 0
		for item := range v.Items() {
			walk(fmt.Sprintf("%s[%d]", path, i), item)
			i++
		}
	}
	for f := range m.Fields() {
		walk(f.Name, f.Value)
	}
	return b.String()
}

func TestValues(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"scalars", "---\na: x y # c\nb: 'it''s'\nc: \"q \\\"\\u00e9\\\"\"\nd:\ne: 3.5\nf: No\ng: !!str 3\nh: ! 4\n---\n", `
a: string plain "x y"
b: string single "it's" <'it''s'>
c: string double "q \"é\"" <"q \"\u00e9\"">
d: null plain ""
e: float plain "3.5"
f: bool plain "No"
g: string plain "3"
h: string plain "4"
`},
		{"block scalars", "---\na: |\n  one\n   two\n\n  three\n\nb: >-  # c\n  fold\n  ed\nc: |2\n    x\n  y\nd: |\ne: x\n---\n", `
a: string multiline "one\n two\n\nthree\n" <|␊  one␊   two␊␊  three>
b: string multiline "fold ed" <>-  # c␊  fold␊  ed>
c: string multiline "  x\ny\n" <|2␊    x␊  y>
d: string multiline "" <|>
e: string plain "x"
`},
		{"several lines", "---\na: plain\n  goes on\n\n  here # c\nb: \"dou\n  ble\"\nc: [x,\n  'y', # c\n  {z: 1}]\n---\n", `
a: string plain "plain goes on\nhere" <plain␊  goes on␊␊  here>
b: string double "dou ble" <"dou␊  ble">
c: list flow <[x,␊  'y', # c␊  {z: 1}]>
c[0]: string plain "x"
c[1]: string single "y" <'y'>
c[2]: map flow <{z: 1}>
c[2].z: int plain "1"
`},
		{"nested", "---\nextra:\n  movie:\n    rating: 4\n  tags:\n  - a\n  -\n  - - b\n    - c: d\nend: 1\n---\n", `
extra: map plain <movie:␊    rating: 4␊  tags:␊  - a␊  -␊  - - b␊    - c: d>
extra.movie: map plain <rating: 4>
extra.movie.rating: int plain "4"
extra.tags: list plain <- a␊  -␊  - - b␊    - c: d>
extra.tags[0]: string plain "a"
extra.tags[1]: null plain ""
extra.tags[2]: list plain <- b␊    - c: d>
extra.tags[2][0]: string plain "b"
extra.tags[2][1]: map plain <c: d>
extra.tags[2][1].c: string plain "d"
end: int plain "1"
`},
		{"anchors", "---\na: &x \"A\"\nb: *x\nc: &m {d: 1, e: 2}\nf:\n  <<: *m\n  e: 3\ng: *m\n&k h: *k\n---\n", `
a: string double "A" <"A">
b: string aliased "A" <*x>
c: map flow <{d: 1, e: 2}>
c.d: int plain "1"
c.e: int plain "2"
f: map plain <<<: *m␊  e: 3>
f.d: int aliased "1" <*m>
f.e: int plain "3"
g: map aliased <*m>
g.d: int plain "1"
g.e: int plain "2"
h: string plain "h" <*k>
`},
		{"keys", "---\n\"a b\": 1\n'c''d': 2\n? e\n: 3\nf : 4\né: [x: 1, {y: 2}: 3]\n---\n", `
a b: int plain "1"
c'd: int plain "2"
e: int plain "3"
f: int plain "4"
é: list flow <[x: 1, {y: 2}: 3]>
é[0]: map flow <x: 1>
é[0].x: int plain "1"
é[1]: map flow <{y: 2}: 3>
é[1].{y: 2}: int plain "3"
`},
		{"tags", "---\na: !!int 3\nb: !!float 3\nc: !<tag:yaml.org,2002:bool> no\nd: !!null x\ne: !!timestamp 2024-01-02\nf: !mine x\ng: &n !!str\nh: {i: !mine , j: &o }\n---\n", `
a: int plain "3"
b: float plain "3"
c: bool plain "no"
d: null plain "x"
e: date plain "2024-01-02"
f: string plain "x"
g: string plain ""
h: map flow <{i: !mine , j: &o }>
h.i: string plain ""
h.j: null plain ""
`},
		{"braces", "--- \n{a: \"é\", b: , c}\n---\n", `
a: string double "é" <"é">
b: null plain ""
c: null plain ""
`},
		{"toml", "+++\ntitle = 'C:\\x'\nq = \"a\\tb\"\nn = 0x1F\nd = 2024-01-02\nt = [1, # c\n 'x', [true]]\na.b = 1.5\n[extra.movie]\n\"k y\" = {z = 1}\nm = \"\"\"\nx\ny\"\"\"\n[other]\n[extra]\nlast = 2024-01-02T03:04:05Z\n[[item]]\np = 1\n[[item]]\n+++\n", `
title: string single "C:\\x" <'C:\x'>
q: string double "a\tb" <"a\tb">
n: int plain "0x1F"
d: date plain "2024-01-02"
t: list flow <[1, # c␊ 'x', [true]]>
t[0]: int plain "1"
t[1]: string single "x" <'x'>
t[2]: list flow <[true]>
t[2][0]: bool plain "true"
a: map plain <a.b = 1.5>
a.b: float plain "1.5"
extra: map plain <[extra.movie]␊"k y" = {z = 1}␊m = """␊x␊y"""␊[other]␊[extra]␊last = 2024-01-02T03:04:05Z>
extra.movie: map plain <[extra.movie]␊"k y" = {z = 1}␊m = """␊x␊y""">
extra.movie.k y: map flow <{z = 1}>
extra.movie.k y.z: int plain "1"
extra.movie.m: string multiline "x\ny" <"""␊x␊y""">
extra.last: date plain "2024-01-02T03:04:05Z"
other: map plain <[other]>
item: list plain <[[item]]␊p = 1␊[[item]]>
item[0]: map plain <[[item]]␊p = 1>
item[0].p: int plain "1"
item[1]: map plain <[[item]]>
`},
		{"json", "{\"a\\u0062\": \"\\ud83d\\ude00\", \"n\": [1, -2.5e3, true, null, {}],\n \"o\": {\"x\": \"y\"}}\n", `
ab: string double "😀" <"\ud83d\ude00">
n: list flow <[1, -2.5e3, true, null, {}]>
n[0]: int plain "1"
n[1]: float plain "-2.5e3"
n[2]: bool plain "true"
n[3]: null plain "null"
n[4]: map flow <{}>
o: map flow <{"x": "y"}>
o.x: string double "y" <"y">
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, src := range []string{test.src, strings.ReplaceAll(test.src, "\n", "\r\n")} {
				m := Parse([]byte(src), YAML11)
				if len(m.Problems) > 0 {
					t.Fatalf("problems: %v", m.Problems)
				}
				checkSpans(t, m)
				got := strings.ReplaceAll(outline(m), "␍", "")
				if m.Format == TOML { // """ keeps the line's own end
					got = strings.ReplaceAll(got, `\r\n`, `\n`)
				}
				if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), got); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			}
		})
	}
}

func TestGet(t *testing.T) {
	m := Parse([]byte("---\na.b: dotted\na:\n  b: nested\n  c: {d: deep}\nt: 1\nt: 2\n---\n"), YAML12)
	for path, want := range map[string]string{"a.b": "dotted", "a.c.d": "deep", "t": "2"} {
		if f, ok := m.Get(path); !ok || f.Value.Text() != want {
			t.Errorf("%s is %q, want %q", path, f.Value.Text(), want)
		}
	}
	for _, path := range []string{"", "b", "a.", "a.x", ".a", "t.u", "a.c.d.e"} {
		if f, ok := m.Get(path); ok {
			t.Errorf("%q is there: %q", path, f.Value.Text())
		}
	}
	var names []string
	for f := range m.Fields() {
		names = append(names, f.Name)
	}
	if want := []string{"a.b", "a", "t", "t"}; !slices.Equal(names, want) {
		t.Errorf("the keys are %v, want %v", names, want)
	}
}

func TestZeroValue(t *testing.T) {
	var v Value
	if v.Exists() || v.Kind() != Null || v.Style() != Plain || v.Text() != "" || v.Span().Len()+v.Token().Len() != 0 {
		t.Error("the zero value is something")
	}
	for range v.Fields() {
		t.Error("the zero value has fields")
	}
	for range v.Items() {
		t.Error("the zero value has items")
	}
	if _, ok := v.Get("a"); ok {
		t.Error("the zero value has a key")
	}
	if _, ok := v.Replace("a"); ok {
		t.Error("the zero value can be replaced")
	}
}

// TestEmptyPlace pins where a value stands that isn't written.
func TestEmptyPlace(t *testing.T) {
	for _, src := range []string{"---\na:\n---\n", "---\na: \n---\n", "---\na:  # c\n---\n", "---\na: !!null\n---\n", "---\nx: |\n  y\na:  \n---\n"} {
		m := Parse([]byte(src), YAML12)
		f, ok := m.Get("a")
		at := strings.Index(src, "a:") + 2
		if src[at] == ' ' {
			at++
		}
		if src[at] == '!' {
			at += len("!!null")
		}
		if !ok || f.Value.Token().Len() != 0 || int(f.Value.Token().Start) != at {
			t.Errorf("%q: nothing is at %v, want %d", src, f.Value.Token(), at)
		}
	}
}
