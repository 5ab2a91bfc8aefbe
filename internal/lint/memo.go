package lint

import "sync"

// Memo returns what f returns, called once for the key until a round of fixes
// changes the project. With it a rule keeps what it learned of the project; the
// type of the key keeps rules apart.
func Memo[T any, K comparable](p *Project, key K, f func() T) T {
	if known, ok := p.memo.Load(key); ok {
		return known.(func() T)()
	}
	known, _ := p.memo.LoadOrStore(key, sync.OnceValue(f))
	return known.(func() T)()
}

// FileMemo is Memo for what a rule learns of the file that it mends.
func FileMemo[T any, K comparable](p *FixPass, key K, f func() T) T {
	if known, ok := p.memo[key]; ok {
		return known.(T)
	}
	if p.memo == nil {
		p.memo = map[any]any{}
	}
	known := f()
	p.memo[key] = known
	return known
}
