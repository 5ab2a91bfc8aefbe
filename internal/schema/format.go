package schema

// A Format is a way to write something in a text.
type Format uint8

// The formats, under JSON Schema's names where it has them.
const (
	AnyFormat Format = iota
	Date             // date: 2024-02-29
	DateTime         // date-time: a date with a time, as YAML and RFC 3339 write it
	Time             // time: 19:30
	Year             // year: 1995
	URI              // uri: absolute, RFC 3986
	Email            // email
	UUID             // uuid
	ISBN             // isbn: of 10 or 13 digits, the last of which checks the others
	IMDb             // imdb: tt0113277
	Slug             // slug: lower-case letters and digits of any script, and hyphens between them
	Language         // language: a BCP 47 tag such as en or pt-BR
)

var formats = [...]string{"", "date", "date-time", "time", "year", "uri", "email", "uuid", "isbn", "imdb", "slug", "language"}

func (f Format) String() string { return formats[f] }

// Formats returns the names of all formats.
func Formats() []string { return formats[1:] }
