package rules

import (
	"cmp"

	"github.com/reviewlint/reviewlint/internal/schema"
)

// help returns what to do about a fault of a key: what the config says, or
// otherwise what the rule does.
func help(key *schema.Key, otherwise string) string { return cmp.Or(key.Message, otherwise) }
