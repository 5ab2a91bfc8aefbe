package lint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// BaselineName is the name of a project's baseline, in its root.
const BaselineName = ".reviewlint-baseline.json"

// A baseline is JSON with a line for each rule that a file breaks:
//
//	{
//	  "films/heat.md html-italics": ["4b1f00c29a3e77d1", "9f3a41bb08c20000"],
//	  "films/heat.md text": "8a6fd3b14e0c9f2755aa01c3e4d6b7f80c31d5a9",
//	  "version": 1
//	}
//
// It is laid out so that git merges it: the lines are in order, each means the
// same wherever it stands, and all but constant ones end in a comma. Even where
// git takes the lines of both sides (merge=union), what comes out is a baseline.
// Beside the findings of a file there is the sketch of its text, by which it is
// known again under another name.
const (
	baselineVersion = 1
	versionKey      = "version"
	textRule        = "text"
)

// Encode returns the ledger as a baseline.
func (l *Ledger) Encode() []byte {
	b := []byte("{\n")
	for _, path := range slices.Sorted(maps.Keys(l.accounts)) {
		a := l.accounts[path]
		for _, rule := range slices.Sorted(maps.Keys(a.marks)) {
			b = fmt.Appendf(b, "  %s: [", quote(path+" "+rule))
			for i, m := range a.marks[rule] {
				if i > 0 {
					b = append(b, ", "...)
				}
				b = fmt.Appendf(b, "\"%016x\"", uint64(m))
			}
			b = append(b, "],\n"...)
		}
		b = fmt.Appendf(b, "  %s: \"%016x%016x%08x\",\n", quote(path+" "+textRule), a.sketch.high, a.sketch.low, a.sketch.head)
	}
	return fmt.Appendf(b, "  %q: %d\n}\n", versionKey, baselineVersion)
}

func quote(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(s) // of a string, it can't fail
	return strings.TrimSuffix(b.String(), "\n")
}

// ReadBaseline reads what Encode wrote, also as git has merged it: what is there
// twice is united. Its error begins with the place, as in 3:14.
func ReadBaseline(src []byte) (*Ledger, error) {
	r := &ledgerReader{src: src, json: json.NewDecoder(bytes.NewReader(src)), ledger: &Ledger{map[string]*account{}}}
	if at := conflict(src); at >= 0 {
		return nil, r.at(at, errors.New("a merge conflict is left here; take both sides, as merge=union in .gitattributes does, or delete the file and run --write-baseline"))
	}
	err := r.read()
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, r.at(len(src), errors.New("the file ends too early"))
	case err != nil:
		return nil, r.at(r.start, err)
	}
	// Of a file that has no findings any more, a merge may have left the sketch.
	maps.DeleteFunc(r.ledger.accounts, func(_ string, a *account) bool { return a.len() == 0 })
	return r.ledger, nil
}

// conflict returns where git's mark of a conflict is, or -1.
func conflict(src []byte) int {
	for _, sign := range [...]string{"<<<<<<< ", "=======", ">>>>>>> "} {
		if bytes.HasPrefix(src, []byte(sign)) {
			return 0
		}
		if i := bytes.Index(src, []byte("\n"+sign)); i >= 0 {
			return i + 1
		}
	}
	return -1
}

// A ledgerReader reads a baseline token by token, as only they tell places, and
// keys that are there twice.
type ledgerReader struct {
	src    []byte
	json   *json.Decoder
	ledger *Ledger
	start  int // of the last token
}

func (r *ledgerReader) at(offset int, err error) error {
	p := source.NewText(r.src).Position(uint32(offset))
	return fmt.Errorf("%d:%d: %w", p.Line, p.Column, err)
}

