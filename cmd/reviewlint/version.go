package main

import "runtime/debug"

// version is that of a release, set by its build: -ldflags "-X main.version=v1.2.3".
var version string

// buildVersion returns the version of the program, or (devel).
func buildVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
