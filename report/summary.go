package report

import (
	"strconv"
	"strings"
)

// summary returns the sentences that close a report for people: what was
// mended, what is left, and what can be done about it.
func summary(t *tally, o Options) string {
	var b strings.Builder
	switch o.Mode {
	case Check:
	case Suppress:
		b.WriteString(added(t) + "\n")
	default:
		b.WriteString(mended(t, o.Mode) + "\n")
	}
	b.WriteString(found(t))
	for _, sentence := range []string{
		fixable(t, o.Mode),
		below(t),
		baselined(t),
		gone(t),
		about(t.older, "older finding", " not shown."),
		about(t.failures, "file", " failed."),
	} {
		if sentence != "" {
			b.WriteString(" " + sentence)
		}
	}
	b.WriteString("\n")
	return b.String()
}

func added(t *tally) string {
	if t.added == 0 {
		return "no suppressions added."
	}
	return "added " + plural(t.added, "suppression") + " of " + plural(t.mended, "finding") + " in " + plural(t.changed, "file") + ". Look: git diff."
}

func mended(t *tally, m Mode) string {
	s := "nothing to mend"
	if t.failures > 0 {
		s = "mended nothing"
	}
	if t.mended > 0 {
		verb := "mended "
		if m == Preview {
			verb = "would mend "
		}
		s = verb + plural(t.mended, "finding") + " in " + plural(t.changed, "file")
	}
	switch {
	case t.skipped == 1:
		s += "; 1 tag stands in an HTML block, where Markdown isn't read, and was left alone"
	case t.skipped > 1:
		s += "; " + number(t.skipped) + " tags stand in HTML blocks, where Markdown isn't read, and were left alone"
	}
	s += "."
	if t.mended > 0 && m == Mend {
		s += " Look: git diff."
	}
	return s
}

func found(t *tally) string {
	switch {
	case t.findings() == 0 && t.failures > 0:
		return "Found nothing in " + plural(t.files, "file") + "."
	case t.findings() == 0:
		return plural(t.files, "file") + ", nothing to say."
	}
	where := plural(t.affected, "file")
	// A finding may stand in a file that is not linted, such as the config.
	if t.files > 1 && t.affected <= t.files {
		where = number(t.affected) + " of " + plural(t.files, "file")
	}
	return "Found " + amounts(t) + " in " + where + "."
}

// amounts says how many findings of each severity there are, of which there is
// one at least: "1 error, 3 warnings and 2 suggestions".
func amounts(t *tally) string {
	var parts []string
	for _, p := range []string{
		about(t.errors, "error", ""),
		about(t.warnings, "warning", ""),
		about(t.infos, "suggestion", ""),
	} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// fixable says how many findings fixes would mend. Where no fix was made it
// goes by what the rules expect; and what a run with --fix has left behind is
// not offered to it again.
func fixable(t *tally, m Mode) string {
	switch {
	case t.safe > 0 && t.unsafe > 0:
		return are(t.safe) + " fixable with --fix, " + number(t.unsafe) + " more with --unsafe-fixes."
	case t.safe > 0:
		return are(t.safe) + " fixable with --fix."
	case t.unsafe > 0:
		return are(t.unsafe) + " fixable with --fix --unsafe-fixes."
	case t.mendable > 0 && m == Check:
		return number(t.mendable) + " may be fixable with --fix."
	}
	return ""
}

// below says how many findings are hidden. Those that fail the run do so all
// the same, which nobody would expect of what can't be seen.
func below(t *tally) string {
	s := about(t.below, "finding", " below --min-severity not shown")
	switch {
	case t.below == 0:
		return ""
	case t.counting == 1 && t.below == 1:
		s += ", which counts for --fail-on"
	case t.counting == 1:
		s += ", 1 of which counts for --fail-on"
	case t.counting > 0:
		s += ", " + number(t.counting) + " of which count for --fail-on"
	}
	return s + "."
}

func baselined(t *tally) string {
	if t.baselined == 1 {
		return "1 finding is in the baseline."
	}
	return about(t.baselined, "finding", " are in the baseline.")
}

func gone(t *tally) string {
	rest := "; --write-baseline prunes it"
	if t.findings() > 0 {
		rest += ", but would allow what is left here, too"
	}
	if t.gone == 1 {
		return "1 finding in the baseline is gone" + rest + "."
	}
	return about(t.gone, "finding", " in the baseline are gone"+rest+".")
}

// about returns a count and what is said about it, or nothing about nothing.
func about(n int, noun, rest string) string {
	if n == 0 {
		return ""
	}
	return plural(n, noun) + rest
}

func are(n int) string {
	if n == 1 {
		return "1 is"
	}
	return number(n) + " are"
}

// plural returns "1 file", "2 files" or "1,302 files".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// number returns n with a comma between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
