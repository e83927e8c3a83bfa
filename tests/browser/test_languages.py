"""In a real browser: told in Arabic on a narrow screen without script, and in Japanese with a change of mind."""

import re

from tests.browser.reporter import TITLES, Reporter

NOTE = {"name": "note.txt", "mimeType": "text/plain", "buffer": b"D-4471"}
ARABIC = "طلب موظف في الرصيف 3 مبلغ 300 دينار عن كل حاوية."
JAPANESE = "第3岸壁の職員が、コンテナ1本ごとに300ドルを求めてきます。"
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
KNOWN = {"English", "Français", "Browser", "note"}  # languages under their own names, and what was typed


def require_pure(eyes, *typed: str) -> None:
    """No word of another language stands on the page."""
    said = eyes.words()
    for text in typed:
        said = said.replace(text, "")
    assert not set(LATIN.findall(said)) - KNOWN, set(LATIN.findall(said))


def test_told_in_arabic_from_right_to_left_without_script(stack, window):
    eyes = window("ar", script=False)
    eyes.tab.set_viewport_size({"width": 320, "height": 640})
    ama = Reporter(eyes, stack.address("reporter"))
    ama.tell(
        channel="operators", what=ARABIC, name="", file=NOTE, who="رجل بمعطف رمادي", corrected="البوابة 4", other="وسيط"
    )
    assert eyes.tab.locator("html").get_attribute("dir") == "rtl"
    require_pure(eyes)
    # Digits go from left to right, and the way out stands where lines end: at the left.
    first, last = (eyes.tab.locator(".receipt span").nth(place).bounding_box() for place in (0, 1))
    assert first["x"] < last["x"]
    ama.type_back()
    ama.come_back().says("بلاغك")
    require_pure(eyes)
    back = eyes.open(f"{stack.address('reporter')}ar/tell/").tab
    assert back.locator(".exit .flips").count() == 1
    assert back.locator(".flips").first.evaluate("e => getComputedStyle(e).transform") == "matrix(-1, 0, 0, 1, 0, 0)"


def test_told_in_japanese_after_a_change_of_language_in_the_middle(stack, window):
    eyes = window("fr", script=False)
    eyes.open(f"{stack.address('reporter')}fr/").follow("/tell/")
    ama = Reporter(eyes, stack.address("reporter"))
    ama._next(channel="operators")
    ama._next(topic="bribe")
    eyes.fill(what=JAPANESE)
    eyes.language, eyes.title = "ja", TITLES["ja"]
    eyes.press('button[name="language"][value="ja"]')
    assert eyes.tab.locator('[name="what"]').input_value() == JAPANESE
    require_pure(eyes)
    ama._next()
    ama._next(deal="given")
    boxes = []
    for _page in range(4):
        ama._next()
        boxes = [one.get_attribute("name") for one in eyes.tab.locator(".parts input").all()]
        if "when-year" in boxes:
            break
    assert boxes[:3] == ["when-year", "when-month", "when-day"]
    ama._next(**{"when-year": "２０２６年", "when-month": "６"})
    require_pure(eyes)
