package config

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// An option is what an option of a rule is read into.
type option interface{ Said() bool }

// optionsOf returns the options of a rule as fields to be read into: a struct
// with the tags `option`, `enum` and `doc`, whose fields are of the types
// string, bool, int and []string.
func optionsOf(r *lint.Rule) []field {
	if r.Options == nil {
		return nil
	}
	var fields []field
	defaults := reflect.ValueOf(r.Options)
	for i := range defaults.NumField() {
		t := defaults.Type().Field(i)
		f := newField(t.Tag.Get("option"), t.Tag)
		switch initial := defaults.Field(i).Interface().(type) {
		case string:
			f.to = reflect.ValueOf(new(Value[string])).Elem()
		case bool:
			f.to = reflect.ValueOf(new(Value[bool])).Elem()
		case int:
			f.to = reflect.ValueOf(new(Value[Count])).Elem()
		case []string:
			f.to = reflect.ValueOf(new(Many[string])).Elem()
		default:
			panic(fmt.Sprintf("option %s of %s: no config can set a %T", t.Name, r.Name, initial))
		}
		f.of = f.to.Type()
		if !defaults.Field(i).IsZero() {
			initial, _ := json.Marshal(defaults.Field(i).Interface()) // of these types it can't fail
			f.initial = string(initial)
		}
		fields = append(fields, f)
	}
	return fields
}

// with returns the options of type T with those that the ruling says.
func (r *Ruling) with(options any) any {
	if len(r.said) == 0 {
		return options
	}
	changed := reflect.New(reflect.TypeOf(options)).Elem()
	changed.Set(reflect.ValueOf(options))
	for i := range changed.NumField() {
		name := changed.Type().Field(i).Tag.Get("option")
		for _, said := range r.said {
			if said.name == name {
				set(changed.Field(i), said.to.Interface())
			}
		}
	}
	return changed.Interface()
}

func set(to reflect.Value, value any) {
	switch v := value.(type) {
	case Value[string]:
		to.SetString(v.Is)
	case Value[bool]:
		to.SetBool(v.Is)
	case Value[Count]:
		to.SetInt(int64(v.Is))
	case Many[string]:
		to.Set(reflect.ValueOf(v.Texts()))
	}
}

// options returns all options of the rule, those that the ruling doesn't say as
// they are by themselves.
func (r *Ruling) options() []Fact {
	var all []Fact
	for _, f := range optionsOf(r.Rule) {
		fact := Fact{Name: f.name, Value: f.initial}
		if text, err := strconv.Unquote(f.initial); err == nil {
			fact.Value = quoted(text)
		}
		for _, said := range r.said {
			if s := said.to.Interface().(saying); said.name == f.name {
				fact.Value, fact.At = s.String(), s.place()
			}
		}
		if fact.Value != "" {
			all = append(all, fact)
		}
	}
	return all
}
