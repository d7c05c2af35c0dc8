from django.urls import path

from . import views

urlpatterns = [
    path("wer-macht-was/", views.who_does_what, name="who_does_what"),
    path("wer-macht-was/migrationsbeauftragte/", views.migration_officer, name="migration_officer"),
]
