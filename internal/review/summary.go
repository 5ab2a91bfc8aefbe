package review

import (
	"hash/maphash"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A Summary is what stays of a file when its text and tree are gone: enough
// to judge its front matter and its links, and those that lead to it. It
// shares no memory with the file.
type Summary struct {
	Path     string
	Hash     uint64 // of the file's bytes, by Hash
	Links    []Link // those that lead into the project or may do so
	Headings []Heading
	*Rare
	Asterisks  int32 // emphasis written with *
	Underlines int32 // emphasis written with _
	BlockTags  int32 // i, em, b and strong tags opened where Markdown isn't read: in HTML blocks

	matter  *matter.Matter // nil once it is forgotten
	version matter.Version
	head    string
}

// A Rare is what few files have.
type Rare struct {
	IDs          []string // id and name attributes of HTML tags, and explicit ids in attribute lists
	Suppressions []Suppression
	Enablings    []Enabling
	Slips        []Slip
}

// none is shared by the summaries of files that have nothing of it.
var none Rare

// A Link is a link or an image that does not leave the site by its form.
type Link struct {
	Span   source.Span // all of it; in HTML the tag
	Target source.Span // the target as written
	To     string      // the target as it is meant: escapes and entities decoded, percent signs kept
	Image  bool
}

// A Heading is what an anchor is made from.
type Heading struct {
	Text string // as rendered, without markup
	Raw  string // as written
	ID   string // given explicitly, or ""
}

var seed = maphash.MakeSeed()

// Hash returns a hash of a file's bytes that tells, within one run of the
// program, whether the file has changed.
func Hash(src []byte) uint64 { return maphash.Bytes(seed, src) }

// Summary returns the file's summary.
func (f *File) Summary() *Summary {
	t := f.Tree()
	s := f.HeadSummary()
	s.Hash = Hash(f.Bytes())
	var rare Rare
	rare.noteSuppressions(f)
	s.Asterisks, s.Underlines = int32(t.Asterisks), int32(t.Underlines)
	var room [8]Link
	links := room[:0]
	for _, l := range t.Links {
		if l.Masked || l.Kind == markdown.Autolink || l.Kind == markdown.Definition {
			continue
		}
		if to := t.To(l); !leavesSite(to) {
			links = append(links, Link{l.Span, l.Target, to, l.Image})
		}
	}
	s.Links = slices.Clone(links)
	if len(t.Headings) > 0 {
		s.Headings = make([]Heading, len(t.Headings))
	}
	for i, h := range t.Headings {
		raw := string(h.Span.Of(f.Bytes()))
		text := t.PlainText(h.Node)
		if text == raw {
			text = raw // of most headings: one string for both
		}
		s.Headings[i] = Heading{text, raw, t.ExplicitID(h)}
	}
	for _, tag := range t.Tags {
		if tag.Closing {
			continue
		}
		for _, name := range [...]string{"id", "name"} {
			if a, ok := tag.Attr(t.Source, name); ok && a.HasValue {
				rare.IDs = append(rare.IDs, string(a.Value.Of(t.Source)))
			}
		}
		if t.IsEmphasis(tag) && (tag.Block || t.IsRaw(tag.Span)) {
			s.BlockTags++
		}
	}
	rare.IDs = append(rare.IDs, t.ListedIDs(f.Bytes())...)
	if rare.IDs != nil || rare.Suppressions != nil || rare.Slips != nil {
		s.Rare = &rare
	}
	return s
}

// HeadSummary returns the summary of a file's front matter alone.
func (f *File) HeadSummary() *Summary {
	return &Summary{Path: f.Path, Rare: &none, matter: f.Matter(), head: f.Matter().Head(), version: f.dialect.YAML}
}

// Matter returns the file's front matter.
func (s *Summary) Matter() *matter.Matter {
	if s.matter == nil {
		return matter.Parse([]byte(s.head), s.version)
	}
	return s.matter
}

// Head returns the beginning of the file, up to the body.
func (s *Summary) Head() string { return s.head }

// Forget lets the front matter go, but for its bytes, from which Matter reads
// it again each time: of a hundred thousand reviews it would fill the memory.
func (s *Summary) Forget() { s.matter = nil }

// leavesSite reports whether a target has a scheme or a host.
func leavesSite(to string) bool {
	if strings.HasPrefix(to, "//") {
		return true
	}
	for i := 0; i < len(to); i++ {
		switch c := to[i]; {
		case c == ':':
			return i > 1 // C:\x is no scheme
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9' && i > 0, i > 0 && (c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return false
}
