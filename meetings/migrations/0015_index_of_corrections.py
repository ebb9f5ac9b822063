from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("meetings", "0013_rows_begun_in_drafts")]

    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                fields=["-published_at", "-id"],
                condition=Q(edition__gt=1) & (Q(change_note_it__gt="") | Q(change_note_en__gt="")),
                name="report_correcting",
            ),
        ),
    ]
