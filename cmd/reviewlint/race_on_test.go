//go:build race

package main

// underRace says that every program here runs about ten times slower.
const underRace = true
