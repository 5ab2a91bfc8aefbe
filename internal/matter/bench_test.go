package matter

import "testing"

// seed is a head as the reviews of a film blog have it.
const seed = `---
layout: review
title: "The Lighthouse Keeper (1998)"
excerpt: "My review of The Lighthouse Keeper (1998)"
rating: "4.5"
letterboxd_url: https://boxd.it/0aBcDe
rewatch: false
cinema: true
date: 2024-03-17
category: movie_review

---

A storm comes up, and the keeper stays.
`

func BenchmarkSplit(b *testing.B) {
	src := []byte(seed)
	b.ReportAllocs()
	for b.Loop() {
		Split(src)
	}
}

func BenchmarkParse(b *testing.B) {
	src := []byte(seed)
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, YAML11)
	}
}

func BenchmarkPlain(b *testing.B) {
	src := []byte(seed)
	block := Split(src)
	m := &Matter{Block: block, version: YAML11, head: string(src[:block.Body])}
	b.ReportAllocs()
	for b.Loop() {
		readPlain(m, src[:block.Body])
	}
}

// BenchmarkLibrary reads the same head the long way.
func BenchmarkLibrary(b *testing.B) {
	src := []byte(seed)
	block := Split(src)
	b.ReportAllocs()
	for b.Loop() {
		m := &Matter{Block: block, version: YAML11, head: string(src[:block.Body])}
		readYAML(m, src[:block.Body])
	}
}
