package report

import (
	"cmp"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// GitHub's limits, in characters.
const (
	maxSARIFName        = 255
	maxSARIFDescription = 1024
)

// newSARIFRule returns a rule with its page. There is no security-severity: it
// would make alerts about security of slips in reviews.
func newSARIFRule(r Rule) *sarifRule {
	page := strings.TrimSpace(unwrapped(r.Page))
	short := sentence(cmp.Or(r.Summary, r.Name))
	help := cmp.Or(page, short)
	rule := &sarifRule{
		ID:               r.Name,
		Name:             clipped(pascal(r.Name), maxSARIFName),
		ShortDescription: sarifText{clipped(short, maxSARIFDescription)},
		FullDescription:  sarifText{clipped(cmp.Or(firstParagraph(page), short), maxSARIFDescription)},
		Help:             sarifHelp{help, help},
		HelpURI:          pageURL(r.Rule),
		Default:          sarifDefault{sarifLevel(r.Severity)},
		Properties:       sarifRuleProperty{Tags: []string{"markdown", "reviews"}},
	}
	if r.Fix != nil {
		rule.Properties.Tags = append(rule.Properties.Tags, "fixable")
	}
	// By precision GitHub sorts what is equally severe. No rule guesses: those
	// that are errors hold on every page, of the others tastes may differ.
	p := &rule.Properties
	switch r.Severity {
	case lint.Error:
		p.Precision, p.Severity = "very-high", "error"
	case lint.Warning:
		p.Precision, p.Severity = "high", "warning"
	default:
		p.Precision, p.Severity = "medium", "recommendation"
	}
	return rule
}
