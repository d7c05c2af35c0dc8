from django.urls import path, re_path

from . import views

urlpatterns = [
    path("indikatoren/", views.indicator_list, name="indicator_list"),
    re_path(r"^daten/messwerte\.(?P<name>csv|xlsx)$", views.readings_file, name="readings_file"),
    path("tandem/messwerte/", views.reading_desk, name="reading_desk"),
    path("tandem/messwerte/<uuid:uuid>/", views.indicator_readings, name="indicator_readings"),
    path("tandem/messwerte/<uuid:uuid>/<int:pk>/", views.reading_correct, name="reading_correct"),
]
