package lint

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/reviewlint/reviewlint/internal/review"
)

// maxFile is the size of the largest file that is read, in bytes: far above
// any text, far below what memory can't hold.
const maxFile = 64 << 20

var errChanged = errors.New("the file changed while it was read")

// readFile returns the bytes of a file, fixes of earlier rounds included.
func (e *engine) readFile(path string) ([]byte, error) {
	return e.readInto(path, new([]byte))
}

// readInto reads a file into buffer, which grows as needed, and returns the
// part that was filled: it is valid until the buffer is used again.
func (e *engine) readInto(path string, buffer *[]byte) ([]byte, error) {
	if src, ok := e.overlay[path]; ok {
		return src, nil
	}
	f, err := e.FS.Open(path)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, cause(err)
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
	if err == nil || int64(n) != size {
		return nil, errChanged
	}
	if err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, cause(err)
	}
	return b[:n:n], nil
}

// source returns the bytes of a file as they were linted.
func (e *engine) source(path string) ([]byte, error) {
	src, err := e.readFile(path)
	if err != nil {
		return nil, err
	}
	if s := e.head(path); s != nil && s.Hash != 0 && s.Hash != review.Hash(src) {
		return nil, errChanged
	}
	return src, nil
}

// cause strips the operation and the path from an error of the file system:
// the path is told beside it.
func cause(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
