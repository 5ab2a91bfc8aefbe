package lint

import (
	"io/fs"
	"path"

	"github.com/reviewlint/reviewlint/internal/glob"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/site"
)

// A Law is what a project's config lays down. The zero Law lays nothing down:
// every rule is as it is by default, and what is built in decides the rest.
type Law struct {
	// Folder is the project's root as seen from the config's folder, with
	// slashes: paths in a config are seen from there. "" where they are the same.
	Folder string

	// Policies returns how the rules apply to a file. Files for which the config
	// says the same share one.
	Policies func(path string) *Policy

	// Collections are those of the config. A file belongs to the first that
	// holds it. With none, reviews are held against the built-in convention.
	Collections []*schema.Collection

	// Site reads the site's configuration where the config names its generator.
	Site func(fs.FS) site.Config
}

// path returns the path of a file of the project as the config sees it.
func (l *Law) path(name string) string { return path.Join(l.Folder, name) }

// in returns what holds in a file of the project.
func (l *Law) in(name string) jurisdiction {
	seen := l.path(name)
	return jurisdiction{l.Policies(seen), seen}
}

// collection returns the collection that a file of the project with the front
// matter m is in, or nil.
func (l *Law) collection(name string, m *matter.Matter) *schema.Collection {
	for _, c := range l.Collections {
		if c.Holds(l.path(name), m) {
			return c
		}
	}
	return nil
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

// A jurisdiction is a file with the policy that holds in it.
type jurisdiction struct {
	policy *Policy
	path   string // as the config sees it
}

// setting returns what holds for a rule; nil if the rule is off.
func (j jurisdiction) setting(r *Rule) *Setting {
	s := j.policy.Settings[r]
	if s == nil {
		return DefaultSetting(r)
	}
	if s.Severity == 0 && !s.Default || s.Exclude != nil && s.Exclude.Match(j.path) {
		return nil
	}
	return s
}
