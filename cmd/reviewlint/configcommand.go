package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/reviewlint/reviewlint/internal/config"
	"github.com/reviewlint/reviewlint/internal/discover"
	"github.com/reviewlint/reviewlint/internal/lint"
	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/schema"
	"github.com/reviewlint/reviewlint/internal/site"
	"github.com/reviewlint/reviewlint/rules"
)

func (p *program) configCommand() *cobra.Command {
	var collections, asSchema bool
	c := &cobra.Command{
		Use:   "config FILE",
		Short: "show what holds for a file, and where that is said",
		Long: `Shows what holds for a file: the config, the site, the collection that it is in
and why, what is required of its keys, how each rule applies, and where all this
is said: the line of the config, or that it is built in or was detected.`,
		Example: `  reviewlint config films/heat.md
  reviewlint config --collections          which files are in which collection
  reviewlint config --schema               the JSON Schema of .reviewlint.yaml`,
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case asSchema && (collections || len(args) > 0):
				return errors.New("config --schema takes nothing beside it")
			case asSchema:
				text, err := config.SchemaText(rules.All())
				if err != nil {
					return err
				}
				_, err = p.stdout.Write(text)
				return err
			case collections:
				return p.showConfig(args, (*program).showCollections)
			case len(args) != 1:
				return errors.New("config needs one file, as in: reviewlint config films/heat.md; for whole folders there is config --collections")
			}
			if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
				return fmt.Errorf("%s is a folder; did you mean: reviewlint config --collections %[1]s", args[0])
			}
			return p.showConfig(args, (*program).showFile)
		},
	}
	c.Flags().BoolVar(&collections, "collections", false, "list which files are in which collection, and why")
	c.Flags().BoolVar(&asSchema, "schema", false, "write the JSON Schema that .reviewlint.yaml keeps to, for editors")
	c.Flags().Func("config", "take this `FILE` for the config, whatever .reviewlint.yaml there are", filled(&p.flags.config, "config"))
	return c
}

// A subject is a project with what was learned of the files that are asked for.
type subject struct {
	discover.Project
	config  *governing // nil without a config
	name    string     // of the config, as people name it
	byHand  bool       // the config was given by hand
	place   lint.Place // of the root
	site    *site.Site
	reviews []review // in order of path
}

// A review is a file as the engine sees it.
type review struct {
	path   string // from the root
	matter *matter.Matter
	schema *schema.Schema // what it is held against; nil: nothing
}

// showConfig calls show with each project that the arguments are of, or reports
// what is wrong with the configs.
func (p *program) showConfig(args []string, show func(*program, *subject) error) error {
	configs, err := p.flags.configs(args...)
	if err != nil {
		return err
	}
	projects, failures, err := p.flags.discover(args...)
	if err != nil {
		return withHints(err, args)
	}
	if err := configs.govern(projects); err != nil {
		return err
	}
	if broken := append(failed(failures), configs.broken()...); len(broken) > 0 {
		return p.conclude(broken, p.stdout)
	}
	if len(projects) == 0 {
		return fmt.Errorf("%s is no Markdown file, or left out of the project", args[0])
	}
	for i, project := range projects {
		s, err := p.subject(project, configs)
		if err != nil {
			return err
		}
		if i > 0 {
			fmt.Fprintln(p.stdout)
		}
		if len(projects) > 1 {
			fmt.Fprintf(p.stdout, "project %s\n\n", printable(s.shownRoot()))
		}
		if err := show(p, s); err != nil {
			return err
		}
	}
	return nil
}

// subject asks the engine itself what holds for the files of a project: it runs
// one rule, which only takes notes.
func (p *program) subject(project discover.Project, configs *configs) (*subject, error) {
	s := &subject{
		Project: project,
		place:   lint.Place(project.Place),
		byHand:  configs.given != "",
	}
	var err error
	if s.config, err = configs.of(project.Root); err != nil {
		return nil, err
	}
	if s.config != nil {
		name := cmp.Or(configs.given, discover.Config(project.Root))
		s.name = placeOf(s.config.folder).Shown(filepath.Base(name))
	}
	disk, err := lint.OpenDisk(project.Root)
	if err != nil {
		return nil, err
	}
	defer disk.Close()
	law, _ := configs.law(project.Root, nil)
	var mu sync.Mutex
	notes := &lint.Rule{Name: "notes", Severity: lint.Info, Review: func(pass *lint.ReviewPass) {
		mu.Lock()
		defer mu.Unlock()
		s.site = pass.Site
		s.reviews = append(s.reviews, review{pass.Review.Path, pass.Matter, pass.Schema})
	}}
	result := lint.Run(input(project, disk, law), lint.Options{Rules: []*lint.Rule{notes}, Jobs: 1})
	if len(result.Failures) > 0 {
		return nil, fmt.Errorf("%s: %w", result.Shown(result.Failures[0].Path), result.Failures[0].Err)
	}
	slices.SortFunc(s.reviews, func(a, b review) int { return cmp.Compare(a.path, b.path) })
	return s, nil
}

// seen returns a file's path as the config sees it.
func (s *subject) seen(file string) string {
	folder := s.config.seen(s.Root)
	if folder == "" {
		return file
	}
	return folder + "/" + file
}

// at returns where something is said, as people name a place.
func (s *subject) at(place config.Place) string {
	switch {
	case !place.Said():
		return "built in"
	case config.IsPreset(place.Path()):
		return place.Path()
	}
	pos := place.Position()
	return fmt.Sprintf("%s:%d:%d", placeOf(s.config.folder).Shown(place.Path()), pos.Line, pos.Column)
}
