from django.urls import path

from . import views

urlpatterns = [
    path("anregungen/bestaetigen/<str:token>/", views.confirm, name="follower_confirm"),
    path("anregungen/abbestellen/<str:token>/", views.stop, name="follower_stop"),
    path("anregungen/<str:number>/folgen/", views.follow_by_email, name="suggestion_follow_by_email"),
]
