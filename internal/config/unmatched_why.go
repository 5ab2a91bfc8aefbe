package config

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/glob"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// globs tells of those that match no file. A folder of drafts may be empty, and
// so may one of a set of endings be.
func (s *survey) globs(all Many[string]) {
	var dead []Value[string]
	for _, p := range all {
		if !strings.HasPrefix(p.Is, "!") && !s.matches(p.Is) {
			dead = append(dead, p)
		}
	}
	for _, p := range dead {
		spare := slices.ContainsFunc(all, func(o Value[string]) bool {
			return !slices.Contains(dead, o) && stem(o.Is) == stem(p.Is)
		})
		if len(dead) < len(all) && (spare || strings.Contains(p.Is, "draft")) {
			continue
		}
		help := "a glob is matched against whole paths from the config's folder: `**/*.md` is every Markdown file"
		if near := s.nearGlob(p.Is); near != "" {
			help = "did you mean `" + near + "`?"
		}
		s.fail(p.Place, help, "no Markdown file matches `%s`", p.Is)
	}
	if set, err := glob.Parse(all.Texts()); len(dead) == 0 && err == nil && !slices.ContainsFunc(s.files.Paths, set.Match) {
		s.fail(all.place(), "see which of them takes out what the others match", "no Markdown file is left by %s", listed(all.Texts(), "and"))
	}
}

func stem(pattern string) string { return strings.TrimSuffix(pattern, path.Ext(pattern)) }

func (s *survey) matches(pattern string) bool {
	set, err := glob.Parse([]string{pattern})
	return err == nil && slices.ContainsFunc(s.files.Paths, set.Match)
}

// nearGlob returns a glob that matches files, and that another one was probably
// meant to be; or "".
func (s *survey) nearGlob(pattern string) string {
	pattern = strings.Trim(strings.TrimPrefix(pattern, "./"), "/")
	folder, rest := pattern, "**"
	if i := strings.IndexAny(pattern, "*?[{"); i >= 0 {
		end := strings.LastIndexByte(pattern[:i], '/')
		folder, rest = pattern[:max(end, 0)], pattern[end+1:]
	} else if path.Ext(pattern) != "" {
		folder, rest = path.Dir(pattern), path.Base(pattern)
	}
	candidates := []string{path.Join(folder, rest), path.Join(folder, "**", rest)}
	if near := spelling.Nearest(folder, s.folders()); near != "" {
		candidates = append(candidates, path.Join(near, rest), path.Join(near, "**", rest))
	}
	for _, c := range candidates {
		if c != pattern && s.matches(c) {
			return c
		}
	}
	return ""
}

// folders returns those that hold files, and those around them.
func (s *survey) folders() []string {
	all := map[string]bool{}
	for _, p := range s.files.Paths {
		for p = path.Dir(p); p != "." && !all[p]; p = path.Dir(p) {
			all[p] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// condition tells of the first test that no file meets.
func (s *survey) condition(c *schema.Collection, where Condition) {
	for i, t := range where {
		test := c.Where[i : i+1]
		var values []string
		met := false
		for m := range s.heads(c) {
			met = met || test.Holds(m)
			f, _ := m.Get(t.Path.Is)
			values = append(values, textsIn(f.Value)...)
		}
		if met {
			continue
		}
		at, help := t.Path.Place, ""
		switch {
		case len(values) > 0 && !t.Not:
			at, help = t.Values.place(), "there it is "+listed(nearestFirst(t.Values[0].Text, values), "or")
		case len(values) > 0:
			help = "in all of them it is " + listed(nearestFirst(t.Values[0].Text, values), "or")
		default:
			help = s.keyMeant(c, t.Path.Is, "see what their front matter says")
		}
		s.fail(at, help, "no Markdown file%s meets `%s: %s`", s.among(c), t.Path.Is, where[i : i+1].facts()[0].Value)
		return
	}
	s.fail(where.place(), "each is met by some: see `reviewlint config --collections`", "no Markdown file%s meets all of `where`", s.among(c))
}

// among says of which files, if not of all.
func (s *survey) among(c *schema.Collection) string {
	if c.Files == nil {
		return ""
	}
	return " under `files`"
}

// absent tells of a key that something is made from, and that no review has.
func (s *survey) absent(c *schema.Collection, n need) {
	s.fail(n.at, s.keyMeant(c, n.key, "if reviews are yet to have it, name it under `keys`"), "no review of `%s` has the key `%s`", c.Name, n.key)
}

// keyMeant says which key of a collection's files another one was probably
// meant to be, or else what is to be done.
func (s *survey) keyMeant(c *schema.Collection, key, otherwise string) string {
	var names []string
	for m := range s.heads(c) {
		for f := range m.Root().Fields() {
			if !slices.Contains(names, f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	bare := key
	if _, inner, ok := strings.Cut(key, "."); ok { // page.title, as Liquid has it
		bare = inner
	}
	for _, k := range [...]string{key, bare} {
		if near := spelling.Nearest(k, names); near != "" {
			return "did you mean `" + near + "`?"
		}
	}
	return otherwise
}

// heads returns the front matters of the files that a collection's globs match.
func (s *survey) heads(c *schema.Collection) func(yield func(*matter.Matter) bool) {
	return func(yield func(*matter.Matter) bool) {
		for i, p := range s.files.Paths {
			if c.Files != nil && !c.Files.Match(p) {
				continue
			}
			if m, err := s.files.Head(i); err == nil && !yield(m) {
				return
			}
		}
	}
}

// textsIn returns the texts of a scalar, or of the items of a list.
func textsIn(v matter.Value) []string {
	var all []string
	for item := range schema.Scalars(v) {
		all = append(all, clip(item.Text()))
	}
	return all
}

// nearestFirst returns a few of some values, each once: what word was probably
// meant to be, and then the commonest.
func nearestFirst(word string, values []string) []string {
	const most = 5
	times := map[string]int{}
	for _, v := range values {
		times[v]++
	}
	distinct := slices.Sorted(maps.Keys(times))
	near := spelling.Nearest(word, distinct)
	slices.SortStableFunc(distinct, func(a, b string) int {
		switch near {
		case a:
			return -1
		case b:
			return 1
		}
		return times[b] - times[a]
	})
	return distinct[:min(len(distinct), most)]
}
