// Package review reads one file: its front matter, its Markdown, and the
// compact summary of both that stays when the text is gone.
package review

import (
	"github.com/reviewlint/reviewlint/internal/markdown"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// A Dialect says how the site reads a file.
type Dialect struct {
	Markdown markdown.Dialect
	YAML     matter.Version
}

// A File is the text of one review. Its front matter and tree are made when
// they are first asked for. A File is not safe for concurrent use.
type File struct {
	Path string // relative to the project's root, with slashes
	Text *source.Text

	dialect Dialect
	matter  *matter.Matter
	tree    *markdown.Tree
	stray   stray
}

// Parse returns the file of the given path and bytes, which it keeps. It
// never fails: what can't be read is data for a rule to report.
func Parse(path string, src []byte, d Dialect) *File {
	return &File{Path: path, Text: source.NewText(src), dialect: d}
}

// Bytes returns the file's text.
func (f *File) Bytes() []byte { return f.Text.Bytes }

// Matter returns the file's front matter.
func (f *File) Matter() *matter.Matter {
	if f.matter == nil {
		f.matter = matter.Parse(f.Bytes(), f.dialect.YAML)
	}
	return f.matter
}

// Tree returns the tree of the file's body.
func (f *File) Tree() *markdown.Tree {
	if f.tree == nil {
		f.tree = markdown.Parse(f.Bytes(), int(f.Matter().Body), f.dialect.Markdown)
	}
	return f.tree
}

// Page renders the file's body.
func (f *File) Page() markdown.Page {
	return markdown.Render(f.Bytes(), int(f.Matter().Body), f.dialect.Markdown)
}

// With returns the file with the edits made.
func (f *File) With(edits []source.Edit) (*File, error) {
	src, err := source.Apply(f.Bytes(), edits)
	if err != nil {
		return nil, err
	}
	return Parse(f.Path, src, f.dialect), nil
}
