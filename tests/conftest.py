"""What all tests share: the data sets, a real browser, and no test that skips itself unseen under CI.

A test that asks for ``data_dir`` is marked ``data``, and one that asks for a browser is marked ``browser``,
by that alone.
"""

import os
import shutil
import signal
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parent.parent
UNDER_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}

# `ci` asks the same questions on every run: when it turns red, the change is at fault. `dev` asks new ones.
settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.register_profile(
    "thorough", max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if UNDER_CI else "dev"))

# Output is compared to the letter: it must not depend on the terminal or the settings of who runs the tests.
for variable in ("CAREERGRAPH_GRAPH", "CLICOLOR_FORCE", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
    os.environ.pop(variable, None)
os.environ["COLUMNS"] = "80"

# Nor may Ctrl-C be lost on those programs that are tested with it: whatever a shell runs in its background
# is told to ignore it, and so are all programs that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class SkipsAreErrors:
    """Under CI nothing skips itself, but for ``data`` tests where the data sets are not at hand."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Turn the report of a skipped test into that of a failed one."""
        report = yield
        excused = item.get_closest_marker("data") is not None and find_data() is None
        if report.skipped and not hasattr(report, "wasxfail") and not excused:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} skipped itself under CI: {reason_of(report)}"
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Do the same for a whole module that skips itself while it is imported."""
        report = yield
        if report.skipped:
            report.outcome = "failed"
            report.longrepr = f"{collector.nodeid} skipped itself under CI: {reason_of(report)}"
        return report


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


def pytest_configure(config: pytest.Config) -> None:
    # As a plugin of its own, as hooks in this file would not see the doctests of careergraph/.
    if UNDER_CI:
        config.pluginmanager.register(SkipsAreErrors(), "skips-are-errors")


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "data_dir" in fixtures:
            item.add_marker("data")
        if "chromium" in fixtures:
            item.add_marker("browser")
        # Thousands of questions each: counting lines would double their time, and the tests of single
        # questions must reach those lines anyway.
        if item.path.parent.name in {"properties", "growth"} or item.path.stem == "test_parity":
            item.add_marker("no_cover")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Keep the packaging tests on one worker, as they share one build and one environment; the rest is free.

    The largest group starts first. (The mark ``xdist_group`` would say the same, but pytest 9.2 ignores it.)
    """

    class ByRelease(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
        def _split_scope(self, nodeid: str) -> str:
            return "packaging" if nodeid.startswith("tests/packaging/") else nodeid

    return ByRelease(config, log)


def find_data() -> Path | None:
    """Where the public data sets are: $CAREERGRAPH_DATA, else shared/data beside the repository."""
    named = os.environ.get("CAREERGRAPH_DATA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Give the folder of the public data sets; where there is none, the test is skipped."""
    folder = find_data()
    if folder is None:
        pytest.skip("no data sets: neither $CAREERGRAPH_DATA nor ../shared/data is a folder")
    return folder


CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",  # root has no sandbox, and containers run as root
    "--disable-gpu",
    # The browser itself stays off the network too: its own look-ups would only cost time.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LAPTOP: dict[str, Any] = {
    "viewport": {"width": 1440, "height": 900},
    "locale": "en-GB",
    "timezone_id": "UTC",
    "color_scheme": "light",
    "offline": True,
}
OFFLINE_SCHEMES = ("file:", "data:", "blob:", "about:")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of the system's Chromium, or of the one that $CAREERGRAPH_CHROMIUM names."""
    named = os.environ.get("CAREERGRAPH_CHROMIUM")
    for name in (named,) if named else CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    if named:
        pytest.fail(f"CAREERGRAPH_CHROMIUM names no program: {named}")
    pytest.skip("no Chromium: `make browser` installs one, or name it in $CAREERGRAPH_CHROMIUM")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start one headless Chromium for all tests of this process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """Collect what the pages of this test complained of: errors, and requests that leave the machine.

    A test that provokes a complaint on purpose looks at the list and clears it.
    """
    return []


@pytest.fixture
def new_context(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Make fresh, offline browser profiles, of a laptop unless the options say otherwise.

    The options are those of playwright's ``Browser.new_context``. Whatever a page in one of these profiles
    complains of fails the test.
    """
    contexts: list[BrowserContext] = []

    def watch_request(request: Request) -> None:
        if not request.url.startswith(OFFLINE_SCHEMES):
            complaints.append(f"request: {request.url}")

    def watch_console(message: ConsoleMessage) -> None:
        if message.type == "error":  # a breach of the page's content security policy is one
            complaints.append(f"console: {message.text}")

    def make(**options: Any) -> BrowserContext:  # noqa: ANN401 - playwright checks them
        context = browser.new_context(**LAPTOP | options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("request", watch_request)
        context.on("console", watch_console)
        context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))
        return context

    yield make
    for context in contexts:
        context.close()
    if complaints:
        pytest.fail("the page complained:\n" + "\n".join(complaints), pytrace=False)


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """Give a fresh profile of a laptop."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Give an empty tab in a fresh profile: ``page.goto(path.as_uri())``."""
    return context.new_page()