func (r *ledgerReader) read() error {
	if err := r.expect(json.Delim('{'), "an object"); err != nil {
		return err
	}
	versions := 0
	for r.json.More() {
		key, err := r.text("a file with a rule")
		if err != nil {
			return err
		}
		path, rule, ok := cutLast(key)
		switch {
		case key == versionKey:
			err = r.version()
			versions++
		case !ok:
			err = fmt.Errorf("%q is no file with a rule", key)
		case rule == textRule:
			err = r.sketch(path)
		default:
			err = r.marks(path, rule)
		}
		if err != nil {
			return err
		}
	}
	if err := r.expect(json.Delim('}'), "the end"); err != nil {
		return err
	}
	if versions == 0 {
		return fmt.Errorf("this is no baseline: it has no %q", versionKey)
	}
	if _, err := r.token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the baseline's end")
	}
	return nil
}

func (r *ledgerReader) version() error {
	t, err := r.token()
	if err != nil {
		return err
	}
	if n, ok := t.(float64); !ok || n != baselineVersion {
		return fmt.Errorf("this is version %#v of baselines, and this reviewlint reads version %d; delete the file and run --write-baseline", t, baselineVersion)
	}
	return nil
}

// marks reads the findings of one file and rule.
func (r *ledgerReader) marks(path, rule string) error {
	if err := r.expect(json.Delim('['), "a list of findings"); err != nil {
		return err
	}
	var marks []mark
	for r.json.More() {
		digits, err := r.text("a finding")
		if err != nil {
			return err
		}
		m, err := parseHex(digits, 64)
		if err != nil {
			return fmt.Errorf("%q is no finding, which is 16 digits", digits)
		}
		marks = append(marks, mark(m))
	}
	a := r.ledger.account(path)
	a.marks[rule] = unite(a.marks[rule], marks)
	return r.expect(json.Delim(']'), "the end of the list")
}

// sketch reads the sketch of one file.
func (r *ledgerReader) sketch(path string) error {
	digits, err := r.text("the sketch of a text")
	if err != nil {
		return err
	}
	if len(digits) != 40 {
		return fmt.Errorf("%q is no sketch of a text, which is 40 digits", digits)
	}
	high, err := parseHex(digits[:16], 64)
	low, lowErr := parseHex(digits[16:32], 64)
	head, headErr := parseHex(digits[32:], 32)
	if err := cmp.Or(err, lowErr, headErr); err != nil {
		return fmt.Errorf("%q is no sketch of a text, which is 40 digits", digits)
	}
	r.ledger.account(path).sketch = sketch{high, low, uint32(head)}
	return nil
}

// account returns the account of a file, which is opened if there is none.
func (l *Ledger) account(path string) *account {
	a := l.accounts[path]
	if a == nil {
		a = &account{marks: map[string][]mark{}}
		l.accounts[path] = a
	}
	return a
}

// unite returns what is in two lists, sorted; what is in both is there as often
// as in the one that has it more often.
func unite(a, b []mark) []mark {
	slices.Sort(b)
	all := make([]mark, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch cmp.Compare(a[0], b[0]) {
		case -1:
			all, a = append(all, a[0]), a[1:]
		case +1:
			all, b = append(all, b[0]), b[1:]
		default:
			all, a, b = append(all, a[0]), a[1:], b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// cutLast parts a key at its last space: paths may have some.
func cutLast(key string) (path, rule string, ok bool) {
	i := strings.LastIndexByte(key, ' ')
	if i <= 0 || i == len(key)-1 {
		return "", "", false
	}
	return key[:i], key[i+1:], true
}

// parseHex reads a number with as many digits as its bits need.
func parseHex(s string, bits int) (uint64, error) {
	if len(s) != bits/4 {
		return 0, strconv.ErrSyntax
	}
	return strconv.ParseUint(s, 16, bits)
}

func (r *ledgerReader) token() (json.Token, error) {
	r.start = int(r.json.InputOffset())
	for r.start < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[r.start]) >= 0 {
		r.start++
	}
	return r.json.Token()
}

func (r *ledgerReader) expect(want json.Delim, what string) error {
	t, err := r.token()
	if err == nil && t != want {
		err = fmt.Errorf("%s is expected here", what)
	}
	return err
}

func (r *ledgerReader) text(what string) (string, error) {
	t, err := r.token()
	if err != nil {
		return "", err
	}
	s, ok := t.(string)
	if !ok {
		return "", fmt.Errorf("%s is expected here", what)
	}
	return s, nil
}
