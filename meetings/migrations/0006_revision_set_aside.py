from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_remarks_and_approvals"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="set_aside",
            field=models.BooleanField(default=False, verbose_name="set aside"),
        ),
    ]
