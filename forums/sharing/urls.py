from django.urls import path

from . import views

urlpatterns = [path("bild.png", views.picture_of_the_city, name="share_picture")]
