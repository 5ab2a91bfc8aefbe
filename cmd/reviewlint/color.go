package main

import (
	"io"
	"os"
	"slices"

	"github.com/fatih/color"
	"github.com/mattn/go-isatty"
)

// colorWhen says when reports are coloured; it is the flag --color.
type colorWhen uint8

const (
	colorAuto colorWhen = iota
	colorAlways
	colorNever
)

func colorWords() []string { return []string{"auto", "always", "never"} }

func (c *colorWhen) Set(s string) error {
	if err := oneOf(s, colorWords()); err != nil {
		return err
	}
	*c = colorWhen(slices.Index(colorWords(), s))
	return nil
}

func (c *colorWhen) String() string { return colorWords()[*c] }
func (c *colorWhen) Type() string   { return "when" }

// colors reports whether what is written to w is to be coloured. The flag is
// what the user says now, the environment what they say always; of its
// variables NO_COLOR (no-color.org) wins over FORCE_COLOR (force-color.org)
// and CLICOLOR_FORCE (bixense.com/clicolors), as no colour harms nobody.
func (c colorWhen) colors(w io.Writer) bool {
	switch force := os.Getenv("CLICOLOR_FORCE"); {
	case c != colorAuto:
		return c == colorAlways
	case os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "", force != "" && force != "0":
		return true
	}
	return os.Getenv("CLICOLOR") != "0" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

// paint returns a function that writes a string in colour, whatever the
// color package thinks of standard output.
func paint(a ...color.Attribute) func(...any) string {
	c := color.New(a...)
	c.EnableColor()
	return c.SprintFunc()
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}
