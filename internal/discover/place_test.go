package discover

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlaceOf(t *testing.T) {
	top := t.TempDir()
	at := func(path string) string { return filepath.Join(top, filepath.FromSlash(path)) }
	for _, test := range []struct{ dir, folder, prefix, below string }{
		{".", ".", "", ""},
		{".", "site/films", "site/films", ""},
		{"site/films", ".", "../..", "site/films"},
		{"site", "other", "../other", ""},
		{"site", "site-2", "../site-2", ""},
		{"site-2", "site", "../site", ""},
	} {
		want := Place{Root: at(test.folder), Prefix: test.prefix, Below: test.below}
		if diff := cmp.Diff(want, PlaceOf(at(test.dir), at(test.folder))); diff != "" {
			t.Errorf("%s from %s (-want +got):\n%s", test.folder, test.dir, diff)
		}
	}
	// A run whose working directory is gone shows absolute paths.
	want := Place{Root: at("site"), Prefix: filepath.ToSlash(at("site"))}
	if diff := cmp.Diff(want, PlaceOf("", at("site"))); diff != "" {
		t.Errorf("from nowhere (-want +got):\n%s", diff)
	}
}
