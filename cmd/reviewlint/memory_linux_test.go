package main

import (
	"os"
	"syscall"
)

// peakMemory returns the resident memory that a process has had, in bytes.
func peakMemory(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss << 10
}
