package config

import (
	"slices"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// enum returns the values that a key takes; null alone would forbid all others,
// and is rather a list that somebody forgot to write.
func (c *compiler) enum(from Scalars) []schema.Want {
	if len(from) == 1 && from[0].Kind == matter.Null {
		c.fail(from[0].Place, "write the values there are, as in `enum: [film, series]`, or remove the key", "there is nothing in `enum`")
		return nil
	}
	return wantsOf(from)
}

// checkNumeric tells of limits of what is no number.
func (c *compiler) checkNumeric(from *Constraint, t schema.Type) {
	if t == schema.AnyType || t&(schema.Number|schema.Integer|schema.Array) != 0 {
		return
	}
	for _, limit := range [...]struct {
		name string
		Value[Num]
	}{{"minimum", from.Minimum}, {"maximum", from.Maximum}} {
		if limit.Said() {
			c.fail(limit.Place, "write `type: number`, or remove one of the two", "`%s` is of numbers, and `type` is `%s`", limit.name, from.Type.String())
			return
		}
	}
}

// checkConditions tells of values that another key can't have: those that the
// key's own enum hasn't got.
func (c *compiler) checkConditions(when Condition, keys Map[Key]) {
	for _, t := range when {
		i := keys.index(t.Path.Is)
		if i < 0 || len(keys[i].Is.Enum) == 0 {
			continue
		}
		enum := texts(keys[i].Is.Enum)
		for _, v := range t.Values {
			if v.Kind != matter.String || slices.Contains(enum, v.Text) {
				continue
			}
			help := "it takes " + listed(enum, "or")
			if near := spelling.Nearest(v.Text, enum); near != "" {
				help = "did you mean `" + near + "`?"
			}
			c.fail(v.Place, help, "`%s` is never `%s`: its `enum` says so", t.Path.Is, clip(v.Text))
		}
	}
}
