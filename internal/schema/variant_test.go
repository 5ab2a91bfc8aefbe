package schema

import "testing"

func TestVariant(t *testing.T) {
	for _, same := range [][2]string{
		{"Coca-Cola", "coca cola"},
		{"C.J. Cherryh", "CJ Cherryh"},
		{"Mom's", "Moms"},
		{"Aloe Vera", "aloe vera "},
		{"Pokémon", "Pokemon"},
		{"ｈａｌｆ", "half"},
		{"chill out", "chillout"},
		{"#jazz", "Jazz"},
	} {
		if a, b := Variant(same[0]), Variant(same[1]); a != b {
			t.Errorf("Variant(%q) = %q, Variant(%q) = %q, want the same", same[0], a, same[1], b)
		}
	}
	for _, other := range [][2]string{{"千と千尋", "千尋"}, {"C", "C++"}, {"C", "C#"}, {"Cola", "Colas"}, {"!!!", "???"}, {"か", "カ"}, {"が", "か"}, {"バス", "パス"}} {
		if Variant(other[0]) == Variant(other[1]) {
			t.Errorf("%q and %q have the same Variant", other[0], other[1])
		}
	}
}
