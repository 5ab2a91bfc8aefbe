package baseline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const sample = `{
  "a \"quoted\" name.md broken-link": ["00000000c02e77d1"],
  "a \"quoted\" name.md text": "000000000000000000000000000000000000c0de",
  "films/heat.md html-italics": ["4b1f00c29a3e77d1", "4b1f00c29a3e77d1"],
  "films/heat.md missing-key": ["9f3a41bb00000000"],
  "films/heat.md text": "8a6fd3b14e0c9f2755aa01c3e4d6b7f80c31d5a9",
  "version": 1
}
`

func TestRead(t *testing.T) {
	l, err := Read([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample, string(l.Encode())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if findings, files := l.Len(); findings != 4 || files != 2 {
		t.Errorf("%d findings in %d files", findings, files)
	}
	empty := &Ledger{}
	if l, err := Read(empty.Encode()); err != nil || len(l.accounts) != 0 {
		t.Errorf("an empty one: %v, %v", l, err)
	}
}

// TestReadMerged holds that what two branches added to one file is united, and
// what both added is there once.
func TestReadMerged(t *testing.T) {
	l, err := Read([]byte(`{
  "heat.md loud": ["0000000000000001", "0000000000000002"],
  "version": 1,
  "heat.md shout": ["0000000000000003"],
  "heat.md loud": ["0000000000000002", "0000000000000002"],
  "thief.md text": "8a6fd3b14e0c9f2755aa01c3e4d6b7f80c31d5a9",
  "version": 1
}`))
	if err != nil {
		t.Fatal(err)
	}
	if l.accounts["thief.md"] != nil {
		t.Error("a file without findings is held")
	}
	want := map[string][]Mark{"loud": {1, 2, 2}, "shout": {3}}
	if diff := cmp.Diff(want, l.accounts["heat.md"].marks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadBroken(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"", "1:1: the file ends too early"},
		{"{\n", "2:1: the file ends too early"},
		{"[]", "1:1: this is no baseline: it doesn't begin as a JSON object"},
		{"# A config.\ntitle: Films\n", "1:1: this is no baseline: it doesn't begin as a JSON object"},
		{"\n---\n", "2:1: this is no baseline: it doesn't begin as a JSON object"},
		{"{}", "1:2: this is no baseline: it has no \"version\""},
		{strings.Replace(sample, `"version": 1`, `"version": 2`, 1), "7:14: this is version 2 of baselines"},
		{strings.Replace(sample, `"version": 1`, `"version": "1"`, 1), "7:14: this is version \"1\" of baselines"},
		{strings.Replace(sample, "],\n", "]\n", 1), "3:3: invalid character '\"' after object key:value pair"},
		{strings.Replace(sample, "9f3a41bb00000000", "9f3a41bb0000000", 1), "5:33: \"9f3a41bb0000000\" is no finding, which is 16 digits"},
		{strings.Replace(sample, "9f3a41bb00000000", "9f3a41bb0000000x", 1), "5:33: \"9f3a41bb0000000x\" is no finding"},
		{strings.Replace(sample, `"9f3a41bb00000000"`, "7", 1), "5:33: a finding is expected here"},
		{strings.Replace(sample, `["9f3a41bb00000000"]`, "7", 1), "5:32: a list of findings is expected here"},
		{strings.Replace(sample, "8a6f", "8a6", 1), "6:25: \"8a6d3b14e"},
		{strings.Replace(sample, "8a6f", "8a6x", 1), "6:25: \"8a6xd3b14e"},
		{strings.Replace(sample, "films/heat.md missing-key", "films/heat.md", 1), "5:3: \"films/heat.md\" is no file with a rule"},
		{sample + "{}", "9:1: something stands behind the baseline's end"},
		{strings.Replace(sample, "  \"films", "<<<<<<< HEAD\n  \"films", 1), "4:1: a merge conflict is left here"},
		{strings.Replace(sample, "  \"films", "=======\r\n  \"films", 1), "4:1: a merge conflict is left here"},
		{strings.Replace(sample, "  \"films", ">>>>>>> theirs\n  \"films", 1), "4:1: a merge conflict is left here"},
	} {
		_, err := Read([]byte(test.src))
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q:\n got %v\nwant %s", test.src, err, test.want)
		}
	}
}

// TestEncodeIsExact holds that what is written is read as it was, whatever
// files are called.
func TestEncodeIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := &Ledger{map[string]*Account{}}
		for _, path := range rapid.SliceOf(rapid.StringMatching(`[a-z /"\\é]{1,9}\.md`)).Draw(t, "paths") {
			s := Sketch{rapid.Uint64().Draw(t, "high"), rapid.Uint64().Draw(t, "low"), rapid.Uint32().Draw(t, "head")}
			var found []Finding
			for _, rule := range rapid.SliceOfN(rapid.StringMatching(`[a-z]+-[a-z]+`), 1, 4).Draw(t, "rules") {
				found = append(found, Finding{rule, Mark(rapid.Uint64().Draw(t, "mark"))})
			}
			l.Put(path, (*Account)(nil).With(s, found))
		}
		text := l.Encode()
		again, err := Read(text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if diff := cmp.Diff(l, again, cmp.AllowUnexported(Ledger{}, Account{}, Sketch{})); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte(`{"a.md text": "0", "version": 1e0}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		l, err := Read(src)
		if err != nil {
			return
		}
		if _, err := Read(l.Encode()); err != nil {
			t.Errorf("%v\n%s", err, l.Encode())
		}
	})
}
