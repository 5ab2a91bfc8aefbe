package matter

import (
	"strings"
	"time"
)

// What follows is YAML 1.1 as Ruby's Psych::ScalarScanner (4.0, the same in
// 5.x) reads it, which is not quite the specification: y and n are strings,
// an exponent needs a point and a sign, and a day that the calendar doesn't
// know is a string.

// psychWord resolves what begins with neither a digit, a sign nor a point.
func psychWord(s []byte) Kind {
	if len(s) > len("false") {
		return String
	}
	switch {
	case isWord(s, "~", "null"):
		return Null
	case isWord(s, "yes", "true", "on", "no", "false", "off"):
		return Bool
	}
	return String
}

// isWord reports whether s is one of words, in whatever case.
func isWord(s []byte, words ...string) bool {
	for _, word := range words {
		if strings.EqualFold(string(s), word) {
			return true
		}
	}
	return false
}

// psychNumber resolves what begins with a digit, a sign or a point.
func psychNumber(s []byte) Kind {
	c := scanner{s: s}
	switch {
	case psychTime(c), psychDate(c):
		return Date
	case isWord(s, ".inf", "+.inf", "-.inf", ".nan"):
		return Float
	}
	if kind := psychSexagesimal(c); kind != String {
		return kind
	}
	if psychFloat(c) {
		return Float
	}
	if psychInt(c) {
		return Int
	}
	return String
}

// psychTime is a date with a time. Ruby takes any day up to the 31st.
func psychTime(c scanner) bool {
	c.one('-')
	if _, ok := c.number(4, 4); !ok || !c.one('-') {
		return false
	}
	month, ok := c.number(1, 2)
	if !ok || !c.one('-') {
		return false
	}
	day, ok := c.number(1, 2)
	if !ok || !c.one('T', 't') && c.run(isSpace) == 0 {
		return false
	}
	hour, ok := c.number(1, 2)
	if !ok || !c.one(':') {
		return false
	}
	minute, ok := c.number(2, 2)
	if !ok || !c.one(':') {
		return false
	}
	second, ok := c.number(2, 2)
	if !ok {
		return false
	}
	if c.one('.') {
		c.run(isDigit)
	}
	return psychZone(c) &&
		1 <= month && month <= 12 && 1 <= day && day <= 31 && minute < 60 && second <= 60 &&
		(hour < 24 || hour == 24 && minute == 0 && second == 0)
}

func psychZone(c scanner) bool {
	if c.i == len(c.s) {
		return true
	}
	c.run(isSpace)
	if c.one('Z') {
		return c.i == len(c.s)
	}
	if !c.one('+', '-') {
		return false
	}
	hours, ok := c.number(1, 2)
	if !ok {
		return false
	}
	c.one(':')
	minutes, _ := c.number(2, 2)
	return c.i == len(c.s) && hours*60+minutes < 24*60
}

// psychDate is a day of the calendar.
func psychDate(c scanner) bool {
	year, ok := c.number(4, 4)
	if !ok || !c.one('-') {
		return false
	}
	month, ok := c.number(1, 2)
	if !ok || !c.one('-') {
		return false
	}
	day, ok := c.number(1, 2)
	if !ok || c.i < len(c.s) {
		return false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Month() == time.Month(month) && t.Day() == day
}

// psychSexagesimal is 12:30, 1:02:03, 12:30.5.
func psychSexagesimal(c scanner) Kind {
	c.one('+', '-')
	if c.i == len(c.s) || !isDigit(c.s[c.i]) {
		return String
	}
	c.run(isDigitGroup)
	groups := 0
	for groups < 2 && c.one(':') {
		first := c.i
		if n := c.run(isDigit); n == 0 || n > 2 || n == 2 && c.s[first] > '5' {
			return String
		}
		groups++
	}
	if groups == 0 {
		return String
	}
	if c.one('.') {
		c.run(isDigitGroup)
		return c.whole(Float, true)
	}
	return c.whole(Int, true)
}

// psychFloat needs a point; the rest may be missing, but not all of it.
func psychFloat(c scanner) bool {
	c.one('+', '-')
	digits := c.run(isDigit)
	if digits > 0 {
		c.run(isGrouped)
	}
	if !c.one('.') {
		return false
	}
	digits += c.run(isDigit)
	if c.one('e', 'E') && (!c.one('+', '-') || c.run(isDigit) == 0) {
		return false
	}
	return c.whole(Float, digits > 0) == Float
}

func psychInt(c scanner) bool {
	c.one('+', '-')
	if c.prefix("0b") {
		return c.whole(Int, c.run(isBinary) > 0) == Int
	}
	if c.prefix("0x") {
		return c.whole(Int, c.run(isHexGroup) > 0) == Int
	}
	if c.prefix("0") {
		c.run(isOctalGroup)
		return c.i == len(c.s)
	}
	if c.run(isDigit) == 0 {
		return false
	}
	for c.one(',', '_') {
		if c.run(isDigit) == 0 {
			return false
		}
	}
	return c.i == len(c.s)
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func isDigitGroup(c byte) bool { return isDigit(c) || c == '_' }

func isGrouped(c byte) bool { return isDigitGroup(c) || c == ',' }

func isBinary(c byte) bool { return c == '0' || c == '1' || c == '_' || c == ',' }

func isOctalGroup(c byte) bool { return isOctal(c) || c == '_' || c == ',' }

func isHexGroup(c byte) bool { return isHex(c) || c == '_' || c == ',' }
