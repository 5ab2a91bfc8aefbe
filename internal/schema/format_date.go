package schema

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// checkDate wants a day of the calendar, with a time behind it or not. Where
// only leading zeros are missing it is sure what was meant; it also knows
// 20240229 and 2024/2/29, but neither what 03/04/2024 is nor 2011-010-11.
func checkDate(text string, timed bool) (Guess, bool) {
	day, clock, separator := cutDate(text)
	if separator != "" && !isTime(clock) || timed && separator == "" {
		return Guess{}, false
	}
	written, sure := day, true
	switch {
	case len(day) == 8 && isDigits(day):
		day, sure = day[:4]+"-"+day[4:6]+"-"+day[6:], false
	case strings.Count(day, "/") == 2:
		day, sure = strings.ReplaceAll(day, "/", "-"), false
	}
	padded, ok := padDate(day)
	if !ok || padded == written {
		return Guess{}, ok
	}
	return Guess{Text: padded + separator + clock, Sure: sure}, false
}

// cutDate parts a date with a time, at the T or the white space between them.
func cutDate(text string) (day, clock, separator string) {
	i := strings.IndexAny(text, "Tt \t")
	if i < 0 {
		return text, "", ""
	}
	clock = strings.TrimLeft(text[i:], "Tt \t")
	return text[:i], clock, text[i : len(text)-len(clock)]
}

// padDate returns a day as 2024-02-29, if it is one of the calendar.
func padDate(text string) (string, bool) {
	parts := strings.Split(text, "-")
	if len(parts) != 3 || len(parts[0]) != 4 || len(parts[1]) > 2 || len(parts[2]) > 2 {
		return "", false
	}
	var n [3]int
	for i, part := range parts {
		if !isDigits(part) {
			return "", false
		}
		n[i], _ = strconv.Atoi(part)
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if t.Day() != n[2] || int(t.Month()) != n[1] {
		return "", false
	}
	if len(text) == len("2024-02-29") {
		return text, true
	}
	return fmt.Sprintf("%04d-%02d-%02d", n[0], n[1], n[2]), true
}

// isTime reports whether text is a time of day: 9:30, 09:30:15.5, with a zone
// behind it as in Z, +01:00, +0100 or -5, or without.
func isTime(text string) bool {
	clock := text
	if at := strings.LastIndexAny(text, "+-"); at >= 0 {
		if !isOffset(text[at+1:]) {
			return false
		}
		clock = text[:at]
	} else if last := len(text) - 1; last >= 0 && text[last]|0x20 == 'z' {
		clock = text[:last]
	}
	hour, rest, _ := strings.Cut(strings.TrimRight(clock, " \t"), ":")
	minute, second, exact := strings.Cut(rest, ":")
	if !exact {
		second = "00"
	}
	second, fraction, fractional := strings.Cut(second, ".")
	return upTo(23, hour, 1) && upTo(59, minute, 2) && upTo(60, second, 2) && (!fractional || isDigits(fraction))
}

// isOffset reports whether text is how far a zone is from UTC: 5, 05, 0530, 05:30.
func isOffset(text string) bool {
	hours, minutes, colon := strings.Cut(text, ":")
	if !colon {
		minutes = "00"
		if len(text) == 4 {
			hours, minutes = text[:2], text[2:]
		}
	}
	return upTo(14, hours, 1) && upTo(59, minutes, 2)
}

// upTo reports whether text is a number from 0 to most, of no fewer digits
// than least and no more than two.
func upTo(most int, text string, least int) bool {
	n, err := strconv.Atoi(text)
	return err == nil && isDigits(text) && n <= most && len(text) >= least && len(text) <= 2
}
