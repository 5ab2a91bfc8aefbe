package discover

import "path/filepath"

// A Place is where a folder lies, for the eyes of the one who runs us.
type Place struct {
	Root   string // the folder, an absolute path free of symbolic links
	Prefix string // Root as seen from the working directory, with slashes: "" or "site" or "../x"
	Below  string // the working directory as seen from Root, where it lies below it; else ""
}

// PlaceOf returns where a folder lies, seen from the working directory dir. Both
// are absolute paths free of symbolic links; a dir that nobody knows is "".
func PlaceOf(dir, folder string) Place {
	p := Place{Root: folder, Prefix: seenFrom(dir, folder)}
	if within(folder, dir) {
		p.Below = below(folder, dir)
	}
	return p
}

// seenFrom returns a path as it is seen from a folder, with slashes; "" is the
// folder itself. Both are absolute.
func seenFrom(folder, path string) string {
	seen, err := filepath.Rel(folder, path)
	switch {
	case err != nil: // another volume
		return filepath.ToSlash(path)
	case seen == ".":
		return ""
	}
	return filepath.ToSlash(seen)
}
