package lint

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/reviewlint/reviewlint/internal/disk"
)

// A Disk is a folder of the file system, as an fs.FS and for writing. Nothing
// outside the folder is ever opened, not even through a symbolic link.
type Disk struct {
	root    *os.Root
	folders sync.Map // path -> *os.Root
	opened  atomic.Int32
}

// maxFolders bounds how many folders are kept open.
const maxFolders = 128

// OpenDisk returns the folder of the given path.
func OpenDisk(folder string) (*Disk, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	return &Disk{root: root}, nil
}

// Close closes the folder.
func (d *Disk) Close() error {
	d.folders.Range(func(_, folder any) bool {
		folder.(*os.Root).Close()
		return true
	})
	return d.root.Close()
}

// Open opens a file for reading.
func (d *Disk) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	folder, base := d.folder(name)
	f, err := folder.Open(base)
	if err != nil && folder != d.root && !errors.Is(err, fs.ErrNotExist) {
		// A link may lead out of the folder and stay in the project.
		return d.root.Open(name)
	}
	return f, err
}

// ReadDir lists a folder. A folder that was opened within an os.Root asks the
// file system about every entry as it lists it, which for a thousand reviews
// takes longer than to read a few: where no symbolic link is on the way, the
// plain listing is as safe.
func (d *Disk) ReadDir(name string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	full := filepath.Join(d.root.Name(), filepath.FromSlash(name))
	if real, err := filepath.EvalSymlinks(full); err == nil && real == full {
		return os.ReadDir(full)
	}
	return fs.ReadDir(d.root.FS(), name)
}

// folder returns an open folder near the file, and the file's path from
// there: os.Root walks every path step by step, which costs as much as
// reading a review, unless the folder is at hand.
func (d *Disk) folder(name string) (*os.Root, string) {
	dir, base := path.Split(name)
	if dir == "" {
		return d.root, name
	}
	if folder, ok := d.folders.Load(dir); ok {
		return folder.(*os.Root), base
	}
	if d.opened.Load() >= maxFolders {
		return d.root, name
	}
	folder, err := d.root.OpenRoot(path.Clean(dir))
	if err != nil {
		return d.root, name
	}
	if other, loaded := d.folders.LoadOrStore(dir, folder); loaded {
		folder.Close()
		return other.(*os.Root), base
	}
	d.opened.Add(1)
	return folder, base
}

// Write puts new in the place of old, the file's present text, at once or not
// at all. A symbolic link stays one, and the file that it leads to is written.
func (d *Disk) Write(name string, old, new []byte) error {
	name, err := d.resolve(name)
	if err != nil {
		return err
	}
	present, err := d.root.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(present, old) {
		return ErrChanged
	}
	return disk.Replace(d.root, name, func(w io.Writer) error {
		_, err := w.Write(new)
		return err
	})
}

// resolve follows the symbolic links that name is, within the root.
func (d *Disk) resolve(name string) (string, error) {
	for range 40 {
		target, err := d.root.Readlink(name)
		if err != nil {
			return name, nil // it is no link
		}
		if path.IsAbs(target) {
			return "", errors.New("it is a link out of the project")
		}
		name = path.Join(path.Dir(name), target)
		if !fs.ValidPath(name) {
			return "", errors.New("it is a link out of the project")
		}
	}
	return "", errors.New("too many symbolic links")
}
