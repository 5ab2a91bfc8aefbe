// Package matter reads front matter: where its block stands, which keys and
// values it holds, and which bytes each of them is.
package matter

import (
	"bytes"
	"slices"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Format is the language of a front matter.
type Format uint8

const (
	None Format = iota // the file has no front matter
	YAML               // between --- and --- or ...
	TOML               // between +++ and +++
	JSON               // an object on the first line
)

// A Version is the YAML that the site's generator reads.
type Version uint8

const (
	YAML12 Version = iota // the core schema of YAML 1.2, section 10.3
	YAML11                // YAML 1.1 as Ruby's Psych reads it: No, 12:30, 2012-12-21
)

// A Matter is one file's front matter. It keeps a copy of the head of the
// file and nothing of the rest, so that it may outlive the file's bytes.
// All spans are offsets into the file.
type Matter struct {
	Block
	Problems []Problem // what is wrong with it, in order
	Partial  bool      // it could not be read whole: keys may be missing from it

	version Version
	head    string // the file up to Body
	nodes   []node
	texts   []string
}

// node is one value, in preorder: a map's fields and a list's items follow
// it. A site has a hundred thousand reviews with ten values each, hence the
// 32 bits.
type node struct {
	key   source.Span // the key without its quotes; empty for an item
	token source.Span
	next  int32 // the index behind the last descendant
	text  int32 // index into texts, or verbatim; of an alias the index of the node it names
	name  int32 // likewise for the key
	kind  Kind
	style Style
	flags flags
}

// verbatim is the index of a text that is just the bytes of its span.
const verbatim = -1

type flags uint8

const (
	decorated  flags = 1 << iota // it has an anchor or a tag
	duplicated                   // its key is there more than once
	faulty                       // it is not valid as it is written
	header                       // a map that TOML's [table] makes
)

// Parse reads the front matter of the file src. It never fails: what is wrong
// is in Problems, and what can be read all the same is there. It keeps
// nothing of src.
func Parse(src []byte, v Version) *Matter {
	m := &Matter{Block: Split(src), version: v}
	if m.Format == None {
		return m
	}
	m.head = string(src[:m.Body])
	src = src[:m.Body:m.Body]
	if m.Leading.Len() > 0 {
		m.report(Problem{Kind: Misplaced, Span: m.Leading, Message: misplaced(m.Leading.Of(src))})
	}
	if m.Unclosed {
		m.report(Problem{Kind: Unclosed, Span: m.Opening(), Message: "the front matter is never closed"})
	}
	switch m.Format {
	case YAML:
		if !readPlain(m, src) {
			readYAML(m, src)
		}
	case TOML:
		readTOML(m, src)
	case JSON:
		readJSON(m, src)
	}
	m.finish()
	return m
}

// ParseYAML reads src, a file that is YAML 1.2 from its first byte to its last,
// as Parse reads what stands between the fences.
func ParseYAML(src []byte) *Matter {
	start := 0
	if bytes.HasPrefix(src, bom) {
		start = len(bom)
	}
	m := &Matter{Block: Block{Format: YAML, Inner: source.At(start, len(src)), Body: uint32(len(src))}, head: string(src)}
	readYAML(m, src)
	m.finish()
	return m
}

func (m *Matter) finish() {
	m.checkRoot()
	m.checkDuplicates()
	slices.SortStableFunc(m.Problems, func(a, b Problem) int { return a.Span.Compare(b.Span) })
}

// Opening returns the characters that stand for the whole front matter: its
// opening fence, or the first character of what has none.
func (m *Matter) Opening() source.Span {
	if m.Open.Len() > 0 {
		return m.Open
	}
	return source.Span{Start: m.Inner.Start, End: min(m.Inner.Start+1, m.Inner.End)}
}

// add appends a value that has no descendants yet and returns its index.
func (m *Matter) add(n node) int32 {
	at := int32(len(m.nodes))
	n.next = at + 1
	m.nodes = append(m.nodes, n)
	return at
}

// close ends the descendants of the value at.
func (m *Matter) close(at int32) { m.nodes[at].next = int32(len(m.nodes)) }

// textOf returns the index for a decoded text whose bytes are at span.
func (m *Matter) textOf(text string, span source.Span) int32 {
	if text == m.head[span.Start:span.End] {
		return verbatim
	}
	m.texts = append(m.texts, text)
	return int32(len(m.texts) - 1)
}

func (m *Matter) at(index int32, span source.Span) string {
	if index == verbatim {
		return m.head[span.Start:span.End]
	}
	return m.texts[index]
}
