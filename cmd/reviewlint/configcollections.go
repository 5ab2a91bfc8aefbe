package main

import (
	"fmt"
	"strings"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/internal/schema"
)

// A member is a file with why it is in a collection, or in none.
type member struct{ path, why string }

// A listing is the files of a collection, or those in none.
type listing struct {
	name, from string // from is where that is said; "" of none
	members    []member
}

// showCollections lists how many files each collection has, in the order of the
// config, and how many are in none, and then the files.
func (p *program) showCollections(s *subject) error {
	if s.config == nil || len(s.config.Collections) == 0 {
		return p.showConventional(s)
	}
	var listings []listing
	for _, c := range s.config.File.Collections {
		listings = append(listings, listing{name: c.Name.Is, from: s.at(c.Name.Place)})
	}
	none := len(listings)
	listings = append(listings, listing{name: noCollection})
	for _, r := range s.reviews {
		in, why := s.membership(r)
		listings[in].members = append(listings[in].members, member{s.place.Shown(r.path), why})
	}
	if len(listings[none].members) == 0 {
		listings = listings[:none]
	}
	return p.showListings(s, listings)
}

const noCollection = "in no collection"

// membership returns the index of the collection that a file is in, and why; of
// one in none the index behind them, and what keeps it out of each.
func (s *subject) membership(r review) (in int, why string) {
	verdicts := s.config.Verdicts(s.seen(r.path), r.matter)
	out := make([]string, len(verdicts))
	for i, v := range verdicts {
		if v.Holds {
			return i, reasons(v.Reasons)
		}
		out[i] = "not in " + v.Collection.Name.Is + ": " + against(v).Value
	}
	return len(verdicts), strings.Join(out, "; ")
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

// showListings shows the counts of all listings, and then the files of each.
func (p *program) showListings(s *subject, listings []listing) error {
	t := newSheet(s)
	for _, l := range listings {
		t.row(0, l.name, fileCount(len(l.members)), l.from)
	}
	for _, l := range listings {
		if len(l.members) == 0 {
			continue
		}
		fmt.Fprintln(t.table)
		fmt.Fprintln(t.table, printable(l.name))
		for _, m := range l.members {
			t.row(1, m.path, m.why, "")
		}
	}
	return t.writeTo(p.stdout)
}

// showConventional lists which files are held against the built-in convention.
func (p *program) showConventional(s *subject) error {
	held := listing{name: schema.Preset.Name, from: "no config: what is built in holds"}
	if s.config != nil {
		held.from = "the config has no collections: what is built in holds"
	}
	rest := listing{name: noCollection}
	for _, r := range s.reviews {
		if path := s.place.Shown(r.path); r.schema != nil {
			held.members = append(held.members, member{path, ""})
		} else {
			rest.members = append(rest.members, member{path, ""})
		}
	}
	return p.showListings(s, []listing{held, rest})
}

func fileCount(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}
