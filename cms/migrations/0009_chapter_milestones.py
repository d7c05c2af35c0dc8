import wagtail.fields
from django.db import migrations
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import AlterBlockValueOperation


class Migration(migrations.Migration):
    """In chapters, drafts and all languages: the milestones are shown, no longer written."""

    dependencies = [
        ('cms', '0008_milestones_of_chapters'),
    ]

    operations = [
        MigrateStreamData(
            app_name="cms",
            model_name="ChapterPage",
            field_name="body",
            operations_and_block_paths=[(AlterBlockValueOperation(None), "milestones")],
        ),
        migrations.AlterField(
            model_name='chapterpage',
            name='body',
            field=wagtail.fields.StreamField([('heading', 2), ('text', 3), ('picture', 7), ('quote', 10), ('table', 13), ('accordion', 18), ('callout', 22), ('button', 26), ('milestones', 27), ('field_list', 28), ('theme_list', 29), ('steering', 31)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('2', 'Section'), ('3', 'Subsection')], 'label': 'Level'}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('level', 1)]], {}), 3: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text', 'template': 'cms/content/blocks/text.html'}), 4: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Source of the picture', 'max_length': 120, 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('image', 4), ('caption', 5), ('credit', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Who says so', 'max_length': 120, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 8), ('source', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'required': False}), 12: ('wagtail.blocks.DecimalBlock', (), {'label': 'Number', 'required': False}), 13: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 11), ('number', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Question or heading', 'max_length': 160}), 15: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'label': 'Text'}), 16: ('wagtail.blocks.StructBlock', [[('title', 14), ('text', 15)]], {}), 17: ('wagtail.blocks.ListBlock', (16,), {'label': 'Parts to open', 'min_num': 1}), 18: ('wagtail.blocks.StructBlock', [[('items', 17)]], {}), 19: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'Information'), ('success', 'Good news'), ('warning', 'Please note')], 'label': 'Kind'}), 20: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120}), 21: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 22: ('wagtail.blocks.StructBlock', [[('tone', 19), ('title', 20), ('text', 21)]], {}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button', 'max_length': 60}), 24: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page', 'required': False}), 25: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example /anregungen/neu/ or https://…', 'label': 'or an address', 'required': False}), 26: ('wagtail.blocks.StructBlock', [[('text', 23), ('page', 24), ('address', 25)]], {}), 27: ('cms.concept.blocks.MilestonesBlock', (), {}), 28: ('cms.concept.blocks.FieldsBlock', (), {}), 29: ('cms.concept.blocks.ThemesBlock', (), {}), 30: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('project', 'For the update of the concept'), ('permanent', 'Permanent')], 'label': 'Structure'}), 31: ('wagtail.blocks.StructBlock', [[('structure', 30)]], {})}, verbose_name='content'),
        ),
    ]
