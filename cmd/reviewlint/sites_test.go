package main

import (
	"strings"
	"testing"
)

// TestSiteMarkers holds that every file that is looked for tells of a site, by
// itself or beside a folder.
func TestSiteMarkers(t *testing.T) {
	var folders []string
	for _, m := range siteMarkers() {
		if strings.HasSuffix(m, "/") {
			folders = append(folders, m)
		}
	}
	for _, m := range siteMarkers() {
		if !isSite([]string{m}) && !isSite(append(folders[:len(folders):len(folders)], m)) {
			t.Errorf("%s tells of no site", m)
		}
	}
	if isSite([]string{"config.toml"}) {
		t.Error("a config.toml alone is taken for a site")
	}
}
