// Command reviewlint checks collections of reviews written in Markdown with
// front matter, and mends what it can prove safe.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
