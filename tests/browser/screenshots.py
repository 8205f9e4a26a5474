"""Make the pictures of the README and the docs: ``python -m tests.browser.screenshots docs/images``."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from careergraph import CareerGraph
from careergraph.explorer import explore
from tests.browser.budgets import find_browser

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

# Name -> the view, the size, and whether by night.
PICTURES: dict[str, tuple[str, dict[str, int], bool]] = {
    "map": ("#from=coordinator&to=cro&by=learning", DESK, False),
    "map-dark": ("#from=coordinator&to=cro&by=learning&role=head", DESK, True),
    "card": ("#from=coordinator&role=head", DESK, False),
    "compare": ("#compare=vp-sales-marketing,director-sales-marketing&side=compare", DESK, False),
    "list": ("#view=list&from=coordinator&to=cro&by=learning", DESK, False),
    "phone": ("#from=coordinator&to=cro&by=learning", PHONE, False),
}


def main(folder: Path) -> None:
    """Write one PNG for each picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        url = explore(CareerGraph.load("sales-marketing"), Path(place) / "map.html").as_uri()
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name, (fragment, size, night) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": size["width"], "height": size["height"]},
                color_scheme="dark" if night else "light",
                device_scale_factor=1,
            )
            page.goto(url + fragment)
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(300)  # the last drawing
            page.screenshot(path=folder / f"{name}.png")
            sys.stdout.write(f"{folder / name}.png\n")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
