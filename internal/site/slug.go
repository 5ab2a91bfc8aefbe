package site

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// kramdownGFMSlug follows generate_gfm_header_id of kramdown-parser-gfm 1.1:
// the text, after its typographic replacements, without all but word
// characters, hyphens and blanks.
func kramdownGFMSlug(h Heading) string {
	text := h.Text
	if strings.Contains(text, "--") || strings.Contains(text, "<<") || strings.Contains(text, ">>") {
		text = withoutSymbols(text, codeSpans(h.Raw))
	}
	return slug(text, false, func(r rune) rune {
		switch {
		case r == ' ' || r == '\t':
			return '-'
		case r == '-' || isWord(r):
			return r
		}
		return -1
	})
}

// kramdownSlug follows generate_id of kramdown 2.4, which knows no letters
// but those of ASCII and no number at the start.
func kramdownSlug(raw string) string {
	start := strings.IndexFunc(raw, isASCIILetter)
	if start < 0 {
		return "section"
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case r == '-' || isASCIILetter(r) || '0' <= r && r <= '9':
			return r
		}
		return -1
	}, raw[start:])
}

// githubSlug follows github-slugger 2.0. The characters that it keeps are
// Ruby's \p{Word}, blank and hyphen, code point by code point. An explicit id
// is text to GitHub, and it stands at the end.
func githubSlug(h Heading) string {
	text := h.Text
	if tail := "{#" + h.ID + "}"; h.ID != "" && !strings.Contains(text, tail) {
		text += " " + tail
	}
	return slug(text, true, func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || isWord(r):
			return r
		}
		return -1
	})
}

// hugoSlug follows sanitizeAnchorName of Hugo's goldmark package, which works
// on the source line: markup leaves its letters in the id.
func hugoSlug(raw string, ascii bool) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case ascii && r >= utf8.RuneSelf:
			return -1
		case r == ' ' || r == '-':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(withoutAttributes(raw)))
	return orHeading(id)
}

// blackfridaySlug follows SanitizedAnchorName of blackfriday 2: letters and
// numbers of any kind, and one hyphen for what stands between them.
func blackfridaySlug(raw string) string {
	var b strings.Builder
	gap := false
	for _, r := range withoutAttributes(raw) {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	return orHeading(b.String())
}

func orHeading(id string) string {
	if id == "" {
		return "heading"
	}
	return id
}

// slug maps the lower-cased text. JavaScript, unlike Ruby, knows the sigma at
// the end of a word.
func slug(text string, finalSigma bool, keep func(rune) rune) string {
	var b strings.Builder
	b.Grow(len(text))
	for i, r := range text {
		switch {
		case r == 'İ': // its lower case is two characters, in Go one
			b.WriteString("i\u0307")
			continue
		case r == 'Σ' && finalSigma && endsWord(text, i):
			r = 'ς'
		default:
			r = unicode.ToLower(r)
		}
		if r = keep(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// endsWord reports whether the sigma at text[i] has a letter with case before
// it and none after it: Final_Sigma in table 3-17 of the Unicode standard.
func endsWord(text string, i int) bool {
	before := strings.TrimRightFunc(text[:i], isCaseIgnorable)
	last, _ := utf8.DecodeLastRuneInString(before)
	after := strings.TrimLeftFunc(text[i+len("Σ"):], isCaseIgnorable)
	next, _ := utf8.DecodeRuneInString(after)
	return isCased(last) && !isCased(next)
}

// isWord is \p{Word} of Ruby's regular expressions.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '_' || isASCIILetter(r) || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc, unicode.Other_Alphabetic)
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func isCased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

func isCaseIgnorable(r rune) bool {
	return strings.ContainsRune("'.:··՟״‘’․‧︓﹒﹕＇．：", r) ||
		unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// withoutAccents is Hugo's text.RemoveAccents.
func withoutAccents(s string) string {
	decomposed := norm.NFD.String(s)
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, decomposed))
}

// withoutAttributes cuts a block like {.class key=value} off the line, which
// Hugo reads before it makes the id.
func withoutAttributes(raw string) string {
	open := strings.LastIndexByte(raw, '{')
	if open < 0 || !strings.HasSuffix(raw, "}") {
		return raw
	}
	inner := strings.TrimSpace(raw[open+1 : len(raw)-1])
	if inner == "" || inner[0] != '.' && inner[0] != '#' && !strings.Contains(inner, "=") {
		return raw
	}
	return raw[:open]
}

// symbols are what kramdown replaces by characters that no id keeps. The blank
// inside of guillemets becomes a no-break space, which goes with them.
var symbols = strings.NewReplacer("---", "", "--", "", "<< ", "", " >>", "")

// withoutSymbols removes the symbols that stand outside code.
func withoutSymbols(text string, code []string) string {
	var b strings.Builder
	for len(text) > 0 {
		prose, literal := text, ""
		for len(code) > 0 {
			at := strings.Index(text, code[0])
			if at >= 0 {
				prose, literal = text[:at], code[0]
				break
			}
			code = code[1:]
		}
		b.WriteString(symbols.Replace(prose))
		b.WriteString(literal)
		text = text[len(prose)+len(literal):]
		code = code[min(1, len(code)):]
	}
	return b.String()
}

// codeSpans returns the contents of the code spans of a line.
func codeSpans(raw string) []string {
	var spans []string
	for {
		start := strings.IndexByte(raw, '`')
		if start < 0 {
			return spans
		}
		raw = raw[start:]
		rest := strings.TrimLeft(raw, "`")
		fence := raw[:len(raw)-len(rest)]
		end := strings.Index(rest, fence)
		if end < 0 {
			return spans
		}
		if content := strings.TrimSpace(rest[:end]); content != "" {
			spans = append(spans, content)
		}
		raw = rest[end+len(fence):]
	}
}
