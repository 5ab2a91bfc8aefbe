package schema

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// A Breach is what one value does not meet of its constraint: the first fault,
// in the order of the kinds.
type Breach struct {
	Kind  BreachKind
	Value matter.Value // the key's own, or one in it
	Of    *Constraint  // what it does not meet
	Meant Guess
	Twin  matter.Value // of a Repeated value: the one that it repeats

	// Of what a JSON Schema says only.
	Or   Type         // what it takes besides
	Path string       // dotted, of the key that it is about
	Key  matter.Field // the key itself, or in a list the item; of an Absent key the map around it
	Why  string       // of an Unfit value: "is not a multiple of 0.5"
}

// A BreachKind says which part of a constraint is not met.
type BreachKind uint8

const (
	WrongType    BreachKind = iota // Type, or a list or map where only scalars make sense
	Blank                          // NotEmpty
	NotListed                      // Enum
	BadLink                        // URL, whose Check says more
	Misformatted                   // Format
	NoNumber                       // Minimum or Maximum: it can't be compared
	TooSmall                       // Minimum
	TooLarge                       // Maximum
	TooShort                       // MinLength
	TooLong                        // MaxLength
	NoMatch                        // Pattern
	Forbidden                      // Not
	BadRating                      // Rating, of an item
	TooFew                         // MinItems
	TooMany                        // MaxItems
	Repeated                       // UniqueItems

	// Of what a JSON Schema says only.
	Absent     // a required key isn't there
	Unexpected // a key that must not be there
	Unfit      // something else
)

// A Guess is what a value was probably meant to be. The zero Guess is none.
type Guess struct {
	Text string
	Kind matter.Kind // of a value of the wrong type
	Sure bool        // it says the same, written as it should be
}

// Check reports what v does not meet. Equals has a rule of its own, and so has
// Rating, but for ratings in lists.
func (c *Constraint) Check(v matter.Value, report func(Breach)) {
	if IsEmpty(v) {
		return
	}
	if !c.Type.takes(v, c.Format) {
		report(Breach{Kind: WrongType, Value: v, Of: c, Meant: c.retyped(v)})
		return
	}
	if c.forbidsWhole(v) {
		report(Breach{Kind: Forbidden, Value: v, Of: c})
		return
	}
	b := Breach{Value: v, Of: c}
	faulty := c.breaksList(&b)
	if faulty {
		report(b)
	}
	if v.Kind() != matter.List {
		if !faulty {
			c.checkItem(v, report)
		}
		return
	}
	for item := range v.Items() {
		if !faulty || item != b.Value { // a value that is there twice has its finding
			c.checkItem(item, report)
		}
	}
}

// forbidsWhole reports whether a list or a map is not to be one, whatever is in it.
func (c *Constraint) forbidsWhole(v matter.Value) bool {
	return v.Kind() >= matter.List && c.Not != nil && c.Not.Type&(Array|Object) != 0 && c.Not.meets(v)
}

// checkItem checks an item of a list, or a scalar in its place.
func (c *Constraint) checkItem(v matter.Value, report func(Breach)) {
	b := Breach{Value: v, Of: c}
	switch {
	case IsEmpty(v):
		if c.Items != nil && c.Items.NotEmpty {
			report(Breach{Kind: Blank, Value: v, Of: c.Items})
		}
	case c.breaksScalar(&b):
		report(b)
	case c.Items != nil:
		c.Items.Check(v, report)
		c.Items.checkRating(v, report)
	}
}

func (c *Constraint) checkRating(v matter.Value, report func(Breach)) {
	if c.Rating == nil || v.Kind() >= matter.List {
		return
	}
	fault, instead := c.Rating.Check(v.Text())
	if fault == Fine {
		return
	}
	b := Breach{Kind: BadRating, Value: v, Of: c}
	if fault == Misspelt || fault == Mistyped {
		b.Meant = Guess{Text: instead[0], Sure: fault == Misspelt}
	}
	report(b)
}

// breaksList completes b with the first part for lists that its value breaks,
// and reports whether there is one.
func (c *Constraint) breaksList(b *Breach) bool {
	if c.MinItems == nil && c.MaxItems == nil && !c.UniqueItems {
		return false
	}
	n := 1 // as which a scalar counts
	if b.Value.Kind() == matter.List {
		n = 0
		for range b.Value.Items() {
			n++
		}
	}
	switch {
	case c.MinItems != nil && n < *c.MinItems:
		b.Kind = TooFew
		return true
	case c.MaxItems != nil && n > *c.MaxItems:
		b.Kind = TooMany
		return true
	case c.UniqueItems:
		return b.repeats()
	}
	return false
}

// repeats is breaksList for UniqueItems.
func (b *Breach) repeats() bool {
	type value struct {
		kind matter.Kind
		text string
	}
	first := map[value]matter.Value{}
	for item := range b.Value.Items() {
		v := value{item.Kind(), item.Text()}
		if twin, there := first[v]; there {
			b.Kind, b.Value, b.Twin = Repeated, item, twin
			return true
		}
		first[v] = item
	}
	return false
}

