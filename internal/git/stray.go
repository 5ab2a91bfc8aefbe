package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// followStrays finds out which files that git doesn't know are others that are
// gone: somebody moved them, and hasn't told git yet. For git they are a file
// less and a file more, so it is asked again, about a copy of its index that has
// them.
func (r *Repository) followStrays(c *Changes, commit string, endings []string) error {
	strays, err := r.list(endings, "--others", "--exclude-standard")
	if err != nil || len(strays) == 0 {
		return err
	}
	folder, err := os.MkdirTemp("", "reviewlint")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	index := filepath.Join(folder, "index")
	if err := r.copyIndex(index, strays); err != nil {
		return err
	}
	c.changed = map[string]*change{}
	if err := r.compare(c, commit, endings, index); err != nil {
		return err
	}
	for _, path := range strays {
		switch moved := c.changed[path]; {
		case moved == nil:
		case moved.from == "":
			delete(c.changed, path) // it is new, as is all that git doesn't know
		default:
			c.tracked[path] = struct{}{}
		}
	}
	return nil
}

// copyIndex writes a copy of the index that has some files more. They are empty
// in it, so that git looks at what is on disk, and nothing has to be written into
// the repository.
func (r *Repository) copyIndex(index string, files []string) error {
	own, err := r.ask("rev-parse", "--git-path", "index")
	if err != nil {
		return err
	}
	if !filepath.IsAbs(own) {
		own = filepath.Join(r.dir, own)
	}
	text, err := os.ReadFile(own)
	if err == nil {
		err = os.WriteFile(index, text, 0o600)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	empty, err := r.ask("hash-object", "--stdin")
	if err != nil {
		return err
	}
	var entries strings.Builder
	for _, path := range files {
		fmt.Fprintf(&entries, "100644 %s\t%s%s\x00", empty, r.prefix, path)
	}
	add := r.command("update-index", "-z", "--index-info")
	add.Env = append(add.Env, "GIT_INDEX_FILE="+index)
	add.Stdin = strings.NewReader(entries.String())
	_, err = add.Output()
	return failure(err)
}
