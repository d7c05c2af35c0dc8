from django.urls import path

from . import views

urlpatterns = [
    path("indikatoren/", views.indicator_list, name="indicator_list"),
    path("daten/messwerte.csv", views.readings_file, {"name": "csv"}, name="readings_csv"),
    path("daten/messwerte.xlsx", views.readings_file, {"name": "xlsx"}, name="readings_xlsx"),
    path("tandem/messwerte/", views.reading_desk, name="reading_desk"),
    path("tandem/messwerte/<uuid:uuid>/", views.indicator_readings, name="indicator_readings"),
    path("tandem/messwerte/<uuid:uuid>/<int:pk>/", views.reading_correct, name="reading_correct"),
]
