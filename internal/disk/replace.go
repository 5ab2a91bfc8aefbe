// Package disk writes files so that nobody ever finds half of one, and says what
// went wrong with a file in as few words as there are.
package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
)

// ErrReadOnly tells that a file is there which nobody may write.
var ErrReadOnly = errors.New("the file is read-only")

// Replace puts what write writes in the place of a file, at once or not at all:
// into a temporary file beside it, which is then renamed. The mode of the file
// is kept; there need be none yet. A symbolic link is replaced, not followed.
// It fails with ErrReadOnly, with the error of write, or as the file system does.
func Replace(root *os.Root, name string, write func(io.Writer) error) (err error) {
	old, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		old = nil
	case err != nil:
		return err
	case !old.Mode().IsRegular():
		old = nil
	case old.Mode().Perm()&0o222 == 0:
		return ErrReadOnly
	}
	temporary := path.Join(path.Dir(name), fmt.Sprintf(".%s.%08x.reviewlint", path.Base(name), rand.Uint32()))
	f, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			root.Remove(temporary)
		}
	}()
	if old != nil {
		err = f.Chmod(old.Mode().Perm())
	}
	// What isn't on the disk before it is renamed may be lost with its old text.
	if err = errors.Join(err, write(f), f.Sync()); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return root.Rename(temporary, name)
}
