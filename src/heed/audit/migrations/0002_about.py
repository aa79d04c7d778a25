"""What an entry's record is part of, and whose matter it is. Entries written before are about their own record."""

from __future__ import annotations

from django.db import migrations, models

FILL = "UPDATE audit_entry SET about_kind = record_kind, about_id = record_id"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="about_kind",
            field=models.CharField(
                default="", help_text="What the record is part of: the review of an item", max_length=60
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="entry",
            name="about_id",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="entry",
            name="partnership_id",
            field=models.BigIntegerField(blank=True, help_text="Whose matter it is, where it is one's", null=True),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["about_kind", "about_id", "id"], name="audit_entry_by_about"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["partnership_id", "id"], name="audit_entry_by_partnership"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["actor_id", "id"], name="audit_entry_by_actor"),
        ),
    ]
