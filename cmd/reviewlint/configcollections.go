package main

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// A member is a file with why it is in a collection, or in none.
type member struct{ path, why string }

// showCollections lists the files of each collection, in the order of the
// config, and those in none.
func (p *program) showCollections(s *subject) error {
	if s.config == nil || len(s.config.Collections) == 0 {
		return p.showConventional(s)
	}
	members := make([][]member, len(s.config.Collections)+1) // the last are in none
	for _, r := range s.reviews {
		in, why := s.membership(r)
		members[in] = append(members[in], member{s.place.Shown(r.path), why})
	}
	t := newSheet(s)
	for i, c := range s.config.File.Collections {
		t.members(c.Name.Is, s.at(c.Name.Place), members[i])
	}
	if none := members[len(members)-1]; len(none) > 0 {
		t.members("in no collection", "", none)
	}
	return t.writeTo(p.stdout)
}

// membership returns the index of the collection that a file is in, and why; of
// one in none the index behind them, and what kept it out of the one that it
// came nearest to.
func (s *subject) membership(r review) (in int, why string) {
	verdicts := s.config.Verdicts(s.seen(r.path), r.matter)
	nearest := 0
	for i, v := range verdicts {
		if v.Holds {
			return i, reasons(v.Reasons)
		}
		if len(v.Reasons) > len(verdicts[nearest].Reasons) {
			nearest = i
		}
	}
	v := verdicts[nearest]
	return len(verdicts), "not in " + v.Collection.Name.Is + ": " + against(v).Value
}

// reasons joins what speaks for a collection.
func reasons(all []config.Fact) string {
	if len(all) == 0 {
		return "it takes every file"
	}
	texts := make([]string, len(all))
	for i, f := range all {
		texts[i] = f.Value
	}
	return strings.Join(texts, ", ")
}

// members adds the files of a collection, of which it is said where it is from.
func (t *sheet) members(name, from string, members []member) {
	if from != "" {
		name += " (" + from + ")"
	}
	t.heading(printable(name) + ": " + fileCount(len(members)))
	for _, m := range members {
		t.row(1, m.path, m.why, "")
	}
}

// showConventional lists which files are held against the built-in convention.
func (p *program) showConventional(s *subject) error {
	var held, rest []member
	for _, r := range s.reviews {
		if m := (member{s.place.Shown(r.path), ""}); r.schema != nil {
			held = append(held, m)
		} else {
			rest = append(rest, m)
		}
	}
	why := "no config: what is built in holds"
	if s.config != nil {
		why = "the config has no collections: what is built in holds"
	}
	t := newSheet(s)
	t.members(schema.Preset.Name, why, held)
	t.members("in no collection", "", rest)
	return t.writeTo(p.stdout)
}

func fileCount(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}
