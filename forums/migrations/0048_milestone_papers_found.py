from django.db import migrations
from django.utils import timezone

OWN = ("adopted_by", "adopted_on", "votes_for", "votes_against", "abstentions")


def find_papers(apps, schema_editor):
    """Where the number of a milestone's paper is that of a public paper here, the two are linked; where the same body
    adopted it by a vote on the same day, the adoption is read from there. What is only a number stays one."""
    Milestone, Paper = apps.get_model("forums", "Milestone"), apps.get_model("forums", "Paper")
    for milestone in Milestone.objects.exclude(paper_number="").filter(adopted_on__isnull=False):
        paper = Paper.objects.filter(number=milestone.paper_number.strip(), public=True, deleted=None).first()
        if paper is None:
            continue
        milestone.papers.add(paper)
        if (decision := _decision(apps, milestone, paper)) is None:
            continue
        for name in OWN:
            setattr(milestone, name, None)
        milestone.decision, milestone.decided_from = decision, max(milestone.version - 1, 0)
        milestone.result = milestone.paper_number = ""
        milestone.save()


def _decision(apps, milestone, paper):
    votes = apps.get_model("forums", "Consultation").objects.filter(
        paper=paper, deleted=None, part="decides", result__in=("unanimous", "majority"), body=milestone.adopted_by_id
    )
    for vote in votes.select_related("agenda_item__meeting"):
        carried = vote.yes is None or vote.yes > (vote.no or 0)
        if carried and timezone.localdate(vote.agenda_item.meeting.starts_at) == milestone.adopted_on:
            return vote
    return None


def write_out(apps, schema_editor):
    rows = apps.get_model("forums", "Milestone").objects.filter(decision__isnull=False)
    for milestone in rows.select_related("decision__paper", "decision__agenda_item__meeting"):
        vote = milestone.decision
        milestone.adopted_by_id, milestone.result = vote.body_id, vote.result
        milestone.adopted_on = timezone.localdate(vote.agenda_item.meeting.starts_at)
        milestone.votes_for, milestone.votes_against, milestone.abstentions = vote.yes, vote.no, vote.abstentions
        milestone.paper_number = vote.paper.number
        milestone.decision = milestone.decided_from = None
        milestone.save()


class Migration(migrations.Migration):
    """Numbers of papers become links, where the paper is here."""

    dependencies = [("forums", "0047_milestone_decisions")]

    operations = [migrations.RunPython(find_papers, write_out)]
