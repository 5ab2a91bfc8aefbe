package lint

import (
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/source"
)

// The engine's own rules. They are listed, selected and explained as all
// others are.
var (
	// InvalidEncoding finds bytes that are not UTF-8.
	InvalidEncoding = &Rule{
		Name:     "invalid-encoding",
		Summary:  "bytes that are not UTF-8",
		Severity: Error,
		File:     checkEncoding,
	}

	// InvalidConfig tells what is wrong in a config. Where it does, nothing is
	// linted.
	InvalidConfig = &Rule{
		Name:     "invalid-config",
		Summary:  "a config that can't be read, or says what it can't mean",
		Severity: Error,
	}

	// InternalError tells that reviewlint itself failed on a file.
	InternalError = &Rule{
		Name:     "internal-error",
		Summary:  "reviewlint failed on the file",
		Severity: Error,
	}

	// UnusedSuppression finds comments that switch off what isn't there.
	UnusedSuppression = &Rule{
		Name:     "unused-suppression",
		Summary:  "a suppression of nothing",
		Severity: Warning,
		Fix:      fixSuppression,
	}
)

// checkEncoding reports the first run of bytes that is not UTF-8: what is
// wrong with one is as a rule wrong with all.
func checkEncoding(p *FilePass) {
	src := p.File.Bytes()
	if utf8.Valid(src) {
		return
	}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r != utf8.RuneError || size != 1 {
			i += size
			continue
		}
		end := i + 1
		for end < len(src) && !utf8.RuneStart(src[end]) {
			end++
		}
		p.Report(Diagnostic{
			Span:    source.At(i, end),
			Message: "the file is not UTF-8 from here on",
			Help:    "save the file in UTF-8; it may be in Latin-1 or Windows-1252",
		})
		return
	}
}
