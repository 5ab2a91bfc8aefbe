package matter

import (
	"os"
	"strings"
	"testing"
)

var kindNames = [...]string{"null", "bool", "int", "float", "date", "string", "list", "map"}

// TestPsych holds YAML11 to Ruby's own reader. The table comes from Psych
// 4.0.3; add scalars with any kind and run, in testdata,
//
//	cut -f2 psych.tsv | ruby -rpsych -rdate -ne 's = $_.chomp; v = Psych.unsafe_load("k: #{s}")["k"]; k = case v when nil then "null" when true, false then "bool" when Integer then "int" when Float then "float" when Date, Time then "date" else "string" end; puts "#{k}\t#{s}"' >psych.new
func TestPsych(t *testing.T) {
	table, err := os.ReadFile("testdata/psych.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(table)) {
		want, scalar, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		if got := kindNames[resolve([]byte(scalar), YAML11)]; got != want {
			t.Errorf("%q is %s, Psych says %s", scalar, got, want)
		}
		rows++
	}
	if rows < 300 {
		t.Errorf("the table has only %d rows", rows)
	}
}

func TestCoreSchema(t *testing.T) {
	for kind, scalars := range map[Kind]string{
		Null:   "~ null Null NULL",
		Bool:   "true True TRUE false False FALSE",
		Int:    "0 7 -7 +7 007 300 0o7 0o17 0x1F 0xff 08",
		Float:  "3.5 .5 5. -0.5 +1.5 1e3 1E3 1e-3 1.5e+3 .5e1 .inf -.inf +.INF .Inf .nan .NaN .NAN",
		String: "yes No on off y n nUll tRue 1_000 1,000 3,5 12:30 2012-12-21 . + - +. e3 1e 1e+ 0o8 0o 0x 0xg -0x1 .iNf -.nan 1.2.3 8½ 7/10 2024-01-05T10:00:00Z",
	} {
		for scalar := range strings.FieldsSeq(scalars) {
			if got := resolve([]byte(scalar), YAML12); got != kind {
				t.Errorf("%q is %s, want %s", scalar, kindNames[got], kindNames[kind])
			}
		}
	}
	if got := resolve(nil, YAML12); got != Null {
		t.Errorf("nothing is %s, want null", kindNames[got])
	}
}
