package markdown

import "testing"

func TestSameLinks(t *testing.T) {
	page := func(text string) Page { return Render([]byte(text), 0, Dialect{}) }
	for _, test := range []struct {
		html, text string
		want       bool
	}{
		{`<a href="/a">b</a>`, `[b](/a)`, true},
		{`<A title='t' HREF=/a>b</A >`, `[b](/a "t")`, true},
		{`<a href="?a=1&amp;b=é d">b</a>`, `[b](<?a=1&b=é d>)`, true},
		{`<a href="/a" title="&quot;t&#39;">b</a>`, `[b](/a '"t&#39;')`, true},
		{`<a href="/a" title="">b</a>`, `[b](/a)`, false},
		{`<a href="/a" class="c">b</a>`, `[b](/a)`, false},
		{`<a href="/a">b</a>`, `[b](/c)`, false},
		{`<a href="/a">b</a>`, `[b](/a "t")`, false},
		{`<a name="a">b</a>`, `[b](a)`, false},
		{`<a href="/a" title="<a href=/c>">b</a> <i>d</i>`, `[b](/a "<a href=/c>") *d*`, true},
		{`<a href="/a" title="<a href=/c>">b</a>`, `[b](/a "<a href='/c'>")`, false},
	} {
		if got := page(test.html).Equal(page(test.text)); got != test.want {
			t.Errorf("%s and %s are the same: %v", test.html, test.text, got)
		}
	}
}
