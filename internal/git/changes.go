package git

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/reviewlint/reviewlint/internal/source"
)

// Changes are what files of some endings have become since a commit.
type Changes struct {
	changed map[string]*change
	tracked map[string]struct{} // the files that git knows, and those that were moved without its knowledge
	less    bool                // there were files that git misses
}

// A change is one file that isn't what it was.
type change struct {
	from  string  // the path that it had; "" where there was none in the folder
	lines []lines // those that are new, in order
}

// lines are some lines of a file, as git counts them: from 1, each ended by LF.
type lines struct{ first, count int }

// Changes compares the working tree, as it is and whatever of it is staged,
// with a commit. Renames are followed, also those that git hasn't been told of;
// line endings alone are no change. The endings are those of the names of files
// to look at, in any case of letters.
func (r *Repository) Changes(commit string, endings []string) (*Changes, error) {
	c := &Changes{changed: map[string]*change{}, tracked: map[string]struct{}{}}
	tracked, err := r.list(endings)
	if err != nil {
		return nil, err
	}
	for _, path := range tracked {
		c.tracked[path] = struct{}{}
	}
	if err := r.compare(c, commit, endings, ""); err != nil {
		return nil, err
	}
	if c.less {
		err = r.followStrays(c, commit, endings)
	}
	return c, err
}

// list returns the files of the folder that git knows, or of those that the
// options mean.
func (r *Repository) list(endings []string, options ...string) ([]string, error) {
	out, err := r.ask(slices.Concat([]string{"ls-files", "-z"}, options, patterns(endings, "icase"))...)
	if err != nil || out == "" {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(out, "\x00"), "\x00"), nil
}

// compare notes what git says of the differences. The index is that of the
// repository, unless another is given.
func (r *Repository) compare(c *Changes, commit string, endings []string, index string) error {
	diff := r.command(append([]string{
		"diff", "--no-color", "--no-ext-diff", "--no-textconv", "--text", "--ignore-cr-at-eol",
		"-M", "-U0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", commit,
	}, patterns(endings, "top,icase")...)...)
	if index != "" {
		diff.Env = append(diff.Env, "GIT_INDEX_FILE="+index)
	}
	var complaint bytes.Buffer
	diff.Stderr = &complaint
	out, err := diff.StdoutPipe()
	if err != nil {
		return err
	}
	if err := diff.Start(); err != nil {
		return failure(err)
	}
	parseErr := c.parse(bufio.NewReaderSize(out, 64<<10), r)
	io.Copy(io.Discard, out) // what nobody reads would keep git waiting
	if err := diff.Wait(); err != nil {
		return fmt.Errorf("git diff: %w: %s", err, bytes.TrimSpace(complaint.Bytes()))
	}
	return parseErr
}

// IsNew reports whether all of a file is new.
func (c *Changes) IsNew(path string) bool {
	_, known := c.tracked[path]
	return !known
}

// IsSame reports whether a file of the working tree is what it was, for certain.
// A file of the index that isn't there any more passes for it, too.
func (c *Changes) IsSame(path string) bool { return !c.IsNew(path) && c.changed[path] == nil }

// Count returns how many of the files that git knows have changed.
func (c *Changes) Count() int { return len(c.changed) }

// Before returns the path that a file had, or "" if there was none.
func (c *Changes) Before(path string) string {
	if c.IsNew(path) {
		return ""
	}
	if change := c.changed[path]; change != nil {
		return change.from
	}
	return path
}

// Spans returns the parts of a file that are new, in order. Src is its text as
// it lies in the working tree.
func (c *Changes) Spans(path string, src []byte) []source.Span {
	if c.IsNew(path) {
		return []source.Span{source.At(0, len(src))}
	}
	change := c.changed[path]
	if change == nil {
		return nil
	}
	var spans []source.Span
	offset, line := 0, 1
	skip := func(to int) {
		for ; line < to && offset < len(src); line++ {
			if i := bytes.IndexByte(src[offset:], '\n'); i >= 0 {
				offset += i + 1
			} else {
				offset = len(src)
			}
		}
	}
	for _, l := range change.lines {
		skip(l.first)
		start := offset
		skip(l.first + l.count)
		spans = append(spans, source.At(start, offset))
	}
	return spans
}

// parse reads a unified diff without context. Text is passed over by its
// number of lines: it may look like anything.
func (c *Changes) parse(in *bufio.Reader, r *Repository) error {
	var file *change
	from := ""
	for {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "diff":
			file, from = nil, ""
		case "deleted":
			c.less = true
		case "rename":
			if old, ok := strings.CutPrefix(rest, "from "); ok {
				from = unquote(old)
			} else if new, ok := strings.CutPrefix(rest, "to "); ok {
				file = c.add(r, from, unquote(new))
			}
		case "---":
			from, _ = strings.CutPrefix(unquote(rest), "a/")
		case "+++":
			if new, ok := strings.CutPrefix(unquote(rest), "b/"); ok {
				file = c.add(r, from, new)
			}
		case "@@":
			old, new, err := hunk(rest)
			if err != nil {
				return fmt.Errorf("git diff: %q: %w", line, err)
			}
			if file != nil && new.count > 0 {
				file.lines = append(file.lines, new)
			}
			for n := old.count + new.count; n > 0; {
				line, err := readLine(in)
				if err != nil {
					return fmt.Errorf("git diff: %w", err)
				}
				if !strings.HasPrefix(line, `\`) { // a line in between that says that there is no line ending
					n--
				}
			}
		}
	}
}

// add notes that the file at one path has become that at another; both are
// seen from the top. What lies outside of our folder is none of our business.
func (c *Changes) add(r *Repository, from, to string) *change {
	path, ours := r.relative(to)
	if !ours {
		return nil
	}
	if c.changed[path] == nil {
		c.changed[path] = new(change)
	}
	c.changed[path].from = ""
	if old, ours := r.relative(from); ours && from != "/dev/null" {
		c.changed[path].from = old
	}
	return c.changed[path]
}

// hunk reads "-12,0 +13,2 @@ …": the lines that are gone, and those that came.
func hunk(s string) (old, new lines, err error) {
	fields := strings.Fields(s)
	if len(fields) < 2 || fields[0][0] != '-' || fields[1][0] != '+' {
		return old, new, errors.New("no head of a hunk")
	}
	if old, err = newLines(fields[0][1:]); err == nil {
		new, err = newLines(fields[1][1:])
	}
	return old, new, err
}

func newLines(s string) (l lines, err error) {
	first, count, several := strings.Cut(s, ",")
	l.count = 1
	if several {
		if l.count, err = strconv.Atoi(count); err != nil {
			return l, err
		}
	}
	l.first, err = strconv.Atoi(first)
	return l, err
}

// readLine returns the next line without its ending. Of a long one, which is no
// name of a file, only the beginning is kept.
func readLine(in *bufio.Reader) (string, error) {
	start, err := in.ReadSlice('\n')
	line := string(start)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = in.ReadSlice('\n')
	}
	if errors.Is(err, io.EOF) && line != "" {
		err = nil
	}
	return strings.TrimSuffix(line, "\n"), err
}

// unquote returns a path as it is: git quotes odd ones as C does, and puts a
// tab behind those with spaces.
func unquote(s string) string {
	s = strings.TrimSuffix(s, "\t")
	if plain, err := strconv.Unquote(s); err == nil && strings.HasPrefix(s, `"`) {
		return plain
	}
	return s
}
