import uuid

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIELD = "Stays, even where the partnership changes its name"


def give_each_its_own(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A default would be worked out once, and be the same for every row."""
    Publication = apps.get_model("publishing", "Publication")
    for key in Publication.objects.filter(public_id__isnull=True).values_list("pk", flat=True):
        Publication.objects.filter(pk=key).update(public_id=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0005_listed"),
    ]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="public_id",
            field=models.UUIDField(default=None, editable=False, null=True, help_text=FIELD),
        ),
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="publication",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True, help_text=FIELD),
        ),
    ]
