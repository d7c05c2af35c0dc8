from django.urls import path

from . import views

urlpatterns = [path("anregungen/neu/", views.new, name="suggestion_new")]
