from django.urls import path

from . import views

urlpatterns = [path("sitzungen/", views.meeting_list, name="council_meetings")]
