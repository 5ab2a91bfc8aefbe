package config

import (
	"bytes"
	"strings"

	"github.com/reviewlint/reviewlint/internal/matter"
	"github.com/reviewlint/reviewlint/internal/source"
)

// earlier tells of what makes a config no YAML where the library only notices
// it later on, and reports whether it is so.
func (d *decoder) earlier(p matter.Problem, message string) bool {
	src, at := d.doc.text.Bytes, int(p.Span.Start)
	if strings.Contains(message, "expected node content") && at < len(src) && src[at] == ',' {
		d.fail(source.At(at, at+1), "remove it, or write what is missing before it", "there is nothing before this comma")
		return true
	}
	if !strings.Contains(message, "mapping values are not allowed") {
		return false
	}
	line := bytes.LastIndexByte(src[:at], '\n') // which ends the line at fault
	if line < 0 {
		return false
	}
	start := bytes.LastIndexByte(src[:line], '\n') + 1
	text := string(bytes.TrimSpace(src[start:line]))
	start += bytes.Index(src[start:line], []byte(text))
	if comment := strings.Index(text, ": //"); comment >= 0 {
		d.fail(source.At(start+comment+2, start+len(text)), "begin it with `#`", "YAML has no comments that begin with `//`")
		return true
	}
	item := strings.TrimSpace(strings.TrimPrefix(text, "- "))
	if item == "" || item == text || strings.ContainsAny(item, ":#{}[]\"'|>&*!") {
		return false
	}
	help := "write it as `name: " + item + "`"
	if key, value, ok := strings.Cut(item, " "); ok {
		help = "write it as `" + key + ": " + strings.TrimSpace(value) + "`"
	}
	start += len(text) - len(item)
	d.fail(source.At(start, start+len(item)), help, "this is no key with a value")
	return true
}
