"""What lies half done on people's desks: the forms and pages that a story told to its end does not leave behind."""

import re

from tests.e2e.letters import letter_to, meeting_in
from tests.e2e.library import leave_the_library_kept
from tests.e2e.story import Story, march, typed


def leave_things_half_done(story: Story) -> None:
    """On Friday 26 March nobody finishes what they began."""
    story.it_is(march(26, "10:00"))
    _a_seat_is_a_draft_and_another_has_its_kickoff_on_monday(story)
    _a_slate_waits_for_its_answer_and_an_offer_for_its(story)
    _what_was_signed_is_changed_and_who_was_declined_comes_back(story)
    _an_interview_is_ahead_and_a_round_is_closed_early(story)
    _who_is_away_gives_up_a_panel_and_one_asks_in_vain_so_far(story)
    _a_case_is_shown_to_whom_it_is_about_and_a_concern_is_raised(story)
    _reminders_may_come_by_chat_one_is_put_off_and_a_promise_rests(story)
    _two_agree_on_other_terms_and_one_type_of_role_has_its_own(story)
    _somebody_is_told_by_phone_and_no_mail_is_held(story)
    leave_the_library_kept(story)
    _somebody_is_invited_and_a_program_may_come_in(story)
    _words_are_thought_twice_about(story)
    _hand_overs_begin_with_one_more_line(story)


def _a_seat_is_a_draft_and_another_has_its_kickoff_on_monday(story: Story) -> None:
    maya, jonas = story.maya, story.jonas
    jonas.drafts_a_seat("Lens polisher", manager=jonas.name, recruiter=maya.name)
    jonas.plans_a_seat("Line technician", manager=jonas.name, recruiter=maya.name)
    story.ruth.decides_on_the_seat("Line technician", "Open the requisition")
    story.ingrid.decides_on_the_seat("Line technician", "Open the requisition")
    number = maya.creates_the_requisition("Line technician")
    maya.schedules_the_kickoff(number, typed(29, "10:00"), "Room Fresnel")
    maya.sees("Room Fresnel")
    jonas.writes_into(number, "ideal_profile", "Polishes by ear, and writes down what the ear heard.")
    maya.names_a_risk(number, "The next lens plant pays a tenth more")
    maya.names_a_risk(number, "Nobody knows the trade")
    maya.takes_it_out("K2")
    maya.talks_about_the_next_point(number)
    maya.keeps_the_kickoff_as_a_template(story.requisitions[1])
    maya.begins_with_the_template(number)
    maya.retires_a_requirement(number, 1)
    maya.copies_a_past_kickoff(number, "Test rig engineer")
    maya.puts_a_profile_on_the_table(number, "Works nights at a rival", "Runs two lines alone and writes down why.")
    maya.puts_a_profile_on_the_table(number, "The one before", "Left after a year.")
    maya.takes_the_profile_off(number, "The one before")
    jonas.would_meet_them(number, "Yes", "Two lines alone is what we need.")
    maya.asks_before_the_kickoff(number, typed(28, "18:00"))
    jonas.answers_before_the_kickoff(number, "profile", "Somebody who has kept a line running on a Sunday.")
    jonas.answers_before_the_kickoff(number, "outcome", "Line 2 runs at night.")
    maya.takes_over_the_answer(number, "profile")
    maya.returns_the_answer(number, "outcome", "By when?")
    maya.withdraws_the_template()


def _a_slate_waits_for_its_answer_and_an_offer_for_its(story: Story) -> None:
    maya, number = story.maya, story.requisitions[2]
    names = ("Dana Cole", "Egon Falk")
    for name in names:
        maya.adds_a_candidate(number, name, source="Referral")
        maya.moves(number, name, "Slate")
    maya.adds_a_candidate(number, "Nadia Karim", source="Referral")
    maya.presses("Apply Nadia Karim")
    maya.prepares_a_slate(number, dict.fromkeys(names, "Runs a rig at home."))
    maya.presents_the_slate()
    maya.extends_an_offer(story.pages["Nadia Karim, application"], starts_on="2027-06-01")


def _what_was_signed_is_changed_and_who_was_declined_comes_back(story: Story) -> None:
    maya, number = story.maya, story.requisitions[0]
    maya.agrees_on_the_slate(number, size=4, due_on="2027-04-09")
    maya.opens(f"requisitions/{number}/?closed=any&view=list")
    maya.follows("Elias Brandt")
    maya.presses("Reopen")
    maya.schedules_the_debrief(story.pages["Omar Haddad, application"], starts=typed(31, "09:00"))


