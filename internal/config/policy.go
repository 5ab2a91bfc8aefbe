package config

import (
	"sync"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// policies returns the function that tells the policy of a file. Files to which
// the same overrides apply share one.
func (c *Config) policies(selected []string) func(path string) *lint.Policy {
	base := c.File.Rules
	for _, name := range selected {
		for i := range base {
			if base[i].Rule.Name == name && base[i].Severity.Is == off {
				base = append(Rules(nil), base...)
				base[i].Severity = Value[string]{}
			}
		}
	}
	plain := c.policy(base)
	if len(c.overrides) == 0 {
		return func(string) *lint.Policy { return plain }
	}
	var known sync.Map // from the overrides that apply, a byte each, to the policy
	return func(path string) *lint.Policy {
		applies := make([]byte, len(c.overrides))
		for i, o := range c.overrides {
			if o.files.Match(path) {
				applies[i] = 1
			}
		}
		if p, ok := known.Load(string(applies)); ok {
			return p.(*lint.Policy)
		}
		rules := base
		for i, o := range c.overrides {
			if applies[i] == 1 {
				rules = o.Rules.over(rules)
			}
		}
		p, _ := known.LoadOrStore(string(applies), c.policy(rules))
		return p.(*lint.Policy)
	}
}

// policy returns what some rulings mean for every rule.
func (c *Config) policy(rules Rules) *lint.Policy {
	p := &lint.Policy{Settings: make(map[*lint.Rule]*lint.Setting, len(c.rules))}
	for _, rule := range c.rules {
		s := lint.DefaultSetting(rule)
		if r := rules.of(rule); r != nil {
			s.Exclude, s.Options = c.excludes[rule], r.with(s.Options)
			if r.Severity.Said() {
				s.Severity, _ = lint.ParseSeverity(r.Severity.Is) // none is off
				s.Default = false
			}
		}
		p.Settings[rule] = s
	}
	return p
}

func (rs Rules) of(rule *lint.Rule) *Ruling {
	for i := range rs {
		if rs[i].Rule == rule {
			return &rs[i]
		}
	}
	return nil
}
