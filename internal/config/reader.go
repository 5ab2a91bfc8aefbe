package config

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
	"github.com/reviewlint/reviewlint/internal/spelling"
)

// A fileReader reads a config and those that it extends.
type fileReader struct {
	rules []*lint.Rule
	read  func(name string) ([]byte, error)
	found []lint.Diagnostic
	known map[reflect.Type][]field
	open  []string         // the configs that are being read, each extended by the one before
	done  map[string]*File // those that have been read: several configs may extend one
}

// file reads a config with all that it extends.
func (r *fileReader) file(name string, src []byte) *File {
	file := r.single(name, src)
	r.done[name] = file
	r.open = append(r.open, name)
	for _, base := range slices.Backward(file.Extends) { // so that later ones win
		if b := r.extended(base); b != nil {
			file.inherit(b)
		}
	}
	r.open = r.open[:len(r.open)-1]
	return file
}

// single reads what one config itself says.
func (r *fileReader) single(name string, src []byte) *File {
	file := new(File)
	d := &decoder{doc: &document{name, source.NewText(src)}, rules: r.rules, found: &r.found, known: r.known}
	if !d.checkText() {
		return file
	}
	m := matter.ParseYAML(src)
	readable := !m.Partial
	for _, p := range m.Problems {
		d.problem(p)
		if p.Kind != matter.DuplicateKey {
			readable = false
			break // the others follow from it
		}
	}
	if readable {
		d.decode(field{to: reflect.ValueOf(file).Elem()}, m.Root())
	}
	return file
}

// extended reads a config that another one builds on; nil if it can't.
func (r *fileReader) extended(base Value[string]) *File {
	if preset, ok := presets[base.Is]; ok {
		if known := r.done[base.Is]; known != nil {
			return known
		}
		return r.file(base.Is, []byte(preset))
	}
	fail := func(help, format string, a ...any) *File {
		r.found = append(r.found, base.wrong(help, format, a...))
		return nil
	}
	switch known := presetNames(); {
	case strings.HasPrefix(base.Is, "reviewlint:"):
		help := "there is " + listed(known, "and")
		if near := spelling.Nearest(base.Is, known); near != "" {
			help = "did you mean `" + near + "`?"
		}
		return fail(help, "there is no preset `%s`", clip(base.Is))
	case strings.Contains(base.Is, "://"):
		return fail("keep a copy of it in the project, and name that", "a config is not fetched from the web")
	case path.IsAbs(base.Is):
		return fail("name it from the folder of this config", "`%s` is an absolute path", clip(base.Is))
	}
	name := path.Join(path.Dir(base.Path()), base.Is)
	if i := slices.Index(r.open, name); i >= 0 {
		if i == len(r.open)-1 {
			return fail("remove it", "the config extends itself")
		}
		return fail("remove one of the two", "`%s` extends this config in turn", base.Is)
	}
	if known := r.done[name]; known != nil {
		return known
	}
	src, err := r.read(name)
	if err != nil {
		return fail("name a file, from the folder of this config, or "+listed(presetNames(), "or"), "%s", unread(base.Is, err))
	}
	return r.file(name, src)
}

// unread says why a file that a config names can't be read.
func unread(name string, err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Sprintf("there is no file `%s`", clip(name))
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Sprintf("`%s` can't be read: %v", clip(name), err)
}
