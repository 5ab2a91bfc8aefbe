package matter

import "bytes"

// lineAt returns where the line that begins at i ends, and where the next one
// begins. Lines end in LF, CRLF or a lone CR.
func lineAt(src []byte, i int) (end, next int) {
	end = len(src)
	next = end
	if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
		end, next = i+n, i+n+1
	}
	if n := bytes.IndexByte(src[i:end], '\r'); n >= 0 {
		if i+n+1 < end || end == len(src) {
			next = i + n + 1
		}
		end = i + n
	}
	return end, next
}

// skipBlanks returns the first offset from i on that holds neither a space nor a tab.
func skipBlanks(src []byte, i int) int {
	for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
		i++
	}
	return i
}

// trimBlanks returns the end of src[start:end] without the spaces and tabs at its end.
func trimBlanks(src []byte, start, end int) int {
	for end > start && (src[end-1] == ' ' || src[end-1] == '\t') {
		end--
	}
	return end
}

func isBlankLine(line []byte) bool { return skipBlanks(line, 0) == len(line) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
