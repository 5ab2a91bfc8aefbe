package config

import (
	_ "embed"
	"maps"
	"slices"
)

//go:embed films.yaml
var films string

// presets are the configs that are built in, by the names under which they are
// extended.
var presets = map[string]string{"reviewlint:films": films}

func presetNames() []string { return slices.Sorted(maps.Keys(presets)) }

// IsPreset reports whether a path is that of a config that is built in.
func IsPreset(path string) bool { return presets[path] != "" }
