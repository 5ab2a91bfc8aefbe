package matter

import (
	"bytes"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Block is where the front matter stands in the file.
type Block struct {
	Format   Format
	Unclosed bool        // the closing fence or brace is missing
	Leading  source.Span // what stands before the opening fence: a byte order mark, blank lines, spaces
	Open     source.Span // the opening fence without its line ending; empty in JSON
	Inner    source.Span // between the fences, whole lines; in JSON the object
	Close    source.Span // the closing fence without its line ending; empty where it is missing
	Body     uint32      // where the body begins
}

// fences are the fences there are; the library finds the one a line is. It is
// to tell them apart, not to decode: decoded, the places are lost.
// gray-matter's and Eleventy's --- may name the language.
var fences = [...]*frontmatter.Format{
	newFence("---", "---", YAML),
	newFence("+++", "+++", TOML),
	newFence("---yaml", "---", YAML),
	newFence("---toml", "---", TOML),
	newFence("---json", "---", JSON),
	newFence(";;;", ";;;", JSON),
}

var bom = []byte("\ufeff")

func newFence(open, close string, format Format) *frontmatter.Format {
	return frontmatter.NewFormat(open, close, func(_ []byte, found any) error {
		*found.(*Format) = format
		return nil
	})
}

// Split finds the front matter of the file src. Of an unclosed one Inner ends
// where its lines of keys end, so that the body can be read all the same. A
// thematic break that happens to open the body is no front matter.
func Split(src []byte) Block {
	start := skipLeading(src)
	open, next := lineAt(src, start)
	format := formatOf(src[start:trimBlanks(src, start, open)])
	if format == None {
		if next > start && src[start] == '{' {
			return splitJSON(src, start)
		}
		return Block{}
	}
	b := Block{
		Format:  format,
		Leading: source.At(0, start),
		Open:    source.At(start, open),
		Inner:   source.At(next, next),
	}
	if i, ok := findClose(src, next, src[start:start+3], format); ok {
		end, body := lineAt(src, i)
		b.Inner = source.At(next, i)
		b.Close = source.At(i, end)
		b.Body = uint32(body)
	} else {
		b.Unclosed = true
		b.Inner.End = uint32(endOfKeys(src, next, format))
		b.Body = b.Inner.End
	}
	if !b.plausible(src) {
		return Block{}
	}
	return b
}

// skipLeading returns the offset of the first character that is neither white
// space nor a byte order mark.
func skipLeading(src []byte) int {
	i := 0
	if bytes.HasPrefix(src, bom) {
		i = len(bom)
	}
	for i < len(src) && (src[i] == ' ' || src[i] == '\t' || src[i] == '\n' || src[i] == '\r') {
		i++
	}
	return i
}

// formatOf returns the format that line opens.
func formatOf(line []byte) Format {
	if format, ok := usual()[string(line)]; ok {
		return format
	}
	return ask(string(line))
}

// usual holds what the library says of the fences that nearly all files have:
// it is asked once for all of them.
var usual = sync.OnceValue(func() map[string]Format {
	return map[string]Format{"": None, "---": ask("---"), "+++": ask("+++")}
})

// ask shows the library a line and the fence that would close what it opens,
// without what is between them: it would copy all of that, line by line, and
// take an indented fence in a block scalar for the closing one.
func ask(line string) (format Format) {
	const fenceSize = 3
	if len(line) < fenceSize || line[0] != '-' && line[0] != '+' && line[0] != ';' {
		return None
	}
	both := line + "\n" + line[:fenceSize]
	if _, err := frontmatter.Parse(strings.NewReader(both), &format, fences[:]...); err != nil {
		return None
	}
	return format
}

// findClose finds the line from i on that closes what fence opens. It stands
// in the first column: an indented one may be a line of a block scalar.
func findClose(src []byte, i int, fence []byte, format Format) (int, bool) {
	for i < len(src) {
		end, next := lineAt(src, i)
		if line := src[i:trimBlanks(src, i, end)]; bytes.Equal(line, fence) || format == YAML && string(line) == "..." {
			return i, true
		}
		i = next
	}
	return 0, false
}

// plausible reports whether the lines between the fences may be front matter:
// Markdown too has lines of dashes.
func (b *Block) plausible(src []byte) bool {
	leading := bytes.TrimPrefix(b.Leading.Of(src), bom)
	if b.Format != YAML && len(leading) == 0 && !b.Unclosed {
		return true
	}
	strict := b.Unclosed || len(leading) > 0
	inner := b.Inner.Of(src)
	paragraph := false // a blank line has passed
	for i := 0; i < len(inner); {
		end, next := lineAt(inner, i)
		line := inner[i:end]
		i = next
		switch {
		case isBlankLine(line):
			paragraph = true
			continue
		case isKeyLine(line, b.Format):
			return true
		case line[0] == '#' && !strict:
			continue
		case strict:
			return false
		}
		// A list or a scalar is a poor front matter, but prose between two
		// thematic breaks is none.
		return line[0] == '-' || line[0] == '[' || line[0] == '{' || line[0] == '%' || !paragraph && !hasParagraphs(inner[i:])
	}
	return !strict
}

// hasParagraphs reports whether text follows a blank line.
func hasParagraphs(inner []byte) bool {
	blank := false
	for i := 0; i < len(inner); {
		end, next := lineAt(inner, i)
		if isBlankLine(inner[i:end]) {
			blank = true
		} else if blank {
			return true
		}
		i = next
	}
	return false
}

// endOfKeys returns where, from i on, lines stop to be front matter.
func endOfKeys(src []byte, i int, format Format) int {
	for i < len(src) {
		end, next := lineAt(src, i)
		line := src[i:end]
		if isBlankLine(line) {
			return i
		}
		indented := line[0] == ' ' || line[0] == '\t' || bytes.HasPrefix(line, []byte("- ")) || line[0] == '#' && !isHeading(line)
		if !indented && !isKeyLine(line, format) && format != JSON {
			return i
		}
		i = next
	}
	return i
}

// isHeading tells a Markdown heading from a comment, which it can't for sure:
// an unclosed front matter is followed by one more often than it holds the other.
func isHeading(line []byte) bool { return bytes.HasPrefix(line, []byte("## ")) }

// longestKey is how long, in bytes, the text before a colon may be to pass for a key.
const longestKey = 64

// isKeyLine reports whether line begins with a key.
func isKeyLine(line []byte, format Format) bool {
	sep := byte(':')
	switch {
	case format == JSON:
		return len(line) > 0 && (line[0] == '{' || line[0] == '"')
	case format == TOML && len(line) > 0 && line[0] == '[':
		return true
	case format == TOML:
		sep = '='
	}
	i := bytes.IndexByte(line, sep)
	if i <= 0 || i > longestKey || format == YAML && i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' {
		return false
	}
	c := line[0]
	return isLetter(c) || isDigit(c) || c >= 0x80 || c == '_' || c == '"' || c == '\'' || c == '$' || c == '<' || c == '?'
}
