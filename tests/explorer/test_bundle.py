"""The page's script and style, each in one piece."""

import re
from importlib.resources import files

import pytest

from careergraph.explorer import bundle


def test_modules_are_joined_in_the_order_of_their_imports() -> None:
    joined = bundle.join(
        {
            "main.js": 'import {\n  b,\n} from "./b.js";\n// gone\nrun(b);\n',
            "b.js": '/** Gone. */\nimport { a } from "./a.js";\n\nexport function b() {\n'
            "  return /** @type {number} */ (a);\n}\n",
            "a.js": "export const a = 1;\n",
            "unused.js": "export const a = 2;\n",
        }
    )
    assert (
        joined
        == '(async () => {\n"use strict";\nconst a = 1;\nfunction b() {\nreturn (a);\n}\nrun(b);\n})();'
    )


def test_the_script_loses_blanks_alone() -> None:
    whole = bundle.join(bundle.sources(files("careergraph.explorer") / "page"))
    assert bundle.script().translate({32: None, 10: None}) == whole.translate({32: None, 10: None})
    assert len(bundle.script()) < 0.92 * len(whole)
    texts = "const a = `b ? c : ${d ? `e, f` : g} h`;\nconst i = `j, ${k}\nl = m,`;\nconst n = /o = p/;"
    assert bundle.squeeze(texts) == texts.replace(";\n", ";"), (
        "texts and regular expressions stay as they are"
    )


def test_the_style_is_as_short_as_it_can_be() -> None:
    style = bundle.style()
    assert "/*" not in style
    assert "\n" not in style.replace(",\n", "")
    assert not [text for text in re.findall(r'"[^"]*"', style) if set(text) & set("{};")]
    assert style.count("{") == style.count("}") > 100


def test_modules_that_do_not_fit_together_are_told() -> None:
    with pytest.raises(ValueError, match=r"main\.js imports gone\.js"):
        bundle.join({"main.js": 'import { a } from "./gone.js";\n'})
    with pytest.raises(ValueError, match=r"a\.js and main\.js both declare x"):
        bundle.join(
            {
                "main.js": 'import { y } from "./a.js";\nconst x = y;\n',
                "a.js": "const x = 1;\nexport const y = x;\n",
            }
        )


def test_a_module_that_two_others_import_stands_there_once_and_first() -> None:
    joined = bundle.join(
        {
            "main.js": 'import { b } from "./in/b.js";\nimport { c } from "./c.js";\nrun(b, c);\n',
            "in/b.js": 'import { c } from "../c.js";\nexport const b = c;\n',
            "c.js": "export async function c() {\n}\nexport class D {\n}\n",
        }
    )
    assert joined.count("async function c()") == 1
    assert joined.index("function c()") < joined.index("const b = c") < joined.index("run(b, c)")
    assert "import" not in joined
    assert "export" not in joined
    assert "\nclass D {" in joined


def test_modules_that_import_each_other_are_joined_too() -> None:
    joined = bundle.join(
        {
            "main.js": 'import { a } from "./a.js";\nrun(a);\n',
            "a.js": 'import { b } from "./main.js";\nconst a = 1;\n',
        }
    )
    assert joined.splitlines()[2:-1] == ["const a = 1;", "run(a);"]


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        ("a = b + c;", "a=b + c;"),
        ("x = a - -b;", "x=a - -b;"),
        ("return [ a , b ];", "return[a,b];"),
        ('f("a , b", c);', 'f("a , b",c);'),
        ("f(`a , ${b}`, c);", "f(`a , ${b}`,c);"),
        ("x = y / 2 ;", "x = y / 2 ;"),
        ("const r = /a , b/;", "const r = /a , b/;"),
        ("a ? b : c;", "a?b:c;"),
        ("f(\na,\nb\n);", "f(a,b\n);"),
        ("a\nb;", "a\nb;"),
        ("`one\n  two , three`;\nf( a );", "`one\n  two , three`;f(a);"),
    ],
)
def test_blanks_that_say_something_stay(text: str, squeezed: str) -> None:
    assert bundle.squeeze(text) == squeezed


def test_every_module_of_the_page_is_in_the_script() -> None:
    sources = bundle.sources(files("careergraph.explorer") / "page")
    assert "main.js" in sources
    assert any("/" in name for name in sources)
    assert bundle.script() is bundle.script()
    words = set(re.findall(r"[\w$]+", bundle.join(sources)))
    for name, text in sources.items():
        assert set(bundle.DECLARED.findall(bundle.EXPORT.sub("", text))) <= words, name
