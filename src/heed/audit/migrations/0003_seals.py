"""Seals, and triggers by which the database itself refuses to alter or remove what the log holds.

On SQLite a later migration that makes one of these tables anew has to make its triggers anew as well: run ``guard`` again.
"""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("audit_entry", "audit_seal")
REFUSAL = "The log of who did what is only ever added to"

_ON_SQLITE = """
CREATE TRIGGER {table}_{name} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
_FUNCTION_ON_POSTGRESQL = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION '{refusal}'; END$$
"""
_ON_POSTGRESQL = """
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION audit_refuse()
"""


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the triggers."""
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            for act in ("UPDATE", "DELETE"):
                name = f"stays_on_{act.lower()}"
                schema_editor.execute(_ON_SQLITE.format(table=table, name=name, act=act, refusal=REFUSAL))
    else:
        schema_editor.execute(_FUNCTION_ON_POSTGRESQL.format(refusal=REFUSAL))
        for table in TABLES:
            schema_editor.execute(_ON_POSTGRESQL.format(table=table))


def unguard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Removes the triggers."""
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            for act in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_stays_on_{act}")
    else:
        schema_editor.execute("DROP FUNCTION audit_refuse() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_about")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "position",
                    models.BigIntegerField(
                        help_text="Counted from 1, without a gap", primary_key=True, serialize=False
                    ),
                ),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("fingerprint", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"ordering": ["position"], "abstract": False},
        ),
        migrations.RunPython(guard, unguard),
    ]
