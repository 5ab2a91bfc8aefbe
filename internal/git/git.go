// Package git asks the git program about a repository: what has changed in it
// since some commit, and what it held then. Paths are relative to the folder a
// Repository was opened at, with slashes, wherever in the repository that is.
package git

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

var (
	// ErrMissing tells that there is no git program.
	ErrMissing = errors.New("the program git isn't there")

	// ErrNoRepository tells that a folder is in no repository.
	ErrNoRepository = errors.New("not a git repository")

	// ErrShallow tells that a commit is not there because only the last few
	// commits were fetched.
	ErrShallow = errors.New("only the last commits were fetched")

	// ErrUnknown tells that nothing in the repository has that name.
	ErrUnknown = errors.New("there is no such commit, branch or tag")

	// ErrUnrelated tells that two commits have no common ancestor.
	ErrUnrelated = errors.New("it has no commit in common with HEAD")
)

// A Repository is a git repository as seen from one of its folders.
type Repository struct {
	dir    string
	prefix string // dir as seen from the top: "" or "site/"
}

// Open returns the repository that a folder is in. It fails with ErrMissing,
// ErrNoRepository, or what git has to say.
func Open(dir string) (*Repository, error) {
	r := &Repository{dir: dir}
	prefix, err := r.ask("rev-parse", "--show-prefix")
	if err != nil && strings.Contains(err.Error(), "not a git repository") {
		return nil, ErrNoRepository
	}
	r.prefix = prefix
	return r, err
}

// Resolve returns the commit that a name stands for, be it that of a branch, of
// a tag or its own. It fails with ErrUnknown, or with ErrShallow where that may
// be the reason.
func (r *Repository) Resolve(name string) (commit string, err error) {
	if name == "" || strings.HasPrefix(name, "-") {
		return "", ErrUnknown
	}
	commit, err = r.ask("rev-parse", "--verify", "--quiet", name+"^{commit}")
	return commit, r.explain(err, ErrUnknown)
}

// MergeBase returns the commit at which HEAD left the line of another commit.
// It fails with ErrUnrelated, or with ErrShallow where that may be the reason.
func (r *Repository) MergeBase(commit string) (string, error) {
	base, err := r.ask("merge-base", commit, "HEAD")
	return base, r.explain(err, ErrUnrelated)
}

// Names returns the names of all branches and tags.
func (r *Repository) Names() []string {
	out, err := r.ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
	if err != nil {
		return nil
	}
	return strings.Fields(out)
}

// explain puts reason in the place of the error that git exits with where
// something isn't there, and ErrShallow where it may only not be there yet.
func (r *Repository) explain(err, reason error) error {
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 && exit.ExitCode() != 128 {
		return err
	}
	if shallow, _ := r.ask("rev-parse", "--is-shallow-repository"); shallow == "true" {
		return ErrShallow
	}
	return reason
}

// ask runs git and returns what it prints, without the last line ending.
func (r *Repository) ask(args ...string) (string, error) {
	out, err := r.command(args...).Output()
	return strings.TrimSuffix(string(out), "\n"), failure(err)
}

// command returns git with the settings that make its output the same for
// everybody. What a hook that git itself runs says of the repository is about
// another folder than ours.
func (r *Repository) command(args ...string) *exec.Cmd {
	others := []string{
		"GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_DIFF_OPTS",
		"GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
	}
	settings := []string{"-C", r.dir, "--no-optional-locks", "-c", "core.quotePath=false", "-c", "diff.relative=false"}
	c := exec.Command("git", slices.Concat(settings, args)...)
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(others, name)
	})
	c.Env = append(c.Env, "LC_ALL=C")
	return c
}

// patterns returns what names all files of the given endings to git.
func patterns(endings []string, magic string) []string {
	all := []string{"--"}
	for _, e := range endings {
		all = append(all, fmt.Sprintf(":(%s)*%s", magic, e))
	}
	return all
}

// failure returns the error of git in its own words.
func failure(err error) error {
	if errors.Is(err, exec.ErrNotFound) {
		return ErrMissing
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if said, _, _ := bytes.Cut(bytes.TrimSpace(exit.Stderr), []byte{'\n'}); len(said) > 0 {
			return fmt.Errorf("git: %s: %w", bytes.TrimPrefix(said, []byte("fatal: ")), err)
		}
		return fmt.Errorf("git: %w", err)
	}
	return err
}

// relative returns a path from the top as seen from the folder, and whether it
// lies there.
func (r *Repository) relative(fromTop string) (string, bool) {
	return strings.CutPrefix(fromTop, r.prefix)
}
