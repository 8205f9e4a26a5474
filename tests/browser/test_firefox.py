"""A second engine draws the page too: a smoke test where Firefox is at hand (Debian: ``firefox-esr``)."""

import base64
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Page

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
ROUTE = (193, 19, 78)  # --route by day

# How many dots of a picture are (nearly) of the route's colour, and how many colours there are.
COUNT = """async ([picture, [red, green, blue]]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const ctx = canvas.getContext("2d");
  ctx.drawImage(image, 0, 0);
  const { data } = ctx.getImageData(image.width / 3, 0, image.width / 3, image.height);
  const colours = new Set();
  let route = 0;
  for (let at = 0; at < data.length; at += 4) {
    const off = Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue);
    route += off < 12 ? 1 : 0;
    colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
  }
  return [route, colours.size];
}"""

# Firefox is not part of what the tests install, and a test that skips itself is an error under CI.
if FIREFOX:

    def test_firefox_draws_the_route(page: Page, bundled_page: str, tmp_path: Path) -> None:
        picture = tmp_path / "firefox.png"
        (tmp_path / "profile").mkdir()
        subprocess.run(
            [
                str(FIREFOX),
                *("--headless", "--no-remote", "--profile", str(tmp_path / "profile")),
                *("--screenshot", str(picture), "--window-size=1440,900"),
                f"{bundled_page}#from=coordinator&to=cro&by=learning",
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        page.goto("about:blank")
        encoded = base64.b64encode(picture.read_bytes()).decode("ascii")
        route, colours = page.evaluate(COUNT, [encoded, ROUTE])
        assert route > 1000
        assert colours > 50
