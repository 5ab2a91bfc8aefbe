package config

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// Rules is how the rules apply, by their names.
type Rules []Ruling

// A Ruling is how one rule applies. What it doesn't say is as it was.
type Ruling struct {
	Rule     *lint.Rule
	Severity Value[string] // off, or one of lint's
	Exclude  Many[string]
	said     []field // those of its options that are said
	At       Place   // the rule's name
}

const off = "off"

var severities = [...]string{off, "info", "warning", "error"}

// isOwn reports whether a rule tells of what reviewlint itself can't do, which
// no config can switch off.
func isOwn(r *lint.Rule) bool { return r == lint.InternalError || r == lint.InvalidConfig }

func (to *Rules) read(d *decoder, k field, v matter.Value) {
	if v.Kind() != matter.Map && v.Kind() != matter.Null {
		d.expect(k, v, "a map of rules")
		return
	}
	for f := range v.Fields() {
		rule := d.rule(f.Name)
		switch {
		case rule == nil:
			help := "`reviewlint rules` lists them"
			if near := spelling.Nearest(f.Name, ruleNames(d.rules)); near != "" {
				help = "did you mean `" + near + "`?"
			}
			d.fail(f.Key, help, "there is no rule `%s`", clip(f.Name))
		case isOwn(rule):
			d.fail(f.Key, "remove it", "`%s` is always on", f.Name)
		default:
			r := Ruling{Rule: rule, At: d.doc.place(f.Key)}
			r.read(d, field{name: f.Name, without: k.without, like: "off"}, f.Value)
			*to = append(*to, r)
		}
	}
}

// rule returns the rule of a name, or nil.
func (d *decoder) rule(name string) *lint.Rule {
	i := slices.IndexFunc(d.rules, func(r *lint.Rule) bool { return r.Name == name })
	if i < 0 {
		return nil
	}
	return d.rules[i]
}

func ruleNames(rules []*lint.Rule) []string {
	var names []string
	for _, r := range rules {
		if !isOwn(r) {
			names = append(names, r.Name)
		}
	}
	return names
}

func (*Rules) describe(s *sketch, k field) *jsonschema.Schema {
	name := "rules"
	if k.without != "" {
		name += "-without-" + k.without
	}
	return s.define(name, func() *jsonschema.Schema {
		all := &jsonschema.Schema{Types: orNone("object"), Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: never()}
		for _, r := range s.rules {
			if !isOwn(r) {
				all.Properties[r.Name] = (&Ruling{Rule: r}).describe(s, k)
				all.PropertyOrder = append(all.PropertyOrder, r.Name)
			}
		}
		return all
	})
}

func (to *Ruling) read(d *decoder, k field, v matter.Value) {
	switch fields := to.fields(k); v.Kind() {
	case matter.Map:
		if k.without != "" {
			if f, there := v.Get(k.without); there {
				d.fail(f.Key, "take the files out in the override's `files`, with a glob that begins with `!`", "an override has no `%s`", k.without)
				return
			}
		}
		d.object(k, v, fields)
		for _, o := range fields[len(fields)-len(optionsOf(to.Rule)):] {
			if o.to.Addr().Interface().(option).Said() {
				to.said = append(to.said, o)
			}
		}
	case matter.String:
		k.enum = severities[:]
		to.Severity.read(d, k, v)
	case matter.Bool:
		help := "remove the line, or say how grave it is: " + listed(severities[1:], "or")
		if strings.EqualFold(v.Text(), "false") {
			help = "did you mean `off`?"
		}
		d.fail(d.shown(v), help, "`%s` can't be `%s`", k.name, v.Text())
	default:
		d.expect(k, v, "off, info, warning, error or a map")
	}
}

// fields returns the keys that a ruling takes, the rule's options last.
func (to *Ruling) fields(k field) []field {
	fields := []field{{
		name: "severity", enum: severities[:], to: reflect.ValueOf(&to.Severity).Elem(),
		of:  reflect.TypeFor[Value[string]](),
		doc: "how grave its findings are; those of info never fail a run",
	}}
	if k.without != "exclude" {
		fields = append(fields, field{
			name: "exclude", to: reflect.ValueOf(&to.Exclude).Elem(),
			of:  reflect.TypeFor[Many[string]](),
			doc: "globs of files that it leaves alone, and of links' targets",
		})
	}
	return append(fields, optionsOf(to.Rule)...)
}

func (to *Ruling) describe(s *sketch, k field) *jsonschema.Schema {
	severity := new(Value[string]).describe(s, field{enum: severities[:]})
	more := s.fields(to.fields(k))
	more.Type, more.Types = "object", nil
	return &jsonschema.Schema{
		Title:       to.Rule.Name,
		Description: to.Rule.Summary,
		Default:     json.RawMessage(`"` + to.Rule.Severity.String() + `"`),
		AnyOf:       []*jsonschema.Schema{severity, more},
	}
}
