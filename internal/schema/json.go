package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/reviewlint/reviewlint/internal/matter"
)

// A JSON is a JSON Schema of drafts 2020-12 or 7. It is safe for concurrent use.
//
// What nearly all schemas are made of is decided here, on the values with their
// places; the rest is the library's, which is slower and tells no places.
type JSON struct {
	root      *jsonschema.Schema
	nodes     map[*jsonschema.Schema]*jsonNode
	names     map[string]bool // the dotted paths of keys that it names
	formats   []Key           // what it says of the formats of keys, which the library leaves to us
	recursive bool            // a part of it holds itself
	parts     sync.Map        // from the JSON Pointer of a part to its *jsonschema.Resolved
}

// The drafts, as the library names them.
const (
	draft7    = "http://json-schema.org/draft-07/schema#"
	draft2020 = "https://json-schema.org/draft/2020-12/schema"
)

// base is the address of every schema for what it refers to. It is never fetched.
const base = "schema:///schema.json"

// ReadJSON returns the JSON Schema that src is. What it refers to must be in it.
func ReadJSON(src []byte) (*JSON, error) {
	root := new(jsonschema.Schema)
	if err := json.Unmarshal(bytes.TrimPrefix(src, []byte("\ufeff")), root); err != nil {
		return nil, jsonError(src, err)
	}
	switch draft := strings.Replace(strings.TrimSuffix(root.Schema, "#"), "https:", "http:", 1) + "#"; draft {
	case "#":
	case strings.Replace(draft2020, "https:", "http:", 1) + "#":
		root.Schema = draft2020
	case draft7:
		root.Schema = draft7
	default:
		return nil, fmt.Errorf("`$schema` is `%s`: drafts 2020-12 and 7 are known", root.Schema)
	}
	j := &JSON{root: root, nodes: map[*jsonschema.Schema]*jsonNode{}, names: map[string]bool{}}
	if err := j.gather(); err != nil {
		return nil, err
	}
	if _, err := root.Resolve(&jsonschema.ResolveOptions{BaseURI: base}); err != nil {
		return nil, tidied(err)
	}
	j.gatherKeys(root, "")
	return j, nil
}

// Check reports what m does not meet of the schema, each fault at the innermost
// value that has it.
func (j *JSON) Check(m *matter.Matter, report func(Breach)) {
	e := explainer{j.judge(), report}
	e.explain(j.root, matter.Field{Value: m.Root()}, "")
	for i := range j.formats {
		key := &j.formats[i]
		for f := range Fields(m.Root(), key.Path) {
			key.Check(f.Value, func(b Breach) {
				if b.Kind == Misformatted && (b.Value.Kind() == matter.String || b.Value.Kind() == matter.Date) {
					b.Path, b.Key = key.Path, f
					report(b)
				}
			})
		}
	}
}

// Names reports whether the schema says anything of the key at a dotted path.
func (j *JSON) Names(path string) bool { return j.names[path] }

// part returns the part of the schema at a JSON Pointer, ready for the library
// to hold against values. Most are never asked for.
func (j *JSON) part(pointer string) *jsonschema.Resolved {
	if known, ok := j.parts.Load(pointer); ok {
		return known.(*jsonschema.Resolved)
	}
	ref := &jsonschema.Schema{Schema: j.root.Schema, Ref: base + "#" + (&url.URL{Fragment: pointer}).EscapedFragment()}
	whole := func(*url.URL) (*jsonschema.Schema, error) { return j.root.CloneSchemas(), nil }
	part, err := ref.Resolve(&jsonschema.ResolveOptions{BaseURI: "schema:///part.json", Loader: whole})
	if err != nil {
		panic(fmt.Sprintf("the part %s of a JSON Schema that was resolved as a whole: %v", pointer, err))
	}
	known, _ := j.parts.LoadOrStore(pointer, part)
	return known.(*jsonschema.Resolved)
}

// jsonError says where a text is no JSON, or no JSON Schema.
func jsonError(src []byte, err error) error {
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		line := 1 + bytes.Count(src[:min(int(syntax.Offset), len(src))], []byte("\n"))
		return fmt.Errorf("line %d is no JSON: %w", line, tidied(err))
	}
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) && wrong.Field != "" {
		return fmt.Errorf("`%s` can't be a JSON %s", wrong.Field[strings.LastIndexByte(wrong.Field, '.')+1:], wrong.Value)
	}
	return fmt.Errorf("it is no JSON Schema: %w", tidied(err))
}

// tidied returns the first of the library's errors without the names of its types.
func tidied(err error) error {
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		err = all.Unwrap()[0]
	}
	text := err.Error()
	for _, prefix := range [...]string{"json: ", "jsonschema: ", "jsonschema.Schema: ", "<anonymous schema>: "} {
		text = strings.TrimPrefix(text, prefix)
	}
	return errors.New(strings.ReplaceAll(text, "`", "'"))
}
