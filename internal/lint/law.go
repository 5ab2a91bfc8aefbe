package lint

import (
	"io/fs"

	"github.com/reviewlint/reviewlint/internal/glob"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/site"
)

// A Law is what a project's config lays down. The zero Law lays nothing down:
// every rule is as it is by default, and what is built in decides the rest.
type Law struct {
	// Policy returns how the rules apply to a file. Files for which the config
	// says the same share one.
	Policy func(path string) *Policy

	// Collections are those of the config. A file belongs to the first that
	// holds it. With none, reviews are held against the built-in convention.
	Collections []*schema.Collection

	// Site reads the site's configuration where the config names its generator.
	Site func(fs.FS) site.Config
}

// A Policy is how the rules apply to a file. A rule without a setting is as it
// is by default.
type Policy struct{ Settings map[*Rule]*Setting }

// A Setting is what a config says of one rule.
type Setting struct {
	Severity Severity  // of all its findings; 0 means that the rule is off
	Default  bool      // Severity is the rule's own: single findings may weigh less
	Exclude  *glob.Set // files that the rule leaves alone, and for rules about links their targets
	Options  any       // of the type of Rule.Options, or nil: as the rule has them
}

// DefaultSetting returns what holds for a rule of which nothing is said.
func DefaultSetting(r *Rule) *Setting {
	return &Setting{Severity: r.Severity, Default: true, Options: r.Options}
}

// defaultPolicy says nothing of any of the rules.
func defaultPolicy(rules []*Rule) func(path string) *Policy {
	p := &Policy{make(map[*Rule]*Setting, len(rules))}
	for _, r := range rules {
		p.Settings[r] = DefaultSetting(r)
	}
	return func(string) *Policy { return p }
}

// setting returns what holds for a rule in the file of the given path; nil if
// the rule is off there.
func (p *Policy) setting(r *Rule, path string) *Setting {
	s := p.Settings[r]
	if s == nil {
		return DefaultSetting(r)
	}
	if s.Severity == 0 || s.Exclude.Match(path) {
		return nil
	}
	return s
}
