"""The counting of work histories by hand, in DuckDB's SQL: what the room's expressions are timed against."""

# `rows` holds person, role, start, end (9000000: open) as whole numbers; the rules are those of the room.
STAYS = """
create or replace temp table spells as
with kept as (
    select person, role, "start", case when "end" > {as_of} then 9000000 else "end" end as "end"
    from rows
    where "start" <= {as_of} and "end" > "start"
),
distinct_rows as (select person, role, "start", "end" from kept group by all),
one_a_day as (
    select * from distinct_rows
    qualify row_number() over (partition by person, "start" order by "end" desc, role) = 1
),
closed as (
    select person, role, "start",
        case when "end" = 9000000
             then coalesce(lead("start") over (partition by person order by "start"), 9000000)
             else "end" end as "end"
    from one_a_day
)
select * from closed
qualify not coalesce("end" < max("end") over (partition by person order by "start"
    rows between unbounded preceding and 1 preceding), false);

create or replace temp table stays as
with cut as (
    select person, role, "start",
        least("end", coalesce(lead("start") over (partition by person order by "start"), 9000000)) as "end"
    from spells
),
marked as (
    select *,
        case when lag(role) over w = role and "start" <= lag("end") over w + {gap} then 0 else 1 end as begins
    from cut window w as (partition by person order by "start")
),
numbered as (
    select *, sum(begins) over (partition by person order by "start" rows unbounded preceding) as number
    from marked
),
joined as (
    select person, any_value(role) as role, min("start") as "start", max("end") as "end"
    from numbered group by person, number
),
led as (
    select *, lead(role) over w as next_role, lead("start") over w as next_start
    from joined window w as (partition by person order by "start")
)
select person, role, "start",
    case when "end" = 9000000 then {as_of} when next_start <= "end" + {gap} then next_start
         else "end" end as leave,
    case when "end" = 9000000 then 0 when next_start <= "end" + {gap} then 1 else 2 end as how,
    case when next_start <= "end" + {gap} then next_role else -1 end as target
from led;
"""

COUNTS = {
    "people": "select role, count(distinct person) from stays group by role order by 1",
    "leavers": "select role, count(distinct person) from stays where how <> 0 group by role order by 1",
    "moves": """
        select role, target, count(distinct person) from stays where how <> 0 group by all order by 1, 2
    """,
    "exits": """
        with firsts as (
            select role, leave - "start" as day, how, target from stays where leave > "start"
            qualify row_number() over (partition by person, role order by "start") = 1
        )
        select role, day, how, target, count(*) from firsts group by all order by 1, 2, 3, 4
    """,
}
