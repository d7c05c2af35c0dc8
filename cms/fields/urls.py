from django.urls import path

from . import views

urlpatterns = [path("konzept/handlungsfelder/<slug:slug>/bild.png", views.picture, name="field_picture")]
