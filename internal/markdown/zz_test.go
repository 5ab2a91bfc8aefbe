package markdown
import ("testing";"time";"strings";"github.com/reviewlint/reviewlint/internal/source")
func TestZZ(t *testing.T){ for _, piece := range []string{"<kbd>a\n\n", "<div a=\"\n\n", "<!-- a\n\n", "- <div>\n", "a <u <u <u\n", "$$ `a` <foo>\n\n", "> <div>\n"} {
	for _,n := range []int{20000,40000} {
		src := []byte(strings.Repeat(piece, n)); a:=time.Now()
		tree := Parse(src, 0, Dialect{Engine: Kramdown}); b:=time.Now()
		tree.Raw(source.At(len(src)-1, len(src))); c:=time.Now()
		tree.InMath(source.At(len(src)-2, len(src)-1), source.At(0, len(src)))
		t.Logf("%q %d parse %v raw %v math %v",piece,n,b.Sub(a),c.Sub(b),time.Since(c)) }
	}}
