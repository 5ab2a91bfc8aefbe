package lint

// maxTries bounds how often a project is judged again in one round to find out
// which fixes it is the worse for.
const maxTries = 64

// A trial makes the steps of a round, and takes back those that another file is
// the worse for: a fix may write what that is then said to contradict.
type trial struct {
	*engine
	steps    map[int]*step
	before   [][]Diagnostic // what was found in every file
	mendings map[int]*mending
	changed  []int // files of which a step was made; one that was narrowed may be there again
	tries    int
}

// A refusal is a finding whose fix isn't made.
type refusal struct{ path, rule, message string }

func refusalOf(d Diagnostic) refusal { return refusal{d.Path, d.Rule.Name, d.Message} }

// make makes the steps of some files, together if it can, else by halves.
func (t *trial) make(files []int) {
	if len(files) == 0 || t.try(files) {
		return
	}
	if len(files) == 1 {
		t.narrow(files[0])
		return
	}
	half := len(files) / 2
	t.make(files[:half])
	t.make(files[half:])
}

// try makes the steps of some files, and reports whether no file is worse for
// them; else they are taken back.
func (t *trial) try(files []int) bool {
	if t.tries--; t.tries < 0 {
		return false
	}
	for _, i := range files {
		t.reader.overlay[t.in.Files[i]] = t.steps[i].new
	}
	t.lintAgain(files)
	for i := range t.found {
		if isWorse(t.before[i], t.found[i].settled) {
			for _, i := range files {
				t.reader.overlay[t.in.Files[i]] = t.steps[i].old
			}
			t.lintAgain(files)
			return false
		}
	}
	for _, i := range files {
		s, m := t.steps[i], t.mendings[i]
		if m == nil {
			m = &mending{original: s.old}
			t.mendings[i] = m
		}
		m.rules = append(m.rules, s.rules...)
		t.found[i].changed = s.changed
		t.changed = append(t.changed, i)
	}
	return true
}

// narrow makes what can be made of one file's step: the fixes of its text, which
// leave the page as it is, then the others one by one. Those that a file is the
// worse for are refused from now on.
func (t *trial) narrow(i int) {
	t.tryOnly(i, func(_ Diagnostic, f Fix) bool { return f.Markup })
	for _, d := range t.before[i] {
		if d.Rule.Fix == nil {
			continue
		}
		one := refusalOf(d)
		if made := t.tryOnly(i, func(d Diagnostic, f Fix) bool { return !f.Markup && refusalOf(d) == one }); !made {
			t.refused[one] = true
		}
	}
}

// tryOnly is try for the fixes of one file that are wanted; true if there are none.
func (t *trial) tryOnly(i int, wants func(Diagnostic, Fix) bool) bool {
	if t.tries <= 0 {
		return false
	}
	t.steps[i] = t.step(i, wants)
	return t.steps[i] == nil || t.try([]int{i})
}
