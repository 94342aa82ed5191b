"""People with a browser each: they open, read, fill in and press as one does, by role and label.

What they can do in the product stands in tests/e2e/verbs/, a file per part of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import APIResponse, Browser, BrowserContext, ConsoleMessage, Locator, Page, Response, expect

from tests.e2e.addresses import name_of
from tests.e2e.letters import letter_to, link_in
from tests.e2e.verbs.importing import Importing
from tests.e2e.verbs.judging import Judging
from tests.e2e.verbs.kickoff import Kickoff
from tests.e2e.verbs.leave import BeingAway
from tests.e2e.verbs.library import KeepingTheLibrary
from tests.e2e.verbs.pipeline import Pipeline
from tests.e2e.verbs.planning import Planning
from tests.e2e.verbs.preparing import Preparing
from tests.e2e.verbs.promises import Promises
from tests.program import RunningProgram

ZONE = "Europe/Amsterdam"
# In milliseconds: a page on a busy machine still comes; one that does not is a fault.
PATIENCE = 90_000
PASSWORD = "nine quiet lanterns"
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


expect.set_options(timeout=PATIENCE)


@dataclass(eq=False, repr=False)
class Person(Planning, Kickoff, Preparing, Pipeline, Judging, Promises, BeingAway, Importing, KeepingTheLibrary):
    """Somebody in one organization, and the page they look at.

    `faults`: what their browser complained about. `reached`: the names of all addresses that answered them.
    """

    name: str
    email: str
    slug: str
    program: RunningProgram
    browser: Browser
    size: Mapping[str, object] = field(default_factory=lambda: DESK)
    script: bool = True
    faults: list[str] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        """Open a browser of their own: nobody's cookies are anybody else's."""
        context = self.browser.new_context(
            base_url=self.program.url,
            timezone_id=ZONE,
            locale="en-GB",
            reduced_motion="reduce",
            java_script_enabled=self.script,
            **self.size,
        )
        context.set_default_timeout(PATIENCE)
        self.page = context.new_page()
        watch(context, self.faults, self.reached)

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    def accepts_the_invitation(self) -> None:
        """Follow the real mail's link, prove the address by a second one, choose a password and a zone, arrive."""
        self.page.goto(link_in(letter_to(self.program, self.email, "invites you")))
        self.presses("Send me the link")
        self.opens_the_link_of("Your link to join")
        self.page.get_by_label("Choose a password").fill(PASSWORD)
        self.page.get_by_label("Time zone").select_option(ZONE)
        self.presses(re.compile("^Join"))

    def sets_a_password_by_mail(self) -> None:
        """What the first admin does: “Forgot your password?”, the mail, a new password, sign in."""
        self.page.goto("/accounts/password/reset/")
        self.page.get_by_label("Email").fill(self.email)
        self.page.get_by_role("main").get_by_role("button").click()
        self.page.goto(link_in(letter_to(self.program, self.email, "assword")))
        self.page.get_by_label("New Password", exact=True).fill(PASSWORD)
        self.page.get_by_label("New Password (again)").fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button").click()
        self.signs_in()

    def signs_in(self) -> None:
        self.page.goto("/accounts/login/")
        self.page.get_by_label("Email").fill(self.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.presses("Sign in")

    def calls_themselves(self, name: str) -> None:
        """The first admin is made with an address alone."""
        self.opens("me/")
        self.fills({"Name": name})
        self.presses("Save")

    def opens(self, path: str) -> None:
        """Go to a page of the organization that they may see."""
        answer = self.page.goto(f"/o/{self.slug}/{path}")
        assert answer is not None
        assert (answer.status, "/accounts/" in self.page.url) == (200, False), f"{self.name} cannot open {path}"

    def comes_to(self, path: str) -> None:
        """Be at a page of the organization: many a form leads back to it once it is sent."""
        if urlsplit(self.page.url).path != f"/o/{self.slug}/{path}":
            self.opens(path)

    def is_sent(self, path: str) -> APIResponse:
        """Return what a page answers them, as it comes over the wire: nothing is shown or hidden by a browser."""
        return self.page.context.request.get(path)

    def opens_home(self) -> None:
        self.opens("")

    def opens_the_link_of(self, about: str) -> None:
        """Follow the button of the newest mail with `about` in its subject."""
        self.page.goto(link_in(letter_to(self.program, self.email, about)))

    @property
    def here(self) -> Locator:
        """What they look at: the open dialog, if there is one, else the page's main part."""
        return self.page.locator("main, dialog[open]").last

    def follows(self, link: str | re.Pattern[str]) -> None:
        self.here.get_by_role("link", name=link).first.click()

    def presses(self, button: str | re.Pattern[str]) -> None:
        self.here.get_by_role("button", name=button).click()

    def chooses(self, name: str | re.Pattern[str], *, exact: bool = False) -> None:
        """One of several, by its name or the beginning of it."""
        self.here.get_by_role("radio", name=name, exact=exact).check()

    def fills(self, fields: Mapping[str, str], within: Locator | None = None) -> None:
        """Type into the fields with these labels; in a list, the first choice with these words."""
        for label, value in fields.items():
            control = (within or self.here).get_by_label(label).first
            if control.evaluate("field => field.tagName") == "SELECT":
                control.select_option(control.locator("option", has_text=value).first.get_attribute("value"))
            else:
                control.fill(value)

    def sees(self, *words: str | re.Pattern[str]) -> None:
        for each in words:
            expect(self.page.get_by_role("main")).to_contain_text(each)

    def does_not_see(self, *words: str | re.Pattern[str]) -> None:
        for each in words:
            expect(self.page.get_by_role("main")).not_to_contain_text(each)

    def is_told(self, words: str | re.Pattern[str]) -> None:
        """A line at the top of the page, or beside the cause."""
        expect(self.page.locator("[role=status], [role=alert]").filter(has_text=words).first).to_be_visible()


def watch(context: BrowserContext, faults: list[str], reached: set[str]) -> None:
    """Write down what no page may do: throw, break the policy for scripts and styles, answer 500; and where one was."""

    def on_console(message: ConsoleMessage) -> None:
        # What the browser says about a refusal (403, 422) it says about every form that was filled in wrongly.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(message.text)

    def on_response(response: Response) -> None:
        if response.status >= 500:
            faults.append(f"{response.status} {response.url}")
        elif response.status < 400:
            reached.add(name_of(response.url))

    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", on_console)
    context.on("response", on_response)
