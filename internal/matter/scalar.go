package matter

import "bytes"

// resolve returns what a plain YAML scalar is.
func resolve(s []byte, v Version) Kind {
	if len(s) == 0 {
		return Null
	}
	c := s[0]
	if c != '+' && c != '-' && c != '.' && !isDigit(c) {
		if v == YAML11 {
			return psychWord(s)
		}
		return coreWord(s)
	}
	if v == YAML11 {
		return psychNumber(s)
	}
	return coreNumber(s)
}

func coreWord(s []byte) Kind {
	switch string(s) {
	case "~", "null", "Null", "NULL":
		return Null
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Bool
	}
	return String
}

// coreNumber resolves what begins with a digit, a sign or a point, by the
// table of YAML 1.2.2, section 10.3.2.
func coreNumber(s []byte) Kind {
	switch string(s) {
	case ".nan", ".NaN", ".NAN":
		return Float
	}
	c := scanner{s: s}
	if c.prefix("0o") {
		return c.whole(Int, c.run(isOctal) > 0)
	}
	if c.prefix("0x") {
		return c.whole(Int, c.run(isHex) > 0)
	}
	c.one('+', '-')
	switch string(s[c.i:]) {
	case ".inf", ".Inf", ".INF":
		return Float
	}
	kind := Int
	digits := c.run(isDigit)
	if c.one('.') {
		kind = Float
		digits += c.run(isDigit)
	}
	if digits > 0 && c.one('e', 'E') {
		kind = Float
		c.one('+', '-')
		digits = c.run(isDigit)
	}
	return c.whole(kind, digits > 0)
}

// A scanner reads a scalar from its start. Regular expressions would say the
// same, but cost more to compile at each start than all scalars of a site.
type scanner struct {
	s []byte
	i int
}

// whole returns kind if ok and nothing is left, otherwise String.
func (c *scanner) whole(kind Kind, ok bool) Kind {
	if ok && c.i == len(c.s) {
		return kind
	}
	return String
}

func (c *scanner) prefix(p string) bool {
	if !bytes.HasPrefix(c.s[c.i:], []byte(p)) {
		return false
	}
	c.i += len(p)
	return true
}

// one reads one of the given bytes.
func (c *scanner) one(set ...byte) bool {
	if c.i == len(c.s) || bytes.IndexByte(set, c.s[c.i]) < 0 {
		return false
	}
	c.i++
	return true
}

// run reads all bytes that are of a class and returns how many there were.
func (c *scanner) run(class func(byte) bool) int {
	start := c.i
	for c.i < len(c.s) && class(c.s[c.i]) {
		c.i++
	}
	return c.i - start
}

// number reads from least to most digits.
func (c *scanner) number(least, most int) (n int, ok bool) {
	start := c.i
	for c.i < len(c.s) && c.i-start < most && isDigit(c.s[c.i]) {
		n = n*10 + int(c.s[c.i]-'0')
		c.i++
	}
	return n, c.i-start >= least
}

func isOctal(c byte) bool { return '0' <= c && c <= '7' }

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }
