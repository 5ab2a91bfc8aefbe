package lint

// A Result is what a run over one project found.
type Result struct {
	Root      string       // the project's root, an absolute path of the operating system
	Prefix    string       // Root as seen from the current folder, with slashes: "" or "site" or "../x"
	Files     int          // Markdown files linted
	Findings  []Diagnostic // by path, start, end, rule, message
	Mended    Mended
	LeftAlone int       // i, em, b and strong tags in HTML blocks, where Markdown is not read
	Failures  []Failure // files that could not be read, linted or written, by path

	// Source returns the bytes of a file as they were linted (after fixes, if
	// those were written), or an error if it has changed since.
	Source func(path string) ([]byte, error)
}

// Mended says what fixes did, or would do.
type Mended struct {
	Findings int            // findings mended
	Files    int            // files changed
	ByRule   map[string]int // findings mended, by rule
	Changes  []Change       // the files changed, by path
}

// A Change is one file before and after its fixes.
type Change struct {
	Path     string
	Old, New []byte
}

// A Failure is a file that could not be dealt with: it is told, the run goes
// on, and its exit code is 2.
type Failure struct {
	Path string
	Err  error
}
