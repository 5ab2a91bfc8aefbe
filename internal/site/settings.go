package site

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"
)

// settings are the values of a configuration file.
type settings map[string]any

// isSettings reports whether files with the ending hold settings.
func isSettings(ext string) bool {
	return ext == ".toml" || ext == ".yaml" || ext == ".yml" || ext == ".json"
}

// load reads the configuration file name; lower folds its keys, as Hugo does.
func load(fsys fs.FS, name string, lower bool) (settings, error) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	var values map[string]any
	if path.Ext(name) == ".toml" {
		err = toml.Unmarshal(src, &values)
	} else { // JSON is YAML
		err = loadYAML(src, &values)
	}
	if err != nil {
		return nil, err
	}
	if lower {
		values = lowered(values).(map[string]any)
	}
	return values, nil
}

// loadYAML keeps the last of two equal keys, as Ruby does: sites rely on it.
func loadYAML(src []byte, values *map[string]any) error {
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithUniqueKeys(false), yaml.WithSingleDocument())
	if err != nil {
		return err
	}
	if err := loader.Load(values); err != io.EOF { // which says that it holds nothing but comments
		return err
	}
	return nil
}

func lowered(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, value := range v {
			out[strings.ToLower(key)] = lowered(value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, value := range v {
			out[i] = lowered(value)
		}
		return out
	}
	return v
}

// merge adds what other has and s has not; maps are merged key by key.
func (s settings) merge(other map[string]any) {
	for key, value := range other {
		mine, ok := s[key]
		if !ok {
			s[key] = value
			continue
		}
		a, isMap := mine.(map[string]any)
		b, alsoMap := value.(map[string]any)
		if isMap && alsoMap {
			settings(a).merge(b)
		}
	}
}

// at returns the value under a path of keys, or nil.
func (s settings) at(keys ...string) any {
	var v any = map[string]any(s)
	for _, key := range keys {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[key]
	}
	return v
}

// under returns the map under a path of keys, or nil.
func (s settings) under(keys ...string) settings {
	m, _ := s.at(keys...).(map[string]any)
	return m
}

func (s settings) has(key string) bool { _, ok := s[key]; return ok }

// text returns the string under a path of keys, or "".
func (s settings) text(keys ...string) string {
	v, _ := s.at(keys...).(string)
	return v
}

// flag returns the truth value under a path of keys, or otherwise.
func (s settings) flag(otherwise bool, keys ...string) bool {
	if v, ok := s.at(keys...).(bool); ok {
		return v
	}
	return otherwise
}

// texts returns the strings under a path of keys: a list of them, or one.
func (s settings) texts(keys ...string) []string {
	switch v := s.at(keys...).(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, item := range v {
			if item, ok := item.(string); ok {
				out = append(out, item)
			}
		}
		return out
	}
	return nil
}

// maps returns the maps in v: a list of them, or one.
func maps(v any) []settings {
	switch v := v.(type) {
	case map[string]any:
		return []settings{v}
	case []any:
		var out []settings
		for _, item := range v {
			if item, ok := item.(map[string]any); ok {
				out = append(out, item)
			}
		}
		return out
	}
	return nil
}
