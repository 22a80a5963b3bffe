"""The pages in a real browser: nothing cut off at 1280 and 390 pixels, nor on A4; every number leads to its trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import PAGES

pytestmark = pytest.mark.browser
CUT_OFF = """() => {
  const wide = [];
  for (const e of document.querySelectorAll('main *, nav *, footer *')) {
    const box = e.getBoundingClientRect();
    if (!box.width || getComputedStyle(e).position === 'absolute' || e.closest('thead')) continue;
    let scrolls = false;
    for (let p = e.parentElement; p; p = p.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX)) scrolls = true;
    if (!scrolls && (box.right > innerWidth + 1 || box.left < -1)) wide.push(e.tagName + ' ' + e.className + ' ' + Math.round(box.right));
  }
  return wide;
}"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off(browser, report_id: Path, report_en: Path, name: str, width: int):
    for reports in (report_id, report_en):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto((reports / "site" / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 300)")
        page.close()


def test_a_number_leads_to_its_trace_and_source(browser, report_id: Path):
    page = browser.new_page()
    page.goto((report_id / "site" / "index.html").as_uri())
    page.click("p.lead a.fact >> nth=0")
    assert page.url.split("#")[0].endswith("trace.html")
    section = page.locator("section.trace:target")
    assert section.locator("strong").inner_text() == "38,09 persen"
    assert {"651.652", "1.710.891"} == set(section.locator("data.printed").all_inner_texts())
    assert section.locator("li a").first.get_attribute("href").startswith("https://www.hariantoday.com/")
    page.close()


def test_a_figures_trace_unfolds_by_keyboard(browser, report_id: Path):
    page = browser.new_page()
    page.goto((report_id / "site" / "01_coverage.html").as_uri())
    summary = page.locator("figure summary").first
    items = page.locator("figure").first.locator("li")
    assert not items.first.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert items.first.is_visible()
    page.close()


def test_the_report_prints_on_a4(browser, report_id: Path, tmp_path: Path):
    page = browser.new_page()
    page.goto((report_id / "site" / "index.html").as_uri())
    page.emulate_media(media="print")
    # A4 less margins, at 96 pixels an inch.
    page.set_viewport_size({"width": 680, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert not page.locator("nav").is_visible()
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    page.close()


def test_no_request_leaves_the_page(browser, report_id: Path):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto((report_id / "site" / name).as_uri())
    assert all(url.startswith(("file:", "data:")) for url in asked)
    page.close()
