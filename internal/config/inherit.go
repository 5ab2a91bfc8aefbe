package config

import (
	"reflect"
	"slices"
)

// inherit adds to a config what base says and it doesn't: of collections of the
// same name, of keys and of rules one by one. Its own collections come first,
// and its own overrides last, so that they win.
func (f *File) inherit(base *File) {
	f.Overrides = append(without(base.Overrides, f.Overrides, (*Override).sameAs), f.Overrides...)
	f.Rules = f.Rules.over(base.Rules)
	if f.Site == nil {
		f.Site = base.Site
	}
	for i := range base.Collections {
		if own := f.collection(base.Collections[i].Name.Is); own != nil {
			own.inherit(&base.Collections[i])
		} else {
			f.Collections = append(f.Collections, base.Collections[i])
		}
	}
}

// sameAs reports whether two overrides are one, which came by two ways.
func (o *Override) sameAs(other *Override) bool { return o.Files.place() == other.Files.place() }

// without returns the items that are none of others.
func without[T any](items, others []T, same func(*T, *T) bool) []T {
	return slices.DeleteFunc(slices.Clone(items), func(item T) bool {
		return slices.ContainsFunc(others, func(other T) bool { return same(&item, &other) })
	})
}

func (f *File) collection(name string) *Collection {
	for i := range f.Collections {
		if f.Collections[i].Name.Is == name {
			return &f.Collections[i]
		}
	}
	return nil
}

func (c *Collection) inherit(base *Collection) {
	keys := c.Keys
	fillIn(reflect.ValueOf(c).Elem(), reflect.ValueOf(base).Elem())
	c.Keys = append(Map[Key](nil), base.Keys...)
	for _, own := range keys {
		if i := c.Keys.index(own.Name.Is); i >= 0 {
			fillIn(reflect.ValueOf(&own.Is).Elem(), reflect.ValueOf(&c.Keys[i].Is).Elem())
			c.Keys[i] = own
		} else {
			c.Keys = append(c.Keys, own)
		}
	}
}

func (m Map[T]) index(name string) int {
	for i := range m {
		if m[i].Name.Is == name {
			return i
		}
	}
	return -1
}

// fillIn gives the fields of a struct that say nothing the values of base.
func fillIn(to, base reflect.Value) {
	for i := range to.NumField() {
		switch field := to.Field(i); {
		case field.Type() == reflect.TypeFor[Constraint]():
			fillIn(field, base.Field(i))
		case field.IsZero():
			field.Set(base.Field(i))
		}
	}
}

// over returns the rulings of both, rule by rule; what rs says wins.
func (rs Rules) over(base Rules) Rules {
	all := append(Rules(nil), base...)
	for _, own := range rs {
		if below := all.of(own.Rule); below != nil {
			*below = own.over(*below)
		} else {
			all = append(all, own)
		}
	}
	return all
}

// over returns what both rulings on a rule say; what r says wins.
func (r Ruling) over(base Ruling) Ruling {
	if !r.Severity.Said() {
		r.Severity = base.Severity
	}
	if len(r.Exclude) == 0 {
		r.Exclude = base.Exclude
	}
	r.said = append(without(base.said, r.said, (*field).sameAs), r.said...)
	return r
}

func (f *field) sameAs(other *field) bool { return f.name == other.name }
