from django.urls import path

from . import views

urlpatterns = [
    path("prozess/", views.process, name="process"),
    path("prozess/kalender.ics", views.calendar, name="process_calendar"),
    path("prozess/dokumente/<uuid:uuid>/", views.document, name="milestone_document"),
    path("prozess/zeitplan.pdf", views.timetable, name="process_timetable"),
]
