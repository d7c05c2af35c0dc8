from django.db import migrations, models


class Migration(migrations.Migration):
    """What an association does may be written in a language that is not on the list. Changes no column."""

    dependencies = [("forums", "0037_forum_pictures")]

    operations = [
        migrations.AlterField(
            model_name="association",
            name="activities_language",
            field=models.CharField(
                choices=[
                    ("de", "Deutsch"),
                    ("en", "English"),
                    ("ar", "العربية"),
                    ("fa", "فارسی / دری"),
                    ("tr", "Türkçe"),
                    ("ku", "Kurmancî"),
                    ("ckb", "سۆرانی"),
                    ("uk", "Українська"),
                    ("ru", "Русский"),
                    ("ro", "Română"),
                    ("bg", "Български"),
                    ("pl", "Polski"),
                    ("sq", "Shqip"),
                    ("sr", "Srpski"),
                    ("pt", "Português"),
                    ("es", "Español"),
                    ("fr", "Français"),
                    ("it", "Italiano"),
                    ("el", "Ελληνικά"),
                    ("hy", "Հայերեն"),
                    ("arc", "ܣܘܪܝܬ (Suryoyo)"),
                    ("ti", "ትግርኛ"),
                    ("so", "Soomaali"),
                    ("sw", "Kiswahili"),
                    ("ta", "தமிழ்"),
                    ("vi", "Tiếng Việt"),
                    ("zh-hans", "中文"),
                    ("rmy", "Romani"),
                    ("und", "Another language"),
                ],
                default="de",
                max_length=16,
                verbose_name="language of this text",
            ),
        ),
    ]
