package lint

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/review"
)

// reportSlips adds a finding for everything that a file says to reviewlint in
// vain.
func reportSlips(own *reporter, slips []review.Slip) {
	for _, s := range slips {
		own.Report(Diagnostic{Span: s.Span, Message: slipMessage(s), Help: slipHelp(s), Mendable: s.Meant != ""})
	}
}

func slipMessage(s review.Slip) string {
	switch s.Kind {
	case review.UnknownInMatter:
		return fmt.Sprintf("there is no directive `%s` in front matter", s.Word)
	case review.UnknownKey:
		return fmt.Sprintf("there is no key `%s` under `%s`", s.Word, review.SuppressionKey)
	case review.NoRules:
		return fmt.Sprintf("the key `%s` names no rules", review.SuppressionKey)
	}
	return fmt.Sprintf("there is no directive `%s`", s.Word)
}

func slipHelp(s review.Slip) string {
	meant := s.Meant
	if s.Kind == review.UnknownDirective && strings.HasPrefix(s.Word, review.Directive+"disable") && strings.HasSuffix(s.Word, "line") {
		meant = review.Directive + "disable-next-line" // of the line itself there is none
	}
	switch {
	case meant != "":
		return fmt.Sprintf("did you mean `%s`?", meant)
	case s.Kind == review.UnknownDirective:
		return "there are `reviewlint-disable-next-line`, `reviewlint-disable` and `reviewlint-enable`"
	case s.Kind == review.UnknownInMatter:
		return "write `reviewlint-disable`, behind a value or on the line above its key"
	}
	return "write `reviewlint: { disable: [RULE] }`"
}

// fixSlip writes what is meant, which is what counts already.
func fixSlip(s review.Slip) []Fix {
	if s.Meant == "" {
		return nil
	}
	return []Fix{{Message: fmt.Sprintf("write `%s`", s.Meant), Safety: Safe, Edits: Replace(s.Span, s.Meant)}}
}
