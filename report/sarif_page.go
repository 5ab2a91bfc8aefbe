package report

import "strings"

// unwrapped joins the lines of each paragraph of a Markdown page: in the help
// of a rule, GitHub breaks lines where the source does.
func unwrapped(page string) string {
	var b strings.Builder
	inCode, joins := false, false // the last line goes on in the next one
	for line := range strings.Lines(page) {
		text := strings.TrimSuffix(line, "\n")
		fence := strings.HasPrefix(strings.TrimSpace(text), "```")
		starts := inCode || fence || text == "" || startsBlock(text)
		if b.Len() > 0 {
			if joins && !starts {
				b.WriteByte(' ')
				text = strings.TrimLeft(text, " ")
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(text)
		inCode = inCode != fence
		joins = !inCode && !fence && text != "" && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "|")
	}
	return b.String()
}

// startsBlock reports whether a line can't be the next one of a paragraph: it
// is a heading, a row of a table, a quotation or an item of a list.
func startsBlock(line string) bool {
	line = strings.TrimLeft(line, " ")
	number := strings.TrimLeft(line, "0123456789")
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "|") || strings.HasPrefix(line, "> ") ||
		strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") ||
		len(number) < len(line) && strings.HasPrefix(number, ". ")
}

// firstParagraph returns the first paragraph of an unwrapped page, its title
// aside.
func firstParagraph(page string) string {
	for line := range strings.Lines(page) {
		if text := strings.TrimSpace(line); text != "" && !strings.HasPrefix(text, "#") {
			return text
		}
	}
	return ""
}