def _an_interview_is_ahead_and_a_round_is_closed_early(story: Story) -> None:
    maya, number = story.maya, story.requisitions[1]
    held, ahead = (
        maya.schedules_an_interview(number, "Bram Visser", stage="Technical", starts=starts, panel=panel)
        for starts, panel in ((typed(26, "11:00"), ["Priya Nair", "Sam Okoye"]), (typed(30, "09:00"), ["Priya Nair"]))
    )
    story.pages["Bram Visser, interview ahead"] = ahead
    story.it_is(march(26, "12:05"))
    story.priya.marks_it_held(held)
    story.priya.opens_the_scorecard(held)
    story.priya.rates("Engineering", "3", "Asked what the controller does when the bus is silent.")
    story.priya.is_told("Saved")
    maya.closes_the_round(number, "Bram Visser", reason="Both are away, and the rig waits.")


def _who_is_away_gives_up_a_panel_and_one_asks_in_vain_so_far(story: Story) -> None:
    maya, priya, sam = story.maya, story.priya, story.sam
    priya.asks_for_leave("2027-03-30", "2027-03-31", takes_over=sam.name)
    story.ingrid.approves_the_leave_of(priya.name)
    ahead = story.pages["Bram Visser, interview ahead"]
    maya.adds_to_the_panel(ahead, sam.name)
    maya.takes_off_the_panel(ahead, priya.name)
    assert meeting_in(letter_to(story.program, priya.email, "Cancelled: interview on Tue 30 Mar"))[0] == "CANCEL"
    priya.calls_off_the_leave("30 March 2027")
    maya.adds_to_the_panel(ahead, priya.name)
    sam.asks_for_leave("2027-04-12", "2027-04-16")


def _a_case_is_shown_to_whom_it_is_about_and_a_concern_is_raised(story: Story) -> None:
    story.leila.opens_the_case(1)
    story.leila.shows_the_case_to(story.jonas)
    story.jonas.writes_on_the_case_they_were_shown("Both are in my calendar for Wednesday.")
    story.maya.raises_a_concern(story.requisitions[0], "Nothing is decided on two people since the middle of March.")


def _reminders_may_come_by_chat_one_is_put_off_and_a_promise_rests(story: Story) -> None:
    story.alba.sets_up_the_chat("Slack", "https://chat.lumen.example/hooks/line-2")
    story.priya.puts_a_reminder_off(until=typed(29, "09:30"))
    story.ingrid.lets_a_promise_rest(story.sam, through="2027-03-31", because="He repairs line 2 until Wednesday.")
    story.ingrid.lets_it_run_again()


def _two_agree_on_other_terms_and_one_type_of_role_has_its_own(story: Story) -> None:
    maya, jonas, number = story.maya, story.jonas, story.requisitions[1]
    maya.agrees_on_a_promise(number, "Scorecard after an interview", "12")
    for each in (maya, jonas):
        each.signs_the_kickoff(number)
    story.leila.opens_the_kickoff(number)
    story.leila.sees("under an earlier one")
    story.leila.presses(re.compile("follow this agreement$"))
    story.leila.is_told("timed anew")
    story.alba.lets_a_promise_differ("Engineering", "Answer to a slate", "1")


def _somebody_is_told_by_phone_and_no_mail_is_held(story: Story) -> None:
    number = story.requisitions[1]
    story.maya.adds_a_candidate(number, "Gwen Ito", source="Referral")
    story.maya.rejects(number, "Gwen Ito", citing="R1", tells_them=True)
    story.maya.sees("citing R1")
    story.maya.opens(f"requisitions/{number}/?closed=any&view=list")
    story.maya.follows("Gwen Ito")
    story.maya.presses("I have called them")
    story.maya.sees("Told by phone")
    story.alba.opens("cases/held/")


def _somebody_is_invited_and_a_program_may_come_in(story: Story) -> None:
    story.alba.invites(story.stella, "Business leader")
    story.alba.sees(story.stella.email)
    story.alba.makes_a_token("Nightly export")
    story.alba.sees("Copy this token now")


def _words_are_thought_twice_about(story: Story) -> None:
    story.alba.advises_against("unicorn", "write what there has to be none of yet")
    story.alba.takes_off_the_list("unicorn")


def _hand_overs_begin_with_one_more_line(story: Story) -> None:
    story.maya.puts_on_the_checklist("Badge for the clean room")
    story.maya.takes_off_the_checklist("Badge for the clean room")
