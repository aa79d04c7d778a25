from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_the_review(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each step so far was one of a publication, and that is one of a review."""
    change = apps.get_model("publishing", "Change")
    publication = apps.get_model("publishing", "Publication")
    for key, review in publication.objects.values_list("pk", "review_id"):
        change.objects.filter(publication=key).update(review=review)


class Migration(migrations.Migration):
    """Apart from the next: PostgreSQL alters no table that has rows waiting to be checked."""

    dependencies = [
        ("publishing", "0001_initial"),
        ("reviews", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="review",
            field=models.ForeignKey(
                null=True, on_delete=models.deletion.CASCADE, related_name="+", to="reviews.review"
            ),
        ),
        migrations.RunPython(name_the_review, migrations.RunPython.noop),
    ]
