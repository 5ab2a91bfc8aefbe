package disk

import (
	"errors"
	"io/fs"
	"os"
)

// Cause strips the operation and the paths from an error of the file system, for
// who tells the path beside it in its own way.
func Cause(err error) error {
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		return pathError.Err
	case errors.As(err, &linkError):
		return linkError.Err
	}
	return err
}
