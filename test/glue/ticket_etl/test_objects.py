"""Which objects a run reads, and its progress after that."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from ticket_etl.objects import (
    ListingPlan,
    Progress,
    Rules,
    SourceObject,
    move_watermark,
    plan_listing,
    split_by_size,
)

NOW = datetime(2026, 11, 21, 12, 0)
RULES = Rules(look_back=timedelta(minutes=30), recent_days=14, sweep_every=timedelta(days=1))


def an_object(modified_at: datetime, size: int = 1) -> SourceObject:
    return SourceObject(f"tickets/{modified_at.isoformat()}", "etag", modified_at, size)


def test_the_first_run_lists_everything():
    plan = plan_listing(Progress(), RULES, NOW)

    assert plan.since(date(2019, 1, 1)) == datetime.min
    assert plan.since(NOW.date()) == datetime.min


def test_a_later_run_looks_back_before_the_watermark():
    plan = plan_listing(Progress(NOW - timedelta(hours=2), NOW - timedelta(hours=3)), RULES, NOW)

    assert plan.since(NOW.date()) == NOW - timedelta(hours=2, minutes=30)


def test_days_before_the_window_are_skipped_until_a_sweep_is_due():
    old = NOW.date() - timedelta(days=15)

    assert plan_listing(Progress(NOW, NOW - timedelta(hours=23)), RULES, NOW).since(old) is None
    assert plan_listing(Progress(NOW, NOW - timedelta(hours=24)), RULES, NOW).since(old) == NOW - timedelta(hours=24.5)


def test_days_in_the_future_are_listed_too():
    plan = plan_listing(Progress(NOW, NOW), RULES, NOW)

    assert plan.since(date(2027, 1, 1)) is not None


def test_the_watermark_follows_the_newest_object_and_never_goes_back():
    progress = Progress(NOW - timedelta(hours=1), NOW)
    plan = plan_listing(progress, RULES, NOW)

    assert move_watermark(progress, plan, [an_object(NOW - timedelta(hours=5))], NOW).watermark == progress.watermark
    assert move_watermark(progress, plan, [an_object(NOW)], NOW).watermark == NOW


def test_the_watermark_is_never_later_than_the_start_of_the_listing():
    plan = plan_listing(Progress(), RULES, NOW)

    assert move_watermark(Progress(), plan, [an_object(NOW + timedelta(days=1))], NOW).watermark == NOW


def test_only_a_sweep_moves_the_watermark_of_sweeps():
    swept = NOW - timedelta(days=2)
    no_sweep = ListingPlan(NOW.date(), NOW, None)

    assert move_watermark(Progress(NOW, swept), no_sweep, [], NOW).swept_to == swept
    assert move_watermark(Progress(NOW, swept), plan_listing(Progress(NOW, swept), RULES, NOW), [], NOW).swept_to == NOW


@given(
    # Minutes at which objects appear, their delay since the upload began (at most the look-back), and the runs.
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 30)), max_size=30),
    st.lists(st.integers(0, 3000), min_size=1, max_size=12),
)
def test_no_object_is_ever_skipped(arrivals, runs):
    start = NOW - timedelta(days=3)
    bucket = [(start + timedelta(minutes=m), an_object(start + timedelta(minutes=m - late))) for m, late in arrivals]
    progress, seen = Progress(), set()

    for minute in [*sorted(runs), 3001]:
        now = start + timedelta(minutes=minute)
        plan = plan_listing(progress, RULES, now)
        visible = [found for appeared, found in bucket if appeared <= now]
        listed = [found for found in visible if found.modified_at >= plan.since(now.date())]
        seen |= {found.key for found in listed}
        progress = move_watermark(progress, plan, listed, now)

    assert seen == {found.key for _, found in bucket}


@given(st.lists(st.integers(0, 10**9), max_size=60), st.integers(0, 9))
def test_every_object_goes_to_exactly_one_part(sizes, parts):
    objects = [SourceObject(str(number), "e", NOW, size) for number, size in enumerate(sizes)]
    split = split_by_size(objects, parts)

    assert sorted(found.key for part in split for found in part) == sorted(found.key for found in objects)
    assert len(split) <= max(1, parts)
    assert all(split)
