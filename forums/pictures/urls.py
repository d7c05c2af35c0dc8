from django.urls import path

from . import views

urlpatterns = [
    path("bilder/<uuid:uuid>/", views.picture, name="picture"),
    path("bilder/<uuid:uuid>/<int:width>/", views.picture, name="picture_narrow"),
]
