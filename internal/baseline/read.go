package baseline

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

// Read reads what Encode wrote, also as git has merged it: what is there
// twice is united. Its error begins with the place, as in 3:14.
func Read(src []byte) (*Ledger, error) {
	r := &reader{src: src, json: json.NewDecoder(bytes.NewReader(src)), ledger: &Ledger{map[string]*Account{}}}
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
	maps.DeleteFunc(r.ledger.accounts, func(_ string, a *Account) bool { return a.len() == 0 })
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

// A reader reads a baseline token by token, as only they tell places, and
// keys that are there twice.
type reader struct {
	src    []byte
	json   *json.Decoder
	ledger *Ledger
	start  int // of the last token
}

func (r *reader) at(offset int, err error) error {
	p := source.NewText(r.src).Position(uint32(offset))
	return fmt.Errorf("%d:%d: %w", p.Line, p.Column, err)
}

func (r *reader) read() error {
	if t, err := r.token(); errors.Is(err, io.EOF) {
		return err
	} else if err != nil || t != json.Delim('{') {
		return errors.New("this is no baseline: it doesn't begin as a JSON object")
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

func (r *reader) version() error {
	t, err := r.token()
	if err != nil {
		return err
	}
	if n, ok := t.(float64); !ok || n != version {
		return fmt.Errorf("this is version %#v of baselines, and this reviewlint reads version %d; delete the file and run --write-baseline", t, version)
	}
	return nil
}

// marks reads the findings of one file and rule.
func (r *reader) marks(path, rule string) error {
	if err := r.expect(json.Delim('['), "a list of findings"); err != nil {
		return err
	}
	var marks []Mark
	for r.json.More() {
		digits, err := r.text("a finding")
		if err != nil {
			return err
		}
		m, err := parseHex(digits, 64)
		if err != nil {
			return fmt.Errorf("%q is no finding, which is 16 digits", digits)
		}
		marks = append(marks, Mark(m))
	}
	a := r.account(path)
	a.marks[rule] = unite(a.marks[rule], marks)
	return r.expect(json.Delim(']'), "the end of the list")
}

// sketch reads the sketch of one file.
func (r *reader) sketch(path string) error {
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
	r.account(path).sketch = Sketch{high, low, uint32(head)}
	return nil
}

// account returns the account of a file, which is opened if there is none.
func (r *reader) account(path string) *Account {
	a := r.ledger.accounts[path]
	if a == nil {
		a = &Account{marks: map[string][]Mark{}}
		r.ledger.accounts[path] = a
	}
	return a
}

// unite returns what is in two lists, sorted; what is in both is there as often
// as in the one that has it more often.
func unite(a, b []Mark) []Mark {
	slices.Sort(b)
	all := make([]Mark, 0, len(a)+len(b))
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

func (r *reader) token() (json.Token, error) {
	r.start = int(r.json.InputOffset())
	for r.start < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[r.start]) >= 0 {
		r.start++
	}
	return r.json.Token()
}

func (r *reader) expect(want json.Delim, what string) error {
	t, err := r.token()
	if err == nil && t != want {
		err = fmt.Errorf("%s is expected here", what)
	}
	return err
}

func (r *reader) text(what string) (string, error) {
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
