package lint

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/reviewlint/reviewlint/internal/disk"
	"github.com/reviewlint/reviewlint/internal/review"
)

// maxFile is the size of the largest file that is read, in bytes: far above
// any text, far below what memory can't hold.
const maxFile = 64 << 20

// ErrChanged tells that a file isn't any more what it was when it was linted.
var ErrChanged = errors.New("the file has changed since it was linted; it was left as it is")

var errChanged = errors.New("the file changed while it was read")

// A reader reads files, with the fixes of earlier rounds.
type reader struct {
	fsys    fs.FS
	overlay map[string][]byte
}

// readFile returns the bytes of a file.
func (r reader) readFile(path string) ([]byte, error) {
	return r.readInto(path, new([]byte))
}

// readInto reads a file into buffer, which grows as needed, and returns the
// part that was filled: it is valid until the buffer is used again.
func (r reader) readInto(path string, buffer *[]byte) ([]byte, error) {
	if src, ok := r.overlay[path]; ok {
		return src, nil
	}
	f, err := r.fsys.Open(path)
	if err != nil {
		return nil, disk.Cause(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, disk.Cause(err)
	}
	size := info.Size()
	switch {
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a regular file")
	case size > maxFile:
		return nil, fmt.Errorf("it is larger than %d MB", maxFile>>20)
	}
	// One byte more than the file has, to see its end.
	if int64(cap(*buffer)) <= size {
		*buffer = make([]byte, size+size/4+512)
	}
	b := (*buffer)[:size+1]
	n, err := io.ReadFull(f, b)
	switch {
	case err != nil && err != io.ErrUnexpectedEOF && err != io.EOF:
		return nil, disk.Cause(err)
	case err == nil || int64(n) != size:
		return nil, errChanged
	}
	return b[:n:n], nil
}

// unchanged returns the bytes of a file if they have the given hash.
func (r reader) unchanged(path string, hash uint64, buffer *[]byte) ([]byte, error) {
	src, err := r.readInto(path, buffer)
	if err == nil && hash != review.Hash(src) {
		err = ErrChanged
	}
	return src, err
}

// again reads a file that was linted once more. It reports whether that is still
// the same file; if not, that is told.
func (e *engine) again(i int) ([]byte, bool) {
	path := e.in.Files[i]
	src, err := e.reader.unchanged(path, e.project.summaries[i].Hash, new([]byte))
	if err != nil {
		e.troubles.fail(path, err)
	}
	return src, err == nil
}

// sources returns the function that gives the bytes of a file as they were
// linted. It holds nothing of what is known of the files but their hashes.
func (e *engine) sources() func(path string) ([]byte, error) {
	files, hashes := e.in.Files, make([]uint64, len(e.in.Files))
	for i, s := range e.project.summaries {
		if s != nil {
			hashes[i] = s.Hash
		}
	}
	r := e.reader
	return func(path string) ([]byte, error) {
		i, linted := slices.BinarySearch(files, path)
		if !linted || hashes[i] == 0 {
			return r.readFile(path) // a file that a finding only points at
		}
		return r.unchanged(path, hashes[i], new([]byte))
	}
}
