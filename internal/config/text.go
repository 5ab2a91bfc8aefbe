package config

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/reviewlint/reviewlint/internal/glob"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// globs returns the set of some patterns, nil of none.
func (c *compiler) globs(patterns Many[string]) *glob.Set {
	if len(patterns) == 0 {
		return nil
	}
	for _, p := range patterns {
		if list := commaList(p.Is); list != "" {
			c.fail(p.Place, "write a list: `["+list+"]`", "a comma doesn't separate globs")
			return nil
		}
	}
	set, err := glob.Parse(patterns.Texts())
	var bad *glob.Error
	if errors.As(err, &bad) {
		help := "see `**/*.md` or `films/**`"
		if at := patterns[bad.Index].Is; strings.Contains(at, `\`) {
			help = "write `" + strings.ReplaceAll(at, `\`, "/") + "`"
		}
		c.fail(patterns[bad.Index].Place, help, "%s", bad.Message)
	}
	return set
}

// commaList returns the globs that somebody has written with commas between
// them as the items of a list; "" if it isn't so. A file's name may well have a
// comma in it, but hardly one behind an ending or an asterisk.
func commaList(text string) string {
	parts := strings.Split(text, ",")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		if !strings.HasSuffix(parts[i], "*") && !strings.HasSuffix(parts[i], "/") && !strings.HasPrefix(path.Ext(parts[i]), ".m") {
			return ""
		}
	}
	if len(parts) == 1 || strings.ContainsAny(text, "{[") {
		return ""
	}
	return `"` + strings.Join(parts, `", "`) + `"`
}

// pattern returns the regular expression that v is, nil if it isn't said.
func (c *compiler) pattern(v Value[string]) *regexp.Regexp {
	if !v.Said() {
		return nil
	}
	p, err := regexp.Compile(v.Is)
	var bad *syntax.Error
	if errors.As(err, &bad) {
		at := v.Place
		if i := strings.Index(v.Is, bad.Expr); i >= 0 {
			at = at.within(v.Is, i, i+len(bad.Expr))
		}
		help := "the syntax is that of RE2, go.dev/s/re2syntax"
		message := fmt.Sprintf("the pattern can't be read: %s", bad.Code)
		switch e := bad.Expr; {
		case e == "(?=" || e == "(?!" || e == "(?<" || strings.HasPrefix(e, "(?<=") || strings.HasPrefix(e, "(?<!"):
			message = "patterns have no look-around such as `" + e + "`"
			help = "`not: { pattern: … }` says what must not match"
		case bad.Code == syntax.ErrInvalidEscape && len(e) > 1 && '1' <= e[1] && e[1] <= '9':
			message = "patterns have no back-references such as `" + e + "`"
		case bad.Code == syntax.ErrMissingParen:
			help = "close it, or write `\\(` for the character"
		}
		c.fail(at, help, "%s", message)
	}
	return p
}

// template returns the template that v is.
func (c *compiler) template(v Value[string]) *schema.Template {
	t, err := schema.ParseTemplate(v.Is)
	var bad *schema.TemplateError
	if errors.As(err, &bad) {
		help := "a template is made of text and keys: `My review of {{ title }}`"
		if bad.Meant != "" {
			help = "did you mean `" + bad.Meant + "`?"
		}
		c.fail(v.Place.within(v.Is, bad.Start, bad.End), help, "%s", bad.Message)
	}
	if err == nil && len(t.Keys()) == 0 && !t.UsesFile() {
		help := "name a key between two braces, as in `My review of {{ title }}`; `enum` is for a value that is always the same"
		if meant := doubled(v.Is); meant != v.Is {
			help = "did you mean `" + meant + "`?"
		}
		c.fail(v.Place, help, "the template names no key")
	}
	return t
}

// doubled returns a text with two braces on either side where it has one, $ before
// it or not.
func doubled(text string) string {
	return regexp.MustCompile(`\$?\{ *([\w.-]+) *\}`).ReplaceAllString(text, "{{ $1 }}")
}

// link returns what a link to one of some hosts looks like.
func (c *compiler) link(hosts Many[string]) *schema.URL {
	for _, h := range hosts {
		if strings.ContainsAny(h.Is, "/:@ ") || !strings.Contains(h.Is, ".") {
			c.fail(h.Place, "write the host alone, as in `letterboxd.com`", "`%s` is no host", clip(h.Is))
		}
	}
	return schema.LinkTo(hosts.Texts()...)
}

// json reads the JSON Schema that a collection names.
func (c *compiler) json(v Value[string]) *schema.JSON {
	if !v.Said() {
		return nil
	}
	if path.IsAbs(v.Is) || strings.Contains(v.Is, "://") {
		c.fail(v.Place, "keep the schema in a file of the project, and name it from the folder of this config", "`%s` is no path below the config", clip(v.Is))
		return nil
	}
	name := path.Join(path.Dir(v.Path()), v.Is)
	src, err := c.read(name)
	if err != nil {
		c.fail(v.Place, "name a file with a JSON Schema, from the folder of this config", "%s", unread(v.Is, err))
		return nil
	}
	j, err := schema.ReadJSON(src)
	if err != nil {
		c.fail(v.Place, "mend the file", "`%s` is no JSON Schema: %v", clip(v.Is), err)
	}
	return j
}
