package baseline

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/source"
)

// A Mark tells a finding again, wherever in its file it may have gone: 32 bits
// of what stands there, 16 of the words before it, 16 of those behind it. The
// latter are 0 where there are none to go by.
type Mark uint64

const (
	itself Mark = 0xffffffff_00000000
	before Mark = 0x00000000_ffff0000
	after  Mark = 0x00000000_0000ffff
)

// has reports whether a mark has these parts.
func (m Mark) has(parts Mark) bool {
	return parts&itself != 0 || (parts&before == 0 || m&before != 0) && (parts&after == 0 || m&after != 0)
}

const (
	nearWords = 4   // how many words count on each side of a finding
	farBytes  = 200 // how far they are looked for, and how much of a long finding counts
	longSpan  = 80  // from how many bytes on a finding is a long one
	evidence  = 4   // how many letters and digits must be there to go by
)

// MarkOf returns the mark of a finding with the given message and span in a
// file, whose body begins at the given offset. Of the message only the values in
// backticks count, so that it may be worded anew.
func MarkOf(message string, span source.Span, src []byte, body int) Mark {
	start, end := int(span.Start), int(span.End)
	h := offsetBasis
	for i, value := range strings.Split(message, "`") {
		if i%2 == 1 {
			h.add([]byte(value))
		}
	}
	eachWord(src[start:min(end, start+farBytes)], h.add)

	from, to := around(src, start, end, body)
	first, last := hash16(lastWords(src[from:start])), hash16(firstWords(src[end:to]))
	// What is a paragraph of its own is known by its first words and its last.
	if end-start > longSpan {
		if first == 0 {
			first = hash16(firstWords(src[start:min(end, start+farBytes)]))
		}
		if last == 0 {
			last = hash16(lastWords(src[max(start, end-farBytes):end]))
		}
	}
	return Mark(h.fold())<<32 | Mark(first)<<16 | Mark(last)
}

// around returns where the words begin and end that a finding stands among. In
// the body they are those of its paragraph. In the front matter they are those
// of its line: what tells a value is its key.
func around(src []byte, start, end, body int) (from, to int) {
	from, to = max(0, start-farBytes), min(len(src), end+farBytes)
	if start >= body {
		from = max(from, body)
		return start - len(paragraphBefore(src[from:start])), end + len(paragraphAfter(src[end:to]))
	}
	if i := bytes.LastIndexAny(src[from:start], "\r\n"); i >= 0 {
		from += i + 1
	}
	if i := bytes.IndexAny(src[end:to], "\r\n"); i >= 0 {
		to = end + i
	}
	return from, to
}

func firstWords(text []byte) [][]byte {
	words := words(text)
	return words[:min(nearWords, len(words))]
}

func lastWords(text []byte) [][]byte {
	words := words(text)
	return words[max(0, len(words)-nearWords):]
}

func words(text []byte) [][]byte {
	var all [][]byte
	eachWord(text, func(word []byte) { all = append(all, word) })
	return all
}

// paragraphBefore returns the end of text that no blank line parts from what
// comes behind it, and paragraphAfter the start that none parts from what comes
// before it.
func paragraphBefore(text []byte) []byte {
	for _, blank := range [...]string{"\n\n", "\n\r\n"} {
		if i := bytes.LastIndex(text, []byte(blank)); i >= 0 {
			text = text[i+len(blank):]
		}
	}
	return text
}

func paragraphAfter(text []byte) []byte {
	for _, blank := range [...]string{"\n\n", "\n\r\n"} {
		if i := bytes.Index(text, []byte(blank)); i >= 0 {
			text = text[:i]
		}
	}
	return text
}

// hash16 returns a hash of words that is never 0, or 0 where they are too few
// to go by.
func hash16(words [][]byte) uint16 {
	h, letters := offsetBasis, 0
	for _, w := range words {
		h.add(w)
		letters += utf8.RuneCount(w)
	}
	if letters < evidence {
		return 0
	}
	return max(1, uint16(h.fold()^h.fold()>>16))
}
