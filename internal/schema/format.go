package schema

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Format is a way to write something in a text.
type Format uint8

// The formats, under JSON Schema's names where it has them.
const (
	AnyFormat Format = iota
	Date             // date: 2024-02-29, and as YAML and Jekyll have it with a time behind it
	DateTime         // date-time: a date with a time, as YAML and RFC 3339 write it
	Time             // time: 19:30
	Year             // year: 1995
	URI              // uri: absolute, RFC 3986
	Email            // email
	UUID             // uuid
	ISBN             // isbn: of 10 or 13 digits, the last of which checks the others
	IMDb             // imdb: tt0113277
	Slug             // slug: lower-case letters and digits of any script, and hyphens between them
	Language         // language: a BCP 47 tag such as en or pt-BR
)

var formats = [...]string{"", "date", "date-time", "time", "year", "uri", "email", "uuid", "isbn", "imdb", "slug", "language"}

func (f Format) String() string { return formats[f] }

// Formats returns the names of all formats, in the order of the constants.
func Formats() []string { return formats[1:] }

// formatOf returns the format of a name; of one that isn't known AnyFormat.
func formatOf(name string) Format {
	for i, known := range formats {
		if known == name {
			return Format(i)
		}
	}
	return AnyFormat
}

// Check reports whether a text is in the format, and if not, what it was
// probably meant to be.
func (f Format) Check(text string) (meant Guess, ok bool) {
	if f == AnyFormat {
		return Guess{}, true
	}
	trimmed := strings.TrimSpace(text)
	if meant, ok = f.check(trimmed); ok && trimmed != text {
		return Guess{Text: trimmed, Sure: true}, false
	}
	return meant, ok
}

func (f Format) check(text string) (meant Guess, ok bool) {
	switch f {
	case Date:
		return checkDate(text, false)
	case DateTime:
		return checkDate(text, true)
	case Time:
		return Guess{}, isTime(text)
	case Year:
		return Guess{}, len(text) == 4 && isDigits(text) && text > "0000"
	case URI:
		return checkURI(text)
	case Email:
		return Guess{}, isEmail(text)
	case UUID:
		return Guess{}, isUUID(text)
	case ISBN:
		return Guess{}, isISBN(text)
	case IMDb:
		return checkIMDb(text)
	case Slug:
		if slug := Slugify(text); slug != text || text == "" {
			return Guess{Text: slug}, false
		}
	case Language:
		return checkLanguage(text)
	}
	return Guess{}, true
}

// checkURI wants a scheme, and a host where the scheme has one.
func checkURI(text string) (Guess, bool) {
	u, err := url.Parse(text)
	switch {
	case err != nil || strings.ContainsAny(text, " \t\r\n"):
		return Guess{}, false
	case u.Scheme == "" && strings.HasPrefix(text, "www."):
		if _, ok := checkURI("https://" + text); !ok {
			return Guess{}, false
		}
		return Guess{Text: "https://" + text}, false
	case u.Scheme == "http" || u.Scheme == "https":
		return Guess{}, u.Host != ""
	}
	return Guess{}, u.IsAbs()
}

// isEmail wants what mail programs take: a name and a host with a dot.
func isEmail(text string) bool {
	at := strings.LastIndexByte(text, '@')
	if at <= 0 || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`<>()[],;:"\`, r) }) {
		return false
	}
	name, host := text[:at], text[at+1:]
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
	}
	return strings.Contains(host, ".") && !strings.ContainsAny(name, "@") &&
		name[0] != '.' && name[len(name)-1] != '.' && !strings.Contains(name, "..")
}

// isUUID is the form of RFC 9562, section 4.
func isUUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i := range len(text) {
		switch c := text[i]; i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if !isDigit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
				return false
			}
		}
	}
	return true
}

// isISBN proves the check digit: modulo 11 of ten digits, modulo 10 of
// thirteen (ISO 2108). Hyphens and spaces may stand between the digits.
func isISBN(text string) bool {
	var digits [13]int
	n, last := 0, byte('-')
	for i := range len(text) {
		c := text[i]
		isBreak := c == '-' || c == ' '
		switch {
		case isBreak && last != '-' && last != ' ':
		case n < 13 && isDigit(c):
			digits[n] = int(c - '0')
			n++
		case n == 9 && c|0x20 == 'x':
			digits[n] = 10
			n++
		default:
			return false
		}
		last = c
	}
	if !isDigit(last) && last|0x20 != 'x' {
		return false
	}
	sum := 0
	switch n {
	case 10:
		for i := range 10 {
			sum += (10 - i) * digits[i]
		}
		return sum%11 == 0
	case 13:
		if digits[9] == 10 || digits[0] != 9 || digits[1] != 7 || digits[2] < 8 {
			return false
		}
		for i, d := range digits {
			sum += d * (1 + i%2*2)
		}
		return sum%10 == 0
	}
	return false
}

// checkIMDb wants the id of a title, and finds it in its address.
func checkIMDb(text string) (Guess, bool) {
	isID := func(id string) bool {
		digits, ok := strings.CutPrefix(id, "tt")
		return ok && len(digits) >= 7 && len(digits) <= 9 && isDigits(digits)
	}
	if isID(text) {
		return Guess{}, true
	}
	if _, path, ok := strings.Cut(text, "imdb.com/title/"); ok {
		if id, _, _ := strings.Cut(path, "/"); isID(id) {
			return Guess{Text: id}, false
		}
	}
	return Guess{}, false
}

// checkLanguage wants the form of RFC 5646, section 2.1: subtags of up to eight
// letters and digits, the first of two letters or three.
func checkLanguage(text string) (Guess, bool) {
	if dashed := strings.ReplaceAll(text, "_", "-"); dashed != text {
		if _, ok := checkLanguage(dashed); ok {
			return Guess{Text: dashed}, false
		}
		return Guess{}, false
	}
	first := true
	for tag := range strings.SplitSeq(text, "-") {
		if tag == "" || len(tag) > 8 || first && (len(tag) < 2 || len(tag) > 3) {
			return Guess{}, false
		}
		for i := range len(tag) {
			if isLetter := tag[i]|0x20 >= 'a' && tag[i]|0x20 <= 'z'; !isLetter && (first || !isDigit(tag[i])) {
				return Guess{}, false
			}
		}
		first = false
	}
	return Guess{}, true
}

// Slugify returns a text as slugs have it: letters and digits of any script in
// lower case, and one hyphen for all that stands between them. It is Jekyll's
// slugify filter, which drops no accents.
func Slugify(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) || r == utf8.RuneError {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isDigits(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text != ""
}
