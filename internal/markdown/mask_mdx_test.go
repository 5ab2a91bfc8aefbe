package markdown

import "testing"

func TestMaskMDX(t *testing.T) { testMask(t, MDX, false, mdxCases) }

var mdxCases = []maskCase{
	{"expression", "a ⟦{props.title}⟧ b"},
	{"comment", "⟦{/* <i>x</i> } */}⟧ *y*"},
	{"line comment", "⟦{ // }\n x }⟧ *y*"},
	{"nested", "⟦{a.map(b => { return {c: 1} })}⟧ *y*"},
	{"strings", `⟦{f("}", '{', "\"}")}⟧ *y*`},
	{"template literal", "⟦{`a } ${b + `${ {c: '}'} }`} {`}⟧ *y*"},
	{"escaped template literal", "⟦{`\\` } \\${`}⟧ *y*"},
	{"regular expression", "⟦{s.replace(/[\"'}]/g, '') / 2}⟧ *y*"},
	{"tags inside", "⟦{ok && <p>It's 5/6 of {x}'s</p>}⟧ *y*"},
	{"URL inside", "⟦{ok && <a href=\"https://a.b\">https://a.b {x}</a>}⟧ *y*"},
	{"attributes", `<Stars of=⟦{5}⟧ style=⟦{{color: 'red'}}⟧ ⟦{...props}⟧ />`},
	{"link", "[x](⟦{url}⟧)"},
	{"lines", "⟦{[1,\r\n\r\n2]}⟧\r\n🎬 ⟦{'🎬'}⟧"},
	{"empty", "⟦{}⟧"},

	{"code span", "`{x}` ⟦{y}⟧ ``{`{z}`` ⟦{a}⟧"},
	{"open code span", "`` ⟦{x}⟧ `\n\n⟦{y}⟧ `` {z} ``"},
	{"fenced code", "```jsx\n{x}\n``\n```\n⟦{y}⟧"},
	{"fence with tildes", "~~~~\n{x}\n~~~\n~~~~~ \n⟦{y}⟧"},
	{"fence in a list", "1. - ```\n     {x}\n     ```\n⟦{y}⟧"},
	{"fence in a quote", "> ```\r\n> {x}\r\n> ```\r\n⟦{y}⟧"},
	{"fence without end", "```\n{x}\nimport a\n"},
	{"no fence", "``` `\n⟦{x}⟧"},
	{"escaped", `\{x} \\⟦{y}⟧`},
	{"HTML comment", "<!-- {x} --> ⟦{y}⟧"},

	{"import", "⟦import A from './a'\nimport { B } from './b'⟧\n\n*x*"},
	{"export", "*x*\n\n⟦export const a = {\n\n  b: '}',\n}⟧\n\n⟦{a.b}⟧"},
	{"export with a template literal", "⟦export const a = `\n\n${b}\n\n`⟧\n\n*x*"},
	{"import at the end", "# A\r\n⟦import b from 'c'⟧\r\n"},
	{"import in a paragraph", "The trade:\nimport and export\n"},
	{"imports", "imports are up\n\n import x\n\nimportant\n\nimport\n"},
	{"import in code", "```\n\nimport x\n\n```\n"},
	{"import without end", "⟦import { a\nb⟧\n\n*x* ⟦{y}⟧\n\n⟦export {⟧\n\n*z*"},

	{"without end", "a { b"},
	{"behind one without end", "a { b ⟦{c}⟧ {d\n} ⟦{e}⟧"},
	{"closed only", "a } b"},
}
