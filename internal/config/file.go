package config

// A File is what a config says, value by value, each with its place. Its types
// are read by decode, and described by Schema: a tag `key` names a key, `doc`
// says what it is for, `enum` lists the words it takes, `need` says that it must
// be there, `some` that it can't be empty, `default` what holds when it is left
// out, in JSON; `like` is an example of its value, `each` of what a map of any
// keys holds, and `without` names a key that this one can't have in it.
type File struct {
	Extends     Many[string] `key:"extends" doc:"configs to build on: files, or reviewlint:films, the built-in convention of film reviews; of several that say a thing, later ones win"`
	Collections []Collection `key:"collections" like:"[{ name: films, files: films/** }]" doc:"sets of reviews that keep to one schema; a file belongs to the first that holds it"`
	Rules       Rules        `key:"rules" like:"{ html-italics: off }" doc:"how the rules apply"`
	Overrides   []Override   `key:"overrides" like:"[{ files: _drafts/**, rules: { missing-key: off } }]" doc:"how the rules apply to some files; of several that hold a file, later ones win"`
	Site        *Site        `key:"site" like:"{ generator: jekyll }" doc:"the website that the files become; found out when left out"`
}

// A Collection is a set of reviews that keep to one schema.
type Collection struct {
	Name        Value[string] `key:"name" need:"yes" doc:"what reports call it"`
	Files       Many[string]  `key:"files" like:"films/**" doc:"globs of the files that may belong to it, from the config's folder; one that begins with ! takes files out again"`
	Where       Condition     `key:"where" like:"{ layout: review }" doc:"what the front matter of its reviews says: a value, several of which one must be there, or {not: …}; null stands for absent or empty, false for absent or false"`
	Title       Value[string] `key:"title" default:"\"title\"" doc:"the key that names the work"`
	Keys        Map[Key]      `key:"keys" like:"{ title: { required: true } }" each:"{ required: true }" doc:"what is required of the keys of the front matter; a dotted path reaches nested ones"`
	Schema      Value[string] `key:"schema" like:"review.schema.json" doc:"a file with a JSON Schema that the front matter must meet, from the config's folder"`
	UnknownKeys Value[bool]   `key:"unknown-keys" default:"false" doc:"whether to report keys of which nothing is said here; misspelt ones always are"`
}

// A Key is what is required of one key.
type Key struct {
	Required   Required      `key:"required" doc:"whether the key must be there, be it empty; or {when: …}, under a condition"`
	Unique     Value[bool]   `key:"unique" default:"false" doc:"no two reviews of different works may share a value"`
	Agrees     Sources       `key:"agrees-with" doc:"other places that must say the same: a key, {key, pattern}, {body: pattern} or {file: pattern}"`
	Consistent Value[bool]   `key:"consistent" doc:"no value may be written in two ways, such as Coca-Cola and coca cola"`
	Default    *Scalar       `key:"default" doc:"what a fix adds where the key is missing"`
	Message    Value[string] `key:"message" doc:"what to tell people to do about whatever is wrong with the key"`
	Constraint
}

// A Constraint is what a value must be. An empty value meets all of it but
// allow-empty: false.
type Constraint struct {
	AllowEmpty  Value[bool]   `key:"allow-empty" default:"true" doc:"whether the value may be null, blank, or a list of nothing"`
	Type        Many[string]  `key:"type" enum:"string,number,integer,boolean,array,object" doc:"the type of the value, or several"`
	Enum        Scalars       `key:"enum" like:"[film, series]" doc:"the values there are"`
	Pattern     Value[string] `key:"pattern" format:"regex" doc:"a regular expression that matches somewhere in the text"`
	Format      Value[string] `key:"format" enum:"date,date-time,time,year,uri,email,uuid,isbn,imdb,slug,language" doc:"what the text is"`
	Hosts       Many[string]  `key:"hosts" doc:"hosts, without www., that a link must lead to"`
	Minimum     Value[Num]    `key:"minimum" doc:"the least number"`
	Maximum     Value[Num]    `key:"maximum" doc:"the greatest number"`
	MinLength   Value[Count]  `key:"minLength" doc:"the least number of characters"`
	MaxLength   Value[Count]  `key:"maxLength" doc:"the greatest number of characters"`
	MinItems    Value[Count]  `key:"minItems" doc:"the least number of items in a list"`
	MaxItems    Value[Count]  `key:"maxItems" doc:"the greatest number of items in a list"`
	UniqueItems Value[bool]   `key:"uniqueItems" default:"false" doc:"no item may be there twice"`
	Rating      *Rating       `key:"rating" like:"{ min: 0.5, max: 5, step: 0.5 }" doc:"the scale of a rating"`
	Equals      Value[string] `key:"equals" doc:"a template that makes the value from other keys: My review of {{ title }}"`
	Not         *Constraint   `key:"not" some:"yes" like:"{ pattern: TODO }" doc:"what the value must not be: a pattern that must not match, an enum of values that must not stand"`
	Items       *Constraint   `key:"items" some:"yes" like:"{ type: string }" doc:"what each item of a list must be"`
}

// A Rating is a scale in one of its forms: min and max, letters, stars, values,
// or form, which may have min and max beside it.
type Rating struct {
	Min     Value[Num]    `key:"min" default:"0" doc:"the worst rating, a number"`
	Max     Value[Num]    `key:"max" doc:"the best rating, a number"`
	Step    Value[Num]    `key:"step" doc:"the distance between two ratings; any number in between is one when left out"`
	Letters Value[string] `key:"letters" like:"A+ to F" doc:"letters from best to worst: A+ to F"`
	Stars   Value[Count]  `key:"stars" like:"5" doc:"the most stars there are"`
	Half    Value[bool]   `key:"half" default:"false" doc:"whether there are half stars"`
	Padded  Value[bool]   `key:"padded" doc:"whether hollow stars fill the row up, as in ★★★☆☆; either will do when left out"`
	Star    Value[string] `key:"star" enum:"★,⭐" doc:"the star; either will do when left out"`
	Values  Scalars       `key:"values" like:"[bad, fair, good]" doc:"words from worst to best"`
	Form    Value[string] `key:"form" like:"n/4" doc:"how the number is written, n standing for it: n/4, n stars, rank_n"`
	Unrated Scalars       `key:"unrated" doc:"values that mean that there is no rating, and satisfy required"`
	Also    Scalars       `key:"also" doc:"other values that may stand in the place of a rating: Abandoned"`
	At      Place         `key:"-"`
}

// An Override is how the rules apply to some files.
type Override struct {
	Files Many[string] `key:"files" like:"films/**" need:"yes" doc:"globs of the files, from the config's folder"`
	Rules Rules        `key:"rules" like:"{ missing-key: off }" need:"yes" without:"exclude" doc:"how the rules apply to them"`
}

// A Site is the website that the files become.
type Site struct {
	Generator Value[string] `key:"generator" enum:"jekyll,hugo,eleventy,astro,zola,other,none" doc:"the program that makes it; none stands for a plain folder"`
}