// breaksScalar is breaksList for the parts for scalars.
func (c *Constraint) breaksScalar(b *Breach) bool {
	v := b.Value
	if v.Kind() >= matter.List {
		b.Kind = WrongType
		return c.wantsScalar()
	}
	text := v.Text()
	if v.Style() == matter.Multiline { // which ends with a line break
		text = strings.TrimRight(text, "\r\n")
	}
	if len(c.Enum) > 0 && !slices.ContainsFunc(c.Enum, func(w Want) bool { return w.is(v, true) }) {
		b.Kind, b.Meant = NotListed, c.nearest(text)
		return true
	}
	if c.URL != nil {
		if fault, _ := c.URL.Check(v.Text()); fault != FineURL {
			b.Kind = BadLink
			return true
		}
	}
	if meant, ok := c.Format.Check(text); !ok {
		b.Kind, b.Meant = Misformatted, meant
		return true
	}
	if c.breaksRange(b, text) || c.breaksText(b, text) {
		return true
	}
	if c.Not != nil && c.Not.meets(v) {
		b.Kind = Forbidden
		return true
	}
	return false
}

// meets reports whether a value breaks no part of c.
func (c *Constraint) meets(v matter.Value) bool {
	meets := true
	c.Check(v, func(Breach) { meets = false })
	return meets
}

func (c *Constraint) wantsScalar() bool {
	return c.Not != nil && c.Not.Type&(Array|Object) == 0 || len(c.Enum) > 0 || c.URL != nil || c.Format != AnyFormat || c.Pattern != nil ||
		c.Minimum != nil || c.Maximum != nil || c.MinLength != nil || c.MaxLength != nil
}

func (c *Constraint) breaksRange(b *Breach, text string) bool {
	if c.Minimum == nil && c.Maximum == nil {
		return false
	}
	n, ok := ParseNumber(strings.TrimSpace(text))
	switch isNumber := b.Value.Kind() == matter.Int || b.Value.Kind() == matter.Float; {
	case !ok && isNumber:
		return false // 0x1F or 1_000: what the site makes of it isn't known
	case !ok:
		b.Kind = NoNumber
	case c.Minimum != nil && n < *c.Minimum:
		b.Kind = TooSmall
	case c.Maximum != nil && n > *c.Maximum:
		b.Kind = TooLarge
	default:
		return false
	}
	return true
}

func (c *Constraint) breaksText(b *Breach, text string) bool {
	switch {
	case c.MinLength != nil && utf8.RuneCountInString(text) < *c.MinLength:
		b.Kind = TooShort
	case c.MaxLength != nil && utf8.RuneCountInString(text) > *c.MaxLength:
		b.Kind = TooLong
	case c.Pattern != nil && !c.Pattern.MatchString(text):
		b.Kind = NoMatch
	default:
		return false
	}
	return true
}

// takes reports whether a value is of one of the kinds. A day or a year needs no
// quotes to be a text in a format of days or years.
func (t Type) takes(v matter.Value, f Format) bool {
	if t == AnyType {
		return true
	}
	switch v.Kind() {
	case matter.String:
		return t&String != 0
	case matter.Date:
		return t&Text == Text || t&String != 0 && (f == Date || f == DateTime)
	case matter.Int:
		return t&(Number|Integer) != 0 || t&String != 0 && f == Year
	case matter.Float:
		n, ok := ParseNumber(v.Text())
		return t&Number != 0 || t&Integer != 0 && ok && n == float64(int64(n))
	case matter.Bool:
		return t&Boolean != 0
	case matter.List:
		return t&Array != 0
	case matter.Map:
		return t&Object != 0
	}
	return true
}

// retyped returns a scalar of the wrong type as one of the right type.
func (c *Constraint) retyped(v matter.Value) Guess {
	kind, text := v.Kind(), v.Text()
	switch {
	case kind >= matter.List:
		return Guess{}
	case c.Type&String != 0:
		return Guess{Text: text, Kind: matter.String, Sure: printsAs(kind, text)}
	case c.Type&(Number|Integer) != 0 && kind == matter.String:
		text = strings.TrimSpace(text)
		switch n, ok := ParseNumber(text); {
		case !ok:
		case n == float64(int64(n)) && !strings.ContainsAny(text, ".eE"):
			return Guess{Text: text, Kind: matter.Int, Sure: printsAs(matter.Int, text)}
		case c.Type&Number != 0:
			return Guess{Text: text, Kind: matter.Float, Sure: printsAs(matter.Float, text)}
		}
	}
	return Guess{}
}

// printsAs reports whether a number of the given text is printed just so.
func printsAs(kind matter.Kind, text string) bool {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || kind != matter.Int && kind != matter.Float {
		return false
	}
	return strconv.FormatFloat(n, 'f', -1, 64) == text
}

// nearest returns the one of the values that text was probably meant to be.
func (c *Constraint) nearest(text string) Guess {
	folded := Fold(text)
	var names []string
	var same []string
	for _, w := range c.Enum {
		if w.Kind == matter.Null {
			continue
		}
		if _, isNumber := ParseNumber(w.Text); !isNumber { // another number is another value
			names = append(names, w.Text)
		}
		if Fold(w.Text) == folded {
			same = append(same, w.Text)
		}
	}
	switch len(same) {
	case 0:
		return Guess{Text: spelling.Nearest(text, names)}
	case 1:
		return Guess{Text: same[0], Sure: true}
	}
	return Guess{}
}
