package markdown

import (
	"bytes"
	"path"
	"sort"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// templates are the tags of the template language, as against its outputs.
type templates struct {
	tags  []templateTag
	taken []source.Span // what stands between two tags that may do anything with it, in order of its end
}

// A templateTag is {% … %}, or a shortcode of Hugo.
type templateTag struct {
	span source.Span
	// Text may come of it, or nothing; but nothing that makes another block, or
	// has marks of emphasis.
	harmless bool
}

// HasTemplateTag reports whether a {% tag %} stands in s.
func (t *Tree) HasTemplateTag(s source.Span) bool {
	tags := t.templateTags().tagsIn(s)
	return len(tags) > 0
}

// Remade reports whether a template may make something unforeseen of s, a part
// of the given block: it takes s for itself, or puts tags into the block.
func (t *Tree) Remade(s, block source.Span) bool {
	ts := t.templateTags()
	for _, tag := range ts.tagsIn(block) {
		if !tag.harmless {
			return true
		}
	}
	i := sort.Search(len(ts.taken), func(i int) bool { return ts.taken[i].End >= s.End })
	return i < len(ts.taken) && ts.taken[i].Start <= s.Start
}

func (ts *templates) tagsIn(s source.Span) []templateTag {
	from := sort.Search(len(ts.tags), func(i int) bool { return ts.tags[i].span.End > s.Start })
	to := sort.Search(len(ts.tags), func(i int) bool { return ts.tags[i].span.Start >= s.End })
	return ts.tags[from:max(from, to)]
}

func (t *Tree) templateTags() *templates {
	if t.templates == nil {
		r := templateReader{tree: t, open: map[string][]uint32{}}
		for _, m := range t.Masks {
			r.read(m)
		}
		t.templates = &templates{r.tags, outermost(r.taken)}
	}
	return t.templates
}

// outermost drops the spans that lie in a later one. They are in order of their
// ends; of what is left, the starts are in order, too.
func outermost(spans []source.Span) []source.Span {
	var out []source.Span
	for _, s := range spans {
		for len(out) > 0 && out[len(out)-1].Start >= s.Start {
			out = out[:len(out)-1]
		}
		out = append(out, s)
	}
	return out
}

type templateReader struct {
	tree  *Tree
	tags  []templateTag
	taken []source.Span
	open  map[string][]uint32 // by name, the ends of the tags that may open an enclosure
}

func (r *templateReader) read(m source.Span) {
	src := r.tree.written
	at := int(m.Start)
	switch {
	case hasPrefixAt(src, at, "{%"):
		name := string(liquidName(src, at))
		r.tags = append(r.tags, templateTag{m, isHarmless(name)})
		r.readLiquid(name, m)
	case hasPrefixAt(src, at, "{{<"), hasPrefixAt(src, at, "{{%"):
		if src[at+2] == '%' {
			r.tags = append(r.tags, templateTag{span: m})
		}
		r.readShortcode(m)
	}
}

// readLiquid reads a tag of Liquid, Nunjucks or Zola.
func (r *templateReader) readLiquid(name string, m source.Span) {
	switch of, closes := strings.CutPrefix(name, "end"); {
	case isControlFlow(name), closes && isControlFlow(of):
	case closes:
		r.closeEnclosure(of, m)
	case name == "include":
		r.readInclude(m)
	case r.tree.Dialect.Template == Shortcodes: // of Zola: {% name() %} … {% end %}
		r.openEnclosure("", m)
	default:
		r.openEnclosure(name, m)
	}
}

// readInclude takes two files that stand on lines of their own for the halves
// of one thing, if their names say so.
func (r *templateReader) readInclude(m source.Span) {
	src, engine := r.tree.written, r.tree.Dialect.Engine
	if engine != Kramdown && engine != AnyEngine || !isAlone(src, m) {
		return
	}
	words := strings.Fields(strings.Trim(string(m.Of(src)), "{%-}"))
	if len(words) < 2 {
		return
	}
	file := strings.TrimSuffix(strings.ToLower(words[1]), path.Ext(words[1]))
	for _, half := range [...]struct {
		word   string
		closes bool
	}{{"start", false}, {"begin", false}, {"open", false}, {"end", true}, {"close", true}} {
		i := strings.LastIndex(file, half.word)
		if i < 0 {
			continue
		}
		of := "include " + file[:i] + file[i+len(half.word):]
		if half.closes {
			r.closeEnclosure(of, m)
		} else {
			r.openEnclosure(of, m)
		}
		return
	}
}

// isAlone reports whether nothing else stands on the line of s.
func isAlone(src []byte, s source.Span) bool {
	start := bytes.LastIndexAny(src[:s.Start], "\r\n") + 1
	return len(bytes.TrimSpace(src[start:s.Start])) == 0 && isBlankLine(src, int(s.End))
}

func (r *templateReader) readShortcode(m source.Span) {
	src := r.tree.written
	at := skipSpace(src, int(m.Start)+len("{{<"))
	closes := at < len(src) && src[at] == '/'
	if closes {
		at = skipSpace(src, at+1)
	}
	end := at
	for end < len(src) && !isSpace(src[end]) && strings.IndexByte(">%}", src[end]) < 0 {
		end++
	}
	switch name := "{{" + string(src[at:end]); {
	case closes:
		r.closeEnclosure(name, m)
	case src[m.End-4] != '/':
		r.openEnclosure(name, m)
	}
}

func (r *templateReader) openEnclosure(name string, m source.Span) {
	r.open[name] = append(r.open[name], m.End)
}

func (r *templateReader) closeEnclosure(name string, m source.Span) {
	open := r.open[name]
	if len(open) == 0 {
		return
	}
	r.taken = append(r.taken, source.Span{Start: open[len(open)-1], End: m.Start})
	r.open[name] = open[:len(open)-1]
}

// isControlFlow reports whether a tag, with its end, shows what stands in it
// as it is, or not at all.
func isControlFlow(name string) bool {
	switch name {
	case "if", "unless", "for", "case", "elsif", "elseif", "elif", "else", "when", "tablerow", "raw", "verbatim":
		return true
	}
	return false
}

func isHarmless(name string) bool {
	switch name {
	case "link", "post_url", "raw", "endraw", "comment", "endcomment", "highlight", "endhighlight":
		return true
	}
	return false
}
