import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0008_desk_lists'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='unsavedstate',
            name='unsaved_state_lately',
        ),
        migrations.AddField(
            model_name='unsavedstate',
            name='browser',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='unsavedstate',
            name='seen_at',
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AlterField(
            model_name='unsavedstate',
            name='at',
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AlterField(
            model_name='unsavedstate',
            name='report',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='unsaved_states', to='meetings.report'),
        ),
        migrations.AddIndex(
            model_name='unsavedstate',
            index=models.Index(fields=['report', '-seen_at'], name='unsaved_state_lately'),
        ),
    ]
