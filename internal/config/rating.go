package config

import (
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
)

func (to *Rating) read(d *decoder, k field, v matter.Value) {
	to.At = d.doc.place(d.shown(v))
	k.to = reflect.ValueOf(to).Elem()
	d.object(k, v, d.fieldsOf(k.to.Type()))
}

func (*Rating) describe(s *sketch, k field) *jsonschema.Schema {
	return s.define("rating", func() *jsonschema.Schema { return s.object(reflect.TypeFor[Rating]()) })
}

// A part is a key of a rating, and where it is said, if it is.
type part struct {
	name string
	Place
}

// rating returns the rating of the form that from is in, or nil.
func (c *compiler) rating(from *Rating) *schema.Rating {
	if !c.oneForm(from) {
		return nil
	}
	var r *schema.Rating
	var err error
	limits := schema.Limits{Min: num(from.Min), Max: num(from.Max), Step: num(from.Step)}
	at, like := from.limit(), "min: 0.5, max: 5, step: 0.5"
	switch {
	case from.Form.Said():
		r, err = schema.Form(from.Form.Is, limits)
		switch one := 1.0; {
		case !isForm(from.Form.Is, schema.Limits{Max: &one}):
			at, like = from.Form.Place, "form: n/4"
		case limits.Max == nil && !isForm(from.Form.Is, schema.Limits{}):
			like = "form: " + quoted(from.Form.Is) + ", max: 5"
		default:
			like = "form: n/4, step: 0.5"
		}
	case from.Letters.Said():
		at, like = from.Letters.Place, "letters: A+ to F"
		r, err = schema.Letters(from.Letters.Is)
	case from.Stars.Said():
		at, like = from.Stars.Place, "stars: 5"
		r, err = schema.Stars(int(from.Stars.Is), from.row())
	case from.Values != nil:
		like = "values: [bad, fair, good]"
		if r, err = schema.Values(texts(from.Values)); err != nil {
			at = from.Values.named(err)
		}
	default:
		r, err = schema.Numbers(limits)
	}
	if err != nil {
		c.fail(at, "write it as in `rating: { "+like+" }`", "%v", err)
		return nil
	}
	r.Unrated, r.Also = texts(from.Unrated), texts(from.Also)
	return r
}

// oneForm reports whether a rating is in one form, and tells if not.
func (c *compiler) oneForm(from *Rating) bool {
	forms := [...]part{{"form", from.Form.Place}, {"letters", from.Letters.Place}, {"stars", from.Stars.Place}, {"values", from.Values.place()}}
	var form part
	for _, f := range forms {
		switch {
		case !f.Said():
		case form.Said():
			c.fail(f.Place, "keep one of them", "`%s` and `%s` are two scales", form.name, f.name)
			return false
		default:
			form = f
		}
	}
	for _, p := range [...]part{{"half", from.Half.Place}, {"padded", from.Padded.Place}, {"star", from.Star.Place}} {
		if p.Said() && form.name != "stars" {
			c.fail(p.Place, "say how many there are at most: `stars: 5`", "`%s` goes with `stars`", p.name)
			return false
		}
	}
	limit := false
	for _, p := range [...]part{{"min", from.Min.Place}, {"max", from.Max.Place}, {"step", from.Step.Place}} {
		limit = limit || p.Said()
		if p.Said() && form.Said() && form.name != "form" {
			c.fail(p.Place, "remove it", "`%s` goes with numbers, not with `%s`", p.name, form.name)
			return false
		}
	}
	if !form.Said() && !limit {
		c.fail(from.At, "give it `min` and `max`, `letters`, `stars`, `values` or `form`", "the rating has no scale")
		return false
	}
	return true
}

// limit returns the place of the limit that is at fault, if one is.
func (r *Rating) limit() Place {
	switch {
	case r.Step.Said() && (r.Min.Is < r.Max.Is || r.Form.Said()):
		return r.Step.Place
	case r.Max.Said():
		return r.Max.Place
	case r.Min.Said():
		return r.Min.Place
	case r.Form.Said():
		return r.Form.Place
	}
	return r.At
}

// isForm reports whether a text is a form of the numbers within some limits.
func isForm(text string, limits schema.Limits) bool {
	_, err := schema.Form(text, limits)
	return err == nil
}

func (r *Rating) row() schema.Row {
	row := schema.Row{Half: r.Half.Is, Star: r.Star.Is}
	if r.Padded.Said() {
		row.Padded = &r.Padded.Is
	}
	return row
}

func texts(from Scalars) []string {
	var all []string
	for _, v := range from {
		all = append(all, v.Text)
	}
	return all
}

// named returns the place of the last of them that an error names.
func (s Scalars) named(err error) Place {
	at := s[0].Place
	for _, v := range s {
		if strings.Contains(err.Error(), "`"+v.Text+"`") || v.Text == "" {
			at = v.Place
		}
	}
	return at
}
