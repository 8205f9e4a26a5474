"""Every layout that HR systems export, in files of our own."""

import pytest

from careergraph.histories import HistoriesError, mine
from tests.histories.tables import Write, moves, people_with

SPELLS = {
    "oracle": ("PERSON_NUMBER,JOB_NAME,EffectiveStartDate,EffectiveEndDate", "@,{r},{s},{e}", "4712-12-31"),
    "sample": ("emp_no,title,from_date,to_date", "@,{r},{s},{e}", "9999-01-01"),
    "sap": ("PERNR;Position;BEGDA;ENDDA", "@;{r};{s};{e}", "31.12.9999"),
    "timed": ("Employee ID\tBusiness Title\tValid From\tValid To", "@\t{r}\t{s} 00:00:00\t{e}", "Present"),
}


@pytest.mark.parametrize("kind", SPELLS)
def test_spells(table: Write, kind: str) -> None:
    head, row, forever = SPELLS[kind]
    days = ("2001-02-28", "2003-05-13", "2009-01-01")
    if kind == "sap":
        days = ("28.02.2001", "13.05.2003", "01.01.2009")
    rows = people_with(
        row.format(r="Clerk", s=days[0], e=days[1]),
        row.format(r="Head", s=days[1], e=forever),
    )
    rows.append(row.replace("@", "q").format(r="Clerk", s=days[0], e=days[2]))
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert found.report.layout == "spells"
    assert moves(found) == {("Clerk", "Head"): 4, ("Clerk", "(left)"): 1}
    assert found.report.rules["R12"] == 4


def test_events_end_and_leaves_change_nothing(table: Write) -> None:
    head = "EMPLID,EMPL_RCD,EFFDT,EFFSEQ,ACTION,JOBCODE,DEPTID"
    rows = people_with(
        "@,0,2001-01-01,0,HIR,Clerk,A",
        "@,0,2002-01-01,0,LOA,Clerk,A",
        "@,0,2002-06-01,0,RFL,Clerk,A",
        "@,0,2003-01-01,0,PAY,Clerk,A",
        "@,0,2004-01-01,0,DTA,Clerk,A",
        "@,0,2004-01-01,1,PRO,Head,A",
        "@,0,2008-01-01,0,TER,Head,A",
    )
    rows.append("q,0,2001-01-01,0,HIR,Clerk,A")
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert found.report.layout == "events"
    assert moves(found) == {("Clerk", "Head"): 4, ("Head", "(left)"): 4}
    assert found.report.rules["endings"] == 4
    assert found.report.rules["leaves"] == 8
    assert found.report.rules["R6"] == 4  # the row of the day that another row of that day overtakes
    stay = next(iter(found.counts.risk.values())).exits
    assert stay[1095, 1] == 4


def test_events_without_a_sequence_put_a_role_before_an_ending(table: Write) -> None:
    head = "employee_id,job_effective_date,job_title,event"
    rows = people_with(
        "@,2001-01-01,Clerk,Hire", "@,2005-01-01,,Contract ended", "@,2005-01-01,Head,New contract"
    )
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert moves(found) == {("Clerk", "Head"): 4}


def test_a_slice_of_today_says_so(table: Write) -> None:
    with pytest.raises(HistoriesError, match="looks like today's slice"):
        mine(table("userId,jobCode,effectiveDate", ["1,a,2001-01-01", "2,b,2002-01-01"]), public=True)


def test_yearly_lists(table: Write) -> None:
    head = "officer_id,rank,year,since"
    rows = people_with(
        "@,Officer,2002,1999-05-01",
        "@,Officer,2003,1999-05-01",
        "@,Sergeant,2005,2004-11-05",  # missing from the list of 2004 alone: bridged
    )
    rows += ["x,Officer,2002,", "x,Officer,2003,", "y,Officer,2004,", "y,Officer,2005,"]
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert found.report.layout == "snapshots"
    assert (found.report.as_of, found.report.observed_from, found.report.gap) == (
        "2005-07-01",
        "2002-07-01",
        366,
    )
    assert moves(found) == {("Officer", "Sergeant"): 4, ("Officer", "(left)"): 1}
    # x was there at the first list, nobody knows since when; y came with the third.
    assert found.counts.risk[0].stays == 5
    assert found.counts.people == {0: 6, 1: 4}


def test_the_role_already_held_comes_first(table: Write) -> None:
    rows = people_with(
        "@,Investigator,2002,",
        "@,Investigator,2003,",
        "@,Detective,2003,2002-09-01",
        "@,Detective,2004,2002-09-01",
    )
    found = mine(
        table("id,rank,year,since", rows), columns={"person": "id"}, public=True, keep_mass_moves=True
    )
    assert moves(found) == {("Investigator", "Detective"): 4}


def test_two_jobs_at_once_do_not_take_turns(table: Write) -> None:
    rows = people_with(
        *(f"@,{role},{year}" for year in (2002, 2003, 2004, 2005) for role in ("Clerk", "Aide"))
    )
    found = mine(table("person,title,year", rows), public=True, keep_mass_moves=True)
    assert moves(found) == {}


def test_dates_that_fall_together_stand_for_half_a_month_or_a_year(table: Write) -> None:
    rows = people_with("@,Clerk,2001,2001", "@,Head,2003-03,2003-03", "@,Boss,2005,2006")
    found = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    assert found.report.dropped == {}
    exits = {found.titles.names[role]: sorted(risk.exits) for role, risk in found.counts.risk.items()}
    assert exits["Clerk"] == [(183, -1)]
    assert exits["Head"] == [(15, -1)]


def test_records_are_careers_of_their_own(table: Write) -> None:
    rows = people_with("@,0,Clerk,2001-01-01,", "@,1,Nurse,2002-01-01,2003-01-01", "@,1,Head,2003-01-01,")
    found = mine(table("emplid,empl_rcd,title,start,end", rows), public=True, keep_mass_moves=True)
    assert moves(found) == {("Nurse", "Head"): 4}
    assert found.counts.everybody == 4
