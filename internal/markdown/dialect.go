// Package markdown reads Markdown as a site reads it: in the dialect of its
// generator, with every link, tag and heading at its exact bytes.
package markdown

// An Engine is a Markdown renderer.
type Engine uint8

const (
	AnyEngine Engine = iota // not known: what is claimed must hold for all of them
	GFM                     // CommonMark with GitHub's extensions: remark, markdown-it
	Goldmark                // Hugo
	Kramdown                // Jekyll
	Pulldown                // Zola
)

// A Dialect says how a site reads its files. The zero Dialect is plain
// Markdown of an unknown renderer.
type Dialect struct {
	Engine   Engine
	Template Template // what is evaluated before, or inside, the Markdown
	HardWrap bool     // a line end in a paragraph is a line break on the page
	RawIDs   bool     // heading ids are made from the heading's source, markup and all, or may be
}
