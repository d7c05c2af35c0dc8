from django.urls import URLPattern, path, re_path

from . import views
from .answers import open_data
from .api import api
from .datasets import DATASETS

# In one language, at one address: texts come in all languages.
api_urlpatterns = [
    path("", views.root, name="api_root"),
    path("openapi.json", views.openapi, name="api_document"),
    *(
        URLPattern(each.pattern, open_data(each.callback), each.default_args, each.name)
        for each in api.urls[0]
        if isinstance(each, URLPattern) and (each.name or "").startswith("api_")
    ),
    re_path(r"^[\s\S]*$", views.nothing_here),  # `path` knows no line breaks
]

urlpatterns = [
    path("daten/", views.data, name="open_data"),
    path("daten/api/", views.reference, name="api_reference"),
]
for _dataset in DATASETS:
    _names = [_dataset.table, *_dataset.tables.values()]
    for _name in _names:
        urlpatterns += [
            path(f"daten/{_name}.csv", views.table, {"name": _name}, name=f"data_{_name}"),
            path(f"daten/{_name}.csv-metadata.json", views.metadata, {"name": _name}, name=f"data_{_name}_metadata"),
        ]
    if _dataset.page:
        urlpatterns += [
            path(f"daten/{_dataset.table}.atom", views.feed, {"dataset": _dataset}, name=f"feed_{_dataset.table}")
        ]
