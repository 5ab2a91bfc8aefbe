package report

import (
	"github.com/fatih/color"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// A palette holds the colours of one writer. The switch that the color package
// has for the whole process is left alone: standard output and a file may be
// written in the same run.
type palette struct {
	on bool

	error, warning, info *color.Color
	message              *color.Color // what is wrong
	frame                *color.Color // arrows, bars and line numbers
	help                 *color.Color
}

func newPalette(on bool) *palette {
	p := &palette{
		on:      on,
		error:   color.New(color.FgRed, color.Bold),
		warning: color.New(color.FgYellow, color.Bold),
		info:    color.New(color.FgCyan, color.Bold),
		message: color.New(color.Bold),
		frame:   color.New(color.FgBlue, color.Bold),
		help:    color.New(color.FgGreen, color.Bold),
	}
	for _, c := range []*color.Color{p.error, p.warning, p.info, p.message, p.frame, p.help} {
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
	}
	return p
}

// of returns the colour of findings of that severity.
func (p *palette) of(s lint.Severity) *color.Color {
	switch s {
	case lint.Error:
		return p.error
	case lint.Warning:
		return p.warning
	}
	return p.info
}

// append appends s, which must be free of hostile characters, in colour c.
func (p *palette) append(dst []byte, c *color.Color, s string) []byte {
	if !p.on {
		return append(dst, s...)
	}
	return append(dst, c.Sprint(s)...)
}

// appendEscaped appends s, which may hold anything, in colour c.
func (p *palette) appendEscaped(dst []byte, c *color.Color, s string) []byte {
	if !p.on {
		return appendEscaped(dst, s)
	}
	return append(dst, c.Sprint(string(appendEscaped(nil, s)))...)
}
