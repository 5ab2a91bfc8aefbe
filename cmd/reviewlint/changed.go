package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/reviewlint/reviewlint/internal/baseline"
	"github.com/reviewlint/reviewlint/internal/discover"
	"github.com/reviewlint/reviewlint/internal/git"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/markdown"
)

// A comparison is of a project with what it was at a commit.
type comparison struct {
	flags   *flags
	project discover.Project
	repo    *git.Repository
	base    string // the commit
	changes *git.Changes
}

// comparisons returns what the projects are to be compared with, in their
// order; nil where nothing is.
func (p *program) comparisons(projects []discover.Project) ([]*comparison, error) {
	all := make([]*comparison, len(projects))
	f := &p.flags
	if f.changedSince == "" && !f.onlyNew {
		return all, nil
	}
	for i, project := range projects {
		c, name, err := f.compare(project)
		where := ""
		if len(projects) > 1 || errors.Is(err, git.ErrNoRepository) {
			where = orElse(project.Prefix, ".") + ": "
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %s%w", f.comparing(), where, err)
		}
		if f.onlyNew {
			fmt.Fprintf(p.stderr, "%scompared with %s (%.10s): %s\n", printable(where), name, c.base, amount(c.count(), "changed file"))
		}
		all[i] = c
	}
	return all, nil
}

// comparing returns the flag that asks for a comparison.
func (f *flags) comparing() string {
	if f.onlyNew {
		return "--new"
	}
	return "--changed-since " + f.changedSince
}

// compare finds out what has changed in a project since HEAD left the line of
// what it is to be compared with, whose name is returned, too.
func (f *flags) compare(project discover.Project) (c *comparison, name string, err error) {
	c = &comparison{flags: f, project: project}
	if c.repo, err = git.Open(project.Root); err != nil {
		return nil, "", err
	}
	commit, name := "", f.changedSince
	if f.onlyNew {
		commit, name, err = defaultBase(c.repo)
	} else if commit, err = c.repo.Resolve(name); errors.Is(err, git.ErrUnknown) {
		err = fmt.Errorf("%w%s", err, didYouMean(name, c.repo.Names()))
	}
	if err == nil {
		c.base, err = c.repo.MergeBase(commit)
	}
	if errors.Is(err, git.ErrShallow) {
		err = fmt.Errorf("%w; get all with git fetch --unshallow, with fetch-depth: 0 in actions/checkout, or with GIT_DEPTH: 0 in GitLab", err)
	}
	if err != nil {
		return nil, "", err
	}
	c.changes, err = c.repo.Changes(c.base, markdown.Endings())
	return c, name, err
}

// count returns how many files have changed, with those that are to be linted
// and that git doesn't know yet.
func (c *comparison) count() int {
	n := c.changes.Count()
	for _, path := range c.project.Files {
		if c.changes.IsNew(path) {
			n++
		}
	}
	return n
}

// defaultBase returns the commit that work is compared with where nobody names
// one: the target of the merge request that is checked, or the default branch.
func defaultBase(repo *git.Repository) (commit, name string, err error) {
	var asked error
	for _, c := range []struct{ variable, prefix string }{
		{"GITHUB_BASE_REF", "origin/"},
		{"CI_MERGE_REQUEST_DIFF_BASE_SHA", ""},
		{"CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "origin/"},
	} {
		value := os.Getenv(c.variable)
		if value == "" {
			continue
		}
		if commit, err = repo.Resolve(c.prefix + value); err == nil {
			return commit, c.prefix + value, nil
		}
		asked = cmp.Or(asked, fmt.Errorf("%s, as %s names it: %w", c.prefix+value, c.variable, err))
	}
	if asked != nil {
		return "", "", asked
	}
	for _, name := range []string{"origin/HEAD", "origin/main", "origin/master", "main", "master"} {
		if commit, err = repo.Resolve(name); err == nil {
			return commit, name, nil
		}
	}
	if errors.Is(err, git.ErrUnknown) {
		err = errors.New("there is neither origin/HEAD nor a branch main or master to compare with; name one with --changed-since")
	}
	return "", "", err
}

// since returns what the comparison means to a run with this input and these
// options.
func (c *comparison) since(in lint.Input, o lint.Options) *lint.Since {
	if c == nil {
		return nil
	}
	return &lint.Since{
		Changed: c.changes.Spans,
		Before:  func(paths []string) (*baseline.Ledger, error) { return c.before(paths, in, o) },
	}
}

// before lints files as they were.
func (c *comparison) before(paths []string, in lint.Input, o lint.Options) (_ *baseline.Ledger, err error) {
	tree, err := c.repo.Tree(c.base)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, tree.Close()) }()
	now := map[string]string{} // the path that a file had -> the one it has
	for _, path := range paths {
		if old := c.changes.Before(path); old != "" {
			now[old] = path
		}
	}
	in.FS, in.Files, in.Part = past{tree, c.changes, in.FS}, slices.Sorted(maps.Keys(now)), true
	in.All = func() []string { return c.reviews(tree) }
	in.Baseline, in.Since, in.Write = nil, nil, nil
	o.Fix, o.Suppress, o.Record, o.KeepSuppressed = lint.NoFixes, nil, lint.Info, false
	r := lint.Run(in, o)
	for _, f := range r.Failures {
		// What isn't there was a link to something else.
		if !errors.Is(f.Err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s as it was at %.10s: %w", f.Path, c.base, f.Err)
		}
	}
	return r.Ledger.Moved(now), nil
}

// A past is a project as it was. What is still the same is read from disk,
// which takes a tenth of the time that git does.
type past struct {
	*git.Tree
	changes *git.Changes
	present fs.FS
}

// Open opens a file as it was.
func (p past) Open(name string) (fs.File, error) {
	if p.changes.IsSame(name) {
		if f, err := p.present.Open(name); err == nil {
			return f, nil
		}
	}
	return p.Tree.Open(name)
}

// reviews returns the Markdown files that the project had.
func (c *comparison) reviews(tree *git.Tree) []string {
	present := c.project.All()
	discovery := c.flags.discovery()
	return slices.DeleteFunc(tree.Paths(), func(path string) bool {
		if !markdown.IsFile(path) {
			return true
		}
		if _, still := slices.BinarySearch(present, path); still {
			return false
		}
		excluded, err := discover.Excludes(discovery, filepath.Join(c.project.Root, filepath.FromSlash(path)))
		return excluded || err != nil
	})
}
